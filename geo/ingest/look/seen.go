package look

import (
	"context"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// Seen is what a file looks like. Its JSON is what the page reads.
type Seen struct {
	Plan Plan `json:"plan"`
	// Command imports the file as it is seen, with "…" for what is to be
	// filled in.
	Command string `json:"command"`
	Counts  Counts `json:"counts"`
	// Refused are the first of the rows that an import would refuse.
	Refused []Refusal `json:"refused"`
	// Kinds are those of the events, without those that were known before.
	Kinds []Kind `json:"kinds"`
	// Part holds the events as columns (package pack). The id of an event is
	// the number of its row. Nil while questions are open: a wrong guess would
	// move dots or dates.
	Part []byte `json:"-"`
}

// Plan says what the columns are taken for.
type Plan struct {
	// Profile is the title of the known set that the file is of, if it is.
	Profile   string     `json:"profile"`
	Columns   []Column   `json:"columns"`
	Findings  []string   `json:"findings"`
	Questions []Question `json:"questions"`
}

// Column is a column with what it is taken for, and why.
type Column struct {
	Name     string       `json:"name"`
	Role     mapping.Role `json:"role"`
	Why      string       `json:"why"`
	Examples []string     `json:"examples"`
	Filled   int64        `json:"filled"`
}

// Question is one that has to be answered before anything is drawn.
type Question struct {
	Text     string   `json:"text"`
	Examples []string `json:"examples"`
	Answers  []Answer `json:"answers"`
}

// Answer is one answer: a flag of mapd import.
type Answer struct {
	Flag  string `json:"flag"`
	Value string `json:"value"`
	Text  string `json:"text"`
}

// Counts say what became of the rows that were read: each is an event, some
// other record of mapd's own exports, says again what a row with the same id
// says, or is refused. Of the events some are located, the others known by
// country or not at all; some are undated.
type Counts struct {
	Read    int64 `json:"read"`
	Events  int64 `json:"events"`
	Others  int64 `json:"others"`
	Again   int64 `json:"again"`
	Refused int64 `json:"refused"`
	Located int64 `json:"located"`
	Undated int64 `json:"undated"`
}

// Refusal is a row that an import would refuse.
type Refusal struct {
	// Line is where the row begins in the file, 0 in formats without lines;
	// Row counts the rows from 1.
	Line int64 `json:"line"`
	Row  int64 `json:"row"`
	// Column is the one at fault, empty if it is the row as a whole.
	Column string `json:"column"`
	Reason string `json:"reason"`
	Remedy string `json:"remedy"`
}

// Kind is a kind of event, with its label in one language.
type Kind struct {
	ID     string     `json:"id"`
	Label  string     `json:"label"`
	Glyph  string     `json:"glyph"`
	Family geo.Family `json:"family"`
}

// mostRefused is how many refused rows are told.
const mostRefused = 1000

// Look reads the table and says what is in it. progress may be nil.
func (f *File) Look(ctx context.Context, a Ask, progress Progress) (*Seen, error) {
	if err := f.take(ctx, a, progress); err != nil {
		return nil, err
	}
	s := &Seen{Plan: planOf(f.plan), Command: f.command(a), Refused: []Refusal{}, Kinds: []Kind{}}
	if len(f.plan.Questions) > 0 {
		return s, nil
	}
	v := viewer{seen: s, plan: f.plan, kinds: map[string]bool{}, ids: map[string]first{}}
	for row, err := range f.each(ctx, 2, progress) {
		if err != nil {
			return nil, err
		}
		v.take(ctx, row)
	}
	var err error
	s.Part, err = v.part()
	return s, err
}

func planOf(p *mapping.Plan) Plan {
	plan := Plan{Profile: p.Profile, Columns: []Column{}, Findings: orNone(p.Findings), Questions: []Question{}}
	for _, c := range p.Columns {
		plan.Columns = append(plan.Columns, Column{c.Name, c.Role, c.Why, orNone(c.Examples), c.Filled})
	}
	for _, q := range p.Questions {
		question := Question{Text: q.Text, Examples: orNone(q.Examples)}
		for _, answer := range q.Answers {
			question.Answers = append(question.Answers, Answer{answer.Flag, answer.Value, answer.Text})
		}
		plan.Questions = append(plan.Questions, question)
	}
	return plan
}

// orNone is a list that JSON writes as one, also if there is nothing in it.
func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// viewer takes in rows.
type viewer struct {
	seen   *Seen
	plan   *mapping.Plan
	kinds  map[string]bool
	ids    map[string]first
	events []kept
}

func (v *viewer) take(ctx context.Context, row rows.Row) {
	v.seen.Counts.Read++
	result, reject := v.plan.Record(ctx, row, nil)
	if reject == nil && !result.Hashed {
		var again bool
		if again, reject = v.double(&row, result.Key); again {
			v.seen.Counts.Again++
			return
		}
	}
	if reject != nil {
		v.refuse(&row, reject)
		return
	}
	for _, k := range result.Kinds {
		v.addKind(k)
	}
	if e := result.Event(); e != nil {
		v.addEvent(e, row.Number)
		return
	}
	v.seen.Counts.Others++
}

func (v *viewer) refuse(row *rows.Row, r *mapping.Reject) {
	v.seen.Counts.Refused++
	if len(v.seen.Refused) < mostRefused {
		v.seen.Refused = append(v.seen.Refused, Refusal{row.Line, row.Number, r.Column, r.Reason, r.Remedy})
	}
}

func (v *viewer) addKind(k *geo.Kind) {
	if v.kinds[k.ID] {
		return
	}
	v.kinds[k.ID] = true
	v.seen.Kinds = append(v.seen.Kinds, Kind{k.ID, textOf(k.Label), k.Glyph, k.Family})
}
