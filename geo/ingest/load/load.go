package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
)

// Open is the error for questions that nobody answers.
type Open struct {
	Input     string
	Questions []mapping.Question
}

// Error lists the questions with their answers.
func (o *Open) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s leaves something open; say it and import again:", o.Input)
	for _, q := range o.Questions {
		b.WriteString("\n" + q.String())
	}
	return b.String()
}

// importer is one import under way.
type importer struct {
	ctx      context.Context
	store    Store
	opt      Options
	held     held
	dataset  *geo.Dataset
	inputs   []*input
	sorter   *sorter
	kinds    map[string]bool // ids of the kinds that rows are of
	preview  []geo.Record    // of the present input
	outputs  []*collector
	progress reporter
	summary  Summary
}

// Import brings files into the store as one change, or nothing. store may be
// nil in a dry run: then it is as if it were empty.
//
// The error is the context's if that ends it; *Open if something is to be
// decided first; otherwise it names the file at fault. After an error nothing
// is written, neither to the store nor to reject files.
func Import(ctx context.Context, store Store, o Options) (Summary, error) {
	if err := CheckDatasetID(o.Dataset.ID); err != nil {
		return Summary{}, err
	}
	if len(o.Files) > 1 && (o.Rejects != "" || o.Reviews != "") {
		return Summary{}, errors.New("several files cannot share one reject or review file; leave the flag out: each file gets its own beside it")
	}
	i := &importer{ctx: ctx, store: store, opt: o, sorter: newSorter(o.TempDir), kinds: map[string]bool{}, progress: reporter{tell: o.Progress}}
	i.summary = Summary{Dataset: o.Dataset.ID, DryRun: o.DryRun}
	err := i.run()
	for _, c := range i.outputs {
		c.rejects.discard()
		c.reviews.discard()
	}
	err = errors.Join(err, closeInputs(i.inputs), i.sorter.close())
	return i.summary, err
}

func (i *importer) run() (err error) {
	if i.store != nil {
		if i.held, err = look(i.ctx, i.store, i.opt.Dataset.ID); err != nil {
			return err
		}
	}
	if i.opt.Replace && delivered(i.held.dataset) {
		return notByHand(i.opt.Dataset.ID)
	}
	if i.inputs, err = openInputs(i.ctx, &i.opt); err != nil {
		return err
	}
	for _, in := range i.inputs {
		if err := i.survey(in); err != nil {
			return err
		}
	}
	if err := i.describe(); err != nil {
		return err
	}
	for n, in := range i.inputs {
		if err := i.convert(n, in); err != nil {
			return err
		}
	}
	if err := i.findDoubles(); err != nil {
		return err
	}
	if err := i.finishFiles(); err != nil {
		return err
	}
	if i.opt.DryRun {
		err = i.compare()
	} else {
		err = i.write()
	}
	if err != nil {
		return err
	}
	return i.conclude()
}

// survey looks at all rows of an input and decides what its columns are.
func (i *importer) survey(in *input) error {
	opt := i.mapping()
	survey, err := i.lookAt(in, opt)
	if err != nil {
		return err
	}
	if in.plan, err = survey.Plan(opt); err != nil {
		return fmt.Errorf("%s: %w", in.name, err)
	}
	for tries := 0; len(in.plan.Questions) > 0; tries++ {
		if i.opt.Ask == nil || tries > mostQuestions {
			if i.opt.DryRun { // the preview shows what is open
				return nil
			}
			return &Open{Input: in.name, Questions: in.plan.Questions}
		}
		answer, err := i.opt.Ask(in.name, in.plan.Questions[0])
		if err != nil {
			return err
		}
		if opt, err = answer.Apply(opt); err != nil {
			return err
		}
		if in.plan, err = survey.Plan(opt); err != nil {
			return fmt.Errorf("%s: %w", in.name, err)
		}
	}
	return nil
}

// lookAt adds all rows of an input to a survey.
func (i *importer) lookAt(in *input, opt mapping.Options) (survey *mapping.Survey, err error) {
	i.progress.stage(Progress{Stage: Surveying, Input: in.name, Total: sizeOf(in)})
	for b := range in.ahead(i.ctx) {
		for n := range b.rows {
			if survey == nil {
				survey = mapping.NewSurvey(opt.Watched(b.rows[n].Names))
			}
			survey.Add(b.rows[n])
		}
		if b.err != nil {
			return nil, b.err
		}
		i.progress.row(int64(len(b.rows)), b.read)
	}
	if survey == nil {
		survey = mapping.NewSurvey(opt.Watched(nil))
	}
	return survey, i.ctx.Err()
}

// mostQuestions bounds how often the same file may ask.
const mostQuestions = 100

// mapping are the options of the mapping with what the store says.
func (i *importer) mapping() mapping.Options {
	o := i.opt.Mapping
	o.Dataset, o.Kinds = i.opt.Dataset.ID, i.held.kinds
	titles := i.opt.Dataset.Title
	if len(titles) == 0 && i.held.dataset != nil {
		titles = i.held.dataset.Title
	}
	for _, lang := range slices.Sorted(maps.Keys(titles)) {
		o.Title = cmp.Or(o.Title, titles[lang])
	}
	return o
}

func sizeOf(in *input) int64 {
	info, err := os.Stat(in.path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// describe settles what the dataset will be.
func (i *importer) describe() error {
	var defaults mapping.DatasetDefaults
	for _, in := range i.inputs {
		if defaults == (mapping.DatasetDefaults{}) {
			defaults = in.plan.Defaults
		}
	}
	var err error
	i.dataset, err = datasetOf(i.opt.Dataset, i.held, defaults, i.opt.Mapping.Lang)
	if err == nil && i.dataset.Visibility == geo.Private {
		i.warn("The dataset %s is private: it shows in no page, feed, tile or search. To publish it, where its licence allows that, import with --visibility public --licence LICENCE.", i.dataset.ID)
	}
	return err
}

func (i *importer) warn(format string, args ...any) {
	i.summary.Warnings = append(i.summary.Warnings, fmt.Sprintf(format, args...))
}

// convert makes records of the rows of an input and sorts them.
func (i *importer) convert(number int, in *input) error {
	c := &collector{importer: i, in: in, number: number,
		reasons: &reasons{}, notes: &reasons{}}
	c.rejects = newRejects(in, cmp.Or(i.opt.Rejects, beside(in.path, "rejects")))
	c.reviews = &reviews{table{path: cmp.Or(i.opt.Reviews, beside(in.path, "review"))}}
	i.outputs = append(i.outputs, c)
	i.preview = nil
	i.progress.stage(Progress{Stage: Reading, Input: in.name, Total: sizeOf(in)})
	taking := converter{ctx: i.ctx, in: in, places: i.opt.Places}
	shown := false
	err := taking.each(func(row *rowType, m *made, read int64) error {
		if !shown && len(i.preview) == previewed {
			shown = true
			if err := i.show(in, i.preview); err != nil {
				return err
			}
		}
		i.progress.row(1, read)
		return c.take(row, m)
	})
	if err == nil && !shown {
		err = i.show(in, i.preview)
	}
	return err
}

// show passes on what is about to be imported.
func (i *importer) show(in *input, records []geo.Record) error {
	if i.opt.Show == nil {
		return nil
	}
	return i.opt.Show(Preview{Input: in.name, Format: in.source.Format(), Table: in.table, Plan: in.plan, Records: records})
}

// beside names a file beside an input: data.csv gives data.rejects.csv.
func beside(path, what string) string {
	if path == "-" {
		return "stdin." + what + ".csv"
	}
	return strings.TrimSuffix(path, filepath.Ext(path)) + "." + what + ".csv"
}

func newRejects(in *input, path string) *rejects {
	r := &rejects{table: table{path: path}}
	for _, column := range in.plan.Columns {
		r.names = append(r.names, column.Name)
	}
	for _, t := range in.source.Tables() {
		if t.Name == in.table {
			r.hasShape = t.Located
		}
	}
	r.hasID = r.hasShape
	return r
}

// finishFiles brings the reject and review files to the disk.
func (i *importer) finishFiles() error {
	if i.opt.DryRun {
		return nil
	}
	for _, c := range i.outputs {
		if err := errors.Join(c.rejects.finish(), c.reviews.finish()); err != nil {
			return err
		}
	}
	return nil
}

// conclude adds up, and gives the reject and review files their names.
func (i *importer) conclude() error {
	var errs []error
	for _, c := range i.outputs {
		errs = append(errs, c.in.counts.check(c.in.name))
		i.summary.Counts.add(c.in.counts)
		i.summary.Reviews += c.reviews.rows
		input := Input{Name: c.in.name, Format: c.in.source.Format(), Profile: c.in.plan.Profile, Counts: c.in.counts,
			Reasons: c.reasons.list, Notes: c.notes.list}
		if !i.opt.DryRun {
			var err error
			input.Rejects, err = i.commit(&c.rejects.table)
			errs = append(errs, err)
			input.Reviews, err = i.commit(&c.reviews.table)
			errs = append(errs, err)
		}
		i.summary.Inputs = append(i.summary.Inputs, input)
	}
	return errors.Join(errs...)
}

func (i *importer) commit(t *table) (string, error) {
	path, replaced, err := t.commit()
	if replaced {
		i.warn("%s was there before and has been replaced.", path)
	}
	return path, err
}
