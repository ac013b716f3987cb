package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-isatty"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/load"
	"github.com/mapd/mapd/geo/ingest/mapping"
)

// console is where an import speaks to who called it. What it finds out and how
// far it is goes to the error output, the result to the output.
type console struct {
	in       *bufio.Reader
	out, err io.Writer
	asks     bool // somebody sits there who can answer
	live     bool // the error output is a terminal: one line is written over
	json     bool

	stage   load.Stage
	input   string
	began   time.Time // of the stage
	said    time.Time
	width   int // of the line that is to be written over
	records bool
	open    int // questions that a dry run leaves open
}

// plainEvery is how often plain lines of progress are written.
const plainEvery = 5 * time.Second

func newConsole(in io.Reader, out, err io.Writer, json bool) *console {
	return &console{in: bufio.NewReader(in), out: out, err: err, json: json,
		asks: isTerminal(in) && isTerminal(err), live: isTerminal(err)}
}

// isTerminal reports whether a stream is one that a person sits at.
func isTerminal(stream any) bool {
	file, ok := stream.(interface{ Fd() uintptr })
	return ok && isatty.IsTerminal(file.Fd())
}

// ask writes a text and reads a line.
func (c *console) ask(text string) (string, error) {
	c.endProgress()
	fmt.Fprint(c.err, text)
	line, err := c.in.ReadString('\n')
	if line == "" && err != nil {
		return "", errors.New("there was no answer")
	}
	return strings.TrimSpace(line), nil
}

// question lets somebody choose an answer.
func (c *console) question(input string, q mapping.Question) (mapping.Answer, error) {
	text := fmt.Sprintf("%s: %s\n", input, q.Text)
	for _, example := range q.Examples {
		text += "    " + example + "\n"
	}
	for i, a := range q.Answers {
		text += fmt.Sprintf("  %d  %s (%s)\n", i+1, a.Text, a)
	}
	for {
		line, err := c.ask(text + "Which one? ")
		if err != nil {
			return mapping.Answer{}, err
		}
		if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(q.Answers) {
			return q.Answers[n-1], nil
		}
		text = fmt.Sprintf("Write a number from 1 to %d. ", len(q.Answers))
	}
}

// show prints what is about to be imported, with the records in a dry run.
func (c *console) show(p load.Preview) error {
	c.endProgress()
	name := p.Input
	if p.Format != "" {
		name += " (" + p.Format + ")"
	}
	fmt.Fprintf(c.err, "%s\n%s\n", name, indent(p.Plan.String()))
	c.open += len(p.Plan.Questions)
	if !c.records {
		return nil
	}
	for _, r := range p.Records {
		text, err := json.MarshalIndent(r, "  ", "  ")
		if err != nil {
			return err
		}
		fmt.Fprintf(c.err, "\n  %s\n  %s\n", r.Key(), text)
	}
	return nil
}

func indent(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n  ")
}

// progress says how far an import is: on a terminal on one line, elsewhere in
// plain lines from time to time.
func (c *console) progress(p load.Progress) {
	now := time.Now()
	if p.Stage != c.stage || p.Input != c.input {
		c.endProgress()
		c.stage, c.input, c.began, c.said = p.Stage, p.Input, now, now
	}
	text := progressText(p, now.Sub(c.began))
	if c.live {
		fmt.Fprintf(c.err, "\r%-*s", c.width, text)
		c.width = len(text)
		return
	}
	if now.Sub(c.said) >= plainEvery {
		c.said = now
		fmt.Fprintln(c.err, text)
	}
}

func progressText(p load.Progress, took time.Duration) string {
	text := string(p.Stage)
	if p.Input != "" {
		text += " of " + p.Input
	}
	text += fmt.Sprintf(": %d", p.Rows)
	if took < time.Second {
		return text
	}
	text += fmt.Sprintf(", %.0f a second", float64(p.Rows)/took.Seconds())
	if p.Done > 0 && p.Total >= p.Done {
		left := time.Duration(float64(took) * float64(p.Total-p.Done) / float64(p.Done))
		text += fmt.Sprintf(", %d%%, %s left", 100*p.Done/p.Total, left.Round(time.Second))
	}
	return text
}

// endProgress clears the line of progress, so that something else can be
// written.
func (c *console) endProgress() {
	if c.live && c.width > 0 {
		fmt.Fprintf(c.err, "\r%*s\r", c.width, "")
		c.width = 0
	}
}

// changed says what a change came to.
func (c *console) changed(change geo.Change) error {
	if c.json {
		return json.NewEncoder(c.out).Encode(map[string]any{"change": change.Version, "written": change.Written})
	}
	if change.Written == 0 {
		_, err := fmt.Fprintln(c.out, "nothing to change")
		return err
	}
	_, err := fmt.Fprintf(c.out, "change %d: %d records written; mapd import --undo %[1]d takes it back\n", change.Version, change.Written)
	return err
}

// summary writes what an import came to.
func (c *console) summary(s load.Summary) error {
	for _, w := range s.Warnings {
		fmt.Fprintln(c.err, w)
	}
	if c.json {
		enc := json.NewEncoder(c.out)
		enc.SetEscapeHTML(false)
		return enc.Encode(s)
	}
	var b strings.Builder
	for _, in := range s.Inputs {
		writeInput(&b, in, s.DryRun)
	}
	if len(s.Inputs) > 1 {
		fmt.Fprintf(&b, "together: %s\n", countsText(s.Counts, s.DryRun))
	}
	if s.Sources+s.Kinds+s.Deleted > 0 {
		fmt.Fprintf(&b, "beside them: %d sources, %d kinds, %d deleted\n", s.Sources, s.Kinds, s.Deleted)
	}
	switch {
	case s.DryRun && c.open > 0:
		fmt.Fprintf(&b, "this was a dry run: nothing was written; the import itself wants an answer first (%d), and the counts may then be others\n", c.open)
	case s.DryRun:
		b.WriteString("this was a dry run: nothing was written\n")
	case s.Change == 0:
		b.WriteString("nothing has changed: the store has all of this already\n")
	default:
		fmt.Fprintf(&b, "written as change %d; mapd import --undo %[1]d takes it back\n", s.Change)
	}
	_, err := io.WriteString(c.out, b.String())
	return err
}

func writeInput(b *strings.Builder, in load.Input, dry bool) {
	fmt.Fprintf(b, "%s: %s\n", in.Name, countsText(in.Counts, dry))
	for _, r := range in.Reasons {
		fmt.Fprintf(b, "  rejected %d, first in line %d: %s\n", r.Rows, r.Line, r.Text)
	}
	for _, r := range in.Notes {
		fmt.Fprintf(b, "  %d rows, first in line %d: %s\n", r.Rows, r.Line, r.Text)
	}
	if in.Rejects != "" {
		fmt.Fprintf(b, "  the rejected rows are in %s; mend them there and import that file\n", in.Rejects)
	}
	if in.Reviews != "" {
		fmt.Fprintf(b, "  places to look at are in %s\n", in.Reviews)
	}
}

func countsText(c load.Counts, dry bool) string {
	stored := "stored"
	if dry {
		stored = "new"
	}
	return fmt.Sprintf("%d rows read = %d %s + %d updated + %d unchanged + %d rejected", c.Read, c.Stored, stored, c.Updated, c.Unchanged, c.Rejected)
}
