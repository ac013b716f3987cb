package mapping

import (
	"fmt"
	"strings"

	"github.com/mapd/mapd/geo"
)

// Options are what the user says of a table. The zero Options leave everything
// but the dataset to be found out.
type Options struct {
	// Dataset is the id of the dataset that the records go to.
	Dataset string
	// Title is the dataset's title, in the language Lang; it names the source
	// of rows that name none. Empty: the dataset's id.
	Title string
	// Profile is that of a known set; nil: it is found by the columns.
	Profile *Profile
	// NoProfile looks for no profile.
	NoProfile bool
	// Map gives columns a role, each as "role=column".
	Map []string
	// Dates are words for how dates are written, as dates.ParseOptions reads
	// them: "dmy".
	Dates string
	// Lang is the language of the texts, a BCP 47 tag; empty: not known (und).
	Lang string
	// Kind is the label of the kind of rows that name none. Empty: "Event".
	Kind string
	// Kinds are those that the store has. A row whose kind is written as the
	// id or a label of one of them is of that kind.
	Kinds []*geo.Kind
	// Precision and RadiusM say how exactly places are known where no column
	// does. Empty: as README says, by how the numbers are written.
	Precision geo.Precision
	RadiusM   float64
	// Swap exchanges latitude and longitude. AllowSwapped takes them as they
	// stand although they look exchanged.
	Swap, AllowSwapped bool
}

// Answer is one answer to a Question, as a flag of the command line.
type Answer struct {
	// Flag and Value are what to write: --dates dmy. Value may be empty.
	Flag, Value string
	// Also are further values of the flag: --map start=from --map end=until.
	Also []string
	// Text says what the answer means.
	Text string
}

// mapped is the answer that gives columns roles, each as "role=column".
func mapped(text string, entries ...string) Answer {
	return Answer{Flag: "map", Value: entries[0], Also: entries[1:], Text: text}
}

// String is the answer as it is written on the command line.
func (a Answer) String() string {
	text := "--" + a.Flag
	if a.Value != "" {
		text += " " + quoteArg(a.Value)
	}
	for _, value := range a.Also {
		text += " --" + a.Flag + " " + quoteArg(value)
	}
	return text
}

// quoteArg quotes a value for a shell where it needs it.
func quoteArg(value string) string {
	if strings.ContainsAny(value, " '\"$`\\*?()[]{}&|;<>") {
		return "'" + strings.ReplaceAll(value, "'", `'\''`) + "'"
	}
	return value
}

// Apply returns the options with the answer given.
func (a Answer) Apply(o Options) (Options, error) {
	switch a.Flag {
	case "map":
		o.Map = append(append(o.Map[:len(o.Map):len(o.Map)], a.Value), a.Also...)
	case "dates":
		o.Dates = strings.Trim(o.Dates+","+a.Value, ",")
	case "swap":
		o.Swap = true
	case "allow-swapped":
		o.AllowSwapped = true
	default:
		return o, fmt.Errorf("--%s is no answer to a question", a.Flag)
	}
	return o, nil
}

// Question is something that is not to be guessed, since a wrong guess would
// move a dot or a date.
type Question struct {
	// Text is one English sentence.
	Text string
	// Examples are cells that are open.
	Examples []string
	// Answers are the possible ones, the likeliest first.
	Answers []Answer
}

func (q Question) String() string {
	var b strings.Builder
	b.WriteString(q.Text)
	if len(q.Examples) > 0 {
		b.WriteString(" (" + strings.Join(q.Examples, " | ") + ")")
	}
	for _, a := range q.Answers {
		fmt.Fprintf(&b, "\n  %s  %s", a, a.Text)
	}
	return b.String()
}

// language is the tag under which texts are stored.
func (o *Options) language() string {
	if o.Lang == "" {
		return "und"
	}
	return o.Lang
}
