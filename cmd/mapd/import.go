package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"runtime/debug"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/ingest/formats"
	"github.com/mapd/mapd/geo/ingest/load"
	"github.com/mapd/mapd/geo/ingest/mapping"
)

const importHelp = `Bring files into a store: spreadsheets, CSV, GeoJSON, databases, tracks, as
they are or packed.

  mapd import raids.csv --dataset raids --dry-run
  mapd import raids.csv --dataset raids --title "Raids 2024" --licence CC-BY-4.0
  mapd import 2023.csv 2024.csv --dataset raids --map id=case_no --dates dmy
  mapd import --undo 12

What each column is, is found out from its name and from what stands in it, and
printed first; --dry-run goes on to ten finished rows and the counts, and writes
nothing. What a wrong guess would get wrong is asked: on a terminal at once,
elsewhere by ending with the flags that answer.

All files of a call are one change: all of it is written or nothing, whatever
happens. Each row is stored, updates the record of its id, leaves it unchanged,
or goes to a reject file beside the input, with line, reason and the row as it
came; that file, mended, can be imported as it is. Importing the same again
changes nothing.

A new dataset is private: it shows in no page, feed, tile or search, until it is
imported with --visibility public and a --licence that allows that.

mapd may serve the store meanwhile, and shows the result within a second.

It exits with 0 if all was done, 1 if rows were rejected, and 2 if nothing was
done.`

// errRejects says by the exit status that rows were rejected.
var errRejects = errors.New("some rows were rejected")

// importFlags are the flags of mapd import.
type importFlags struct {
	store, table, layer, encoding, delimiter, profile string
	format                                            string
	title, visibility, precision                      string
	dataset                                           geo.Dataset
	mapping                                           mapping.Options
	rejects, review, author, reason, remove           string
	undo                                              int64
	dryRun, replace, yes, json                        bool
}

func importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "Bring files into a store",
		Long:  importHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			c := newConsole(cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr(), f.json)
			c.records = f.dryRun
			return f.run(cmd.Context(), args, c)
		},
	}
	f.define(cmd)
	return cmd
}

func (f *importFlags) define(cmd *cobra.Command) {
	flags := cmd.Flags()
	storeFlag(cmd, &f.store)
	flags.StringVar(&f.dataset.ID, "dataset", "", "id of the dataset that the rows go to, such as raids-2024; it is made if it is new")
	flags.StringVar(&f.table, "table", "", "sheet, layer or member to read, where a file has several")
	flags.StringVar(&f.layer, "layer", "", "the same as --table")
	flags.StringVar(&f.format, "format", "", "format of the files instead of what they look like: "+strings.Join(formats.Names(), ", "))
	flags.StringVar(&f.encoding, "encoding", "", "encoding of text, such as windows-1252")
	flags.StringVar(&f.delimiter, "delimiter", "", `what stands between cells, such as ";" or "\t"`)
	flags.StringArrayVar(&f.mapping.Map, "map", nil, "role of a column, as role=column; may be given again")
	flags.StringVar(&f.profile, "profile", "", "known set that the columns are of: "+strings.Join(mapping.Profiles(), ", ")+", or a YAML file; none looks for none")
	flags.StringVar(&f.mapping.Dates, "dates", "", "order of day, month and year in dates: dmy, mdy or ymd; and what else they are, with commas between: whole-years, whole-months, month-year, buddhist, serial-1900, serial-1904, edtf")
	flags.StringVar(&f.mapping.Kind, "kind", "", "kind of rows that name none")
	flags.StringVar(&f.precision, "precision", "", "how exactly places are known where no column says: site, near, town, district, province or country")
	flags.Float64Var(&f.mapping.RadiusM, "radius-m", 0, "within how many metres places lie where no column says")
	flags.BoolVar(&f.mapping.Swap, "swap", false, "exchange latitude and longitude")
	flags.BoolVar(&f.mapping.AllowSwapped, "allow-swapped", false, "take latitude and longitude as they stand although they look exchanged")
	flags.BoolVar(&f.dryRun, "dry-run", false, "show what would be written, and write nothing")
	flags.StringVar(&f.title, "title", "", "title of the dataset")
	flags.StringVar(&f.dataset.Licence, "licence", "", "licence of the dataset, such as CC-BY-4.0")
	flags.StringVar(&f.dataset.Credit, "credit", "", "whom to name as the dataset's author")
	flags.StringVar(&f.dataset.Language, "lang", "", "language of the texts, such as en")
	flags.StringVar(&f.visibility, "visibility", "", "public or private")
	flags.BoolVar(&f.replace, "replace", false, "delete what the dataset holds beside the rows of the files")
	flags.Int64Var(&f.undo, "undo", 0, "undo the change of this number, by a new change")
	flags.StringVar(&f.remove, "remove", "", "delete the dataset of this id with all its records")
	flags.StringVar(&f.rejects, "rejects", "", "file for rejected rows instead of FILE.rejects.csv beside the input")
	flags.StringVar(&f.review, "review", "", "file for places to look at instead of FILE.review.csv beside the input")
	flags.StringVar(&f.author, "author", "", "author of the change instead of the name of the user")
	flags.StringVar(&f.reason, "reason", "", "reason of the change")
	flags.BoolVar(&f.yes, "yes", false, "do not ask before --remove and --replace")
	flags.BoolVar(&f.json, "json", false, "write the summary as JSON")
	cmd.MarkFlagsMutuallyExclusive("undo", "remove", "dataset")
	cmd.MarkFlagsMutuallyExclusive("table", "layer")
	cmd.MarkFlagsMutuallyExclusive("swap", "allow-swapped")
}

func (f *importFlags) run(ctx context.Context, files []string, c *console) error {
	if (f.undo != 0 || f.remove != "") && len(files) > 0 {
		return errors.New("--undo and --remove take no files")
	}
	err := f.do(ctx, files, c)
	if ctx.Err() != nil && err != nil {
		return fmt.Errorf("stopped: nothing was written (%w)", context.Cause(ctx))
	}
	return err
}

func (f *importFlags) do(ctx context.Context, files []string, c *console) error {
	switch {
	case f.undo != 0:
		return f.change(ctx, c, func(s geo.Store) (geo.Change, error) {
			return load.Undo(ctx, s, geo.Version(f.undo), f.by(), f.reason)
		})
	case f.remove != "":
		if err := f.confirm(c, "delete the dataset "+f.remove+" with all its records"); err != nil {
			return err
		}
		return f.change(ctx, c, func(s geo.Store) (geo.Change, error) {
			return load.Remove(ctx, s, f.remove, f.by(), f.reason)
		})
	case len(files) == 0:
		return errors.New("name a file to import, such as mapd import raids.csv --dataset raids; mapd import --help tells the rest")
	case f.dataset.ID == "":
		return errors.New("write --dataset with the id of the dataset that the rows go to, such as --dataset raids-2024")
	}
	if f.replace && !f.dryRun {
		if err := f.confirm(c, "delete what "+f.dataset.ID+" holds beside these rows"); err != nil {
			return err
		}
	}
	return f.load(ctx, files, c)
}

// confirm asks on a terminal, and wants --yes elsewhere.
func (f *importFlags) confirm(c *console, what string) error {
	if f.yes {
		return nil
	}
	if !c.asks {
		return fmt.Errorf("add --yes to %s", what)
	}
	if answer, err := c.ask("This will " + what + ". Go on? [y/N] "); err != nil || !strings.HasPrefix(strings.ToLower(answer), "y") {
		return errors.New("nothing was done")
	}
	return nil
}

// change makes a change that needs no file, in a store that is there.
func (f *importFlags) change(ctx context.Context, c *console, do func(geo.Store) (geo.Change, error)) error {
	store, err := openExisting(ctx, f.store)
	if err != nil {
		return err
	}
	change, err := do(store)
	if err = errors.Join(err, store.Close()); err != nil {
		return err
	}
	return c.changed(change)
}

// load imports files.
func (f *importFlags) load(ctx context.Context, files []string, c *console) error {
	o, err := f.options(files, c)
	if err != nil {
		return err
	}
	store, err := openOrNew(ctx, f.store)
	if err != nil {
		return err
	}
	// Rows leave much behind that is collected at once: more memory before each
	// collection saves a tenth of the time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	summary, err := load.Import(ctx, store, o)
	c.endProgress()
	if err = errors.Join(err, store.Close()); err != nil {
		return err
	}
	if err := c.summary(summary); err != nil {
		return err
	}
	if summary.Counts.Rejected > 0 {
		return errRejects
	}
	return nil
}

func (f *importFlags) options(files []string, c *console) (load.Options, error) {
	o := load.Options{
		Files: files, Table: cmp.Or(f.table, f.layer), Formats: formats.Options{Format: f.format, Encoding: f.encoding},
		Mapping: f.mapping, Dataset: f.dataset, Replace: f.replace, DryRun: f.dryRun, Rejects: f.rejects, Reviews: f.review,
		Author: f.by(), Reason: cmp.Or(f.reason, "import "+strings.Join(files, ", ")),
		Places: load.NewPlaces(f.places), Show: c.show, Progress: c.progress,
	}
	if c.asks {
		o.Ask = c.question
	}
	o.Mapping.Lang = f.dataset.Language
	if f.title != "" {
		o.Dataset.Title = geo.Texts{cmp.Or(f.dataset.Language, "und"): f.title}
	}
	o.Dataset.Visibility = geo.Visibility(f.visibility)
	if !strings.Contains(" public private ", " "+f.visibility+" ") && f.visibility != "" {
		return o, fmt.Errorf("--visibility %q: write public or private", f.visibility)
	}
	if err := load.CheckDatasetID(f.dataset.ID); err != nil {
		return o, fmt.Errorf("--%w", err)
	}
	o.Mapping.Precision = geo.Precision(f.precision)
	if f.precision != "" && !slices.Contains(geo.Precisions, o.Mapping.Precision) {
		return o, fmt.Errorf("--precision %q: write one of %v", f.precision, geo.Precisions)
	}
	if f.mapping.RadiusM < 0 {
		return o, fmt.Errorf("--radius-m %v: write metres", f.mapping.RadiusM)
	}
	for _, m := range f.mapping.Map {
		role, _, _ := strings.Cut(m, "=")
		if _, err := mapping.ParseRole(role); err != nil {
			return o, fmt.Errorf("--map %s: %w", m, err)
		}
	}
	var err error
	if o.Formats.Delimiter, err = delimiter(f.delimiter); err != nil {
		return o, err
	}
	o.Mapping.Profile, o.Mapping.NoProfile, err = profile(f.profile)
	return o, err
}

func delimiter(text string) (rune, error) {
	text = strings.NewReplacer(`\t`, "\t", "tab", "\t").Replace(text)
	if text == "" {
		return 0, nil
	}
	r, size := utf8.DecodeRuneInString(text)
	if size != len(text) || r == utf8.RuneError {
		return 0, fmt.Errorf(`--delimiter %q: write one character, such as ";" or "\t"`, text)
	}
	return r, nil
}

// profile returns the profile of a name or file; nil finds one by the columns.
func profile(name string) (p *mapping.Profile, none bool, err error) {
	if name == "" || name == "none" {
		return nil, name == "none", nil
	}
	if !strings.ContainsAny(name, `./\`) {
		p, err = mapping.NamedProfile(name)
		return p, false, err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, false, fmt.Errorf("--profile: %w", err)
	}
	defer file.Close()
	p, err = mapping.ReadProfile(name, file)
	return p, false, err
}

// places opens the gazetteer, for rows without coordinates. The hotspots are
// those of the store if it is there.
func (f *importFlags) places() (*geocode.Geocoder, error) {
	store := f.store
	if _, err := os.Stat(store); errors.Is(err, os.ErrNotExist) && !strings.Contains(store, "://") {
		store = ""
	}
	p, err := openPlaces(context.Background(), store)
	if err != nil {
		return nil, err
	}
	return p.geocoder, nil
}

// by is who makes the change.
func (f *importFlags) by() string {
	name := f.author
	if u, err := user.Current(); err == nil {
		name = cmp.Or(name, u.Username)
	}
	return cmp.Or(name, "import")
}
