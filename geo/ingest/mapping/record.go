package mapping

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// making is a row on its way to become a record.
type making struct {
	*binding
	ctx    context.Context
	places Places
	row    *rows.Row
	cells  []any
	event  *geo.Event
	result Result
}

// Record makes a record of a row, or says why it cannot. Of a row without
// coordinates it asks places, which may be nil; then the row is known by its
// country only.
func (p *Plan) Record(ctx context.Context, row rows.Row, places Places) (Result, *Reject) {
	if row.Fault != nil {
		return Result{}, &Reject{Reason: row.Fault.Error(), Remedy: "mend the row"}
	}
	b := p.bind(&row)
	if p.profile.Export {
		return b.exported(&row)
	}
	m := making{binding: b, ctx: ctx, places: places, row: &row, cells: row.Values,
		event: &geo.Event{Dataset: p.opt.Dataset, Confidence: geo.Reported, Countries: []string{}, Hotspots: []string{}, Figures: []geo.Figure{}}}
	m.result.Record = m.event
	m.name()
	for _, step := range []func() *Reject{m.date, m.locate} {
		if reject := step(); reject != nil {
			return Result{}, reject
		}
	}
	m.describe()
	m.count()
	m.cite()
	m.keep()
	return m.result, nil
}

// Key is the key that Record gives to the row, without making the record; it
// is empty if the row has a Fault.
func (p *Plan) Key(row rows.Row) (key string, hashed bool) {
	if row.Fault != nil {
		return "", false
	}
	return p.bind(&row).key(&row)
}

// key returns the folded id of a row, else the hash of its values.
func (b *binding) key(row *rows.Row) (key string, hashed bool) {
	id := b.text(row.Values, b.id)
	if id == "" && b.plan.roleColumn(ID) == "" {
		id = strings.TrimSpace(row.ID)
	}
	if id != "" {
		return foldedKey(id), false
	}
	return b.rowKey(row), true
}

func (m *making) name() {
	m.result.Key, m.result.Hashed = m.key(m.row)
	m.event.ID = m.event.Dataset + "." + m.result.Key
	if m.result.Hashed && m.id >= 0 {
		m.note("%s is empty: the row is named by its values", m.names[m.id])
	}
}

func (m *making) note(format string, args ...any) {
	m.result.Notes = append(m.result.Notes, fmt.Sprintf(format, args...))
}

// extra keeps a value that has no member of its own.
func (m *making) extra(name string, value any) {
	if m.event.Extra == nil {
		m.event.Extra = make(map[string]any, len(m.kept)+2)
	}
	m.event.Extra[name] = value
}

// extraCell keeps a cell as it is.
func (m *making) extraCell(i int) {
	if m.empty(m.cells[i]) {
		return
	}
	switch v := m.cells[i].(type) {
	case string:
		text := strings.TrimSpace(clean(v))
		if m.asText[i] {
			m.extra(m.keys[i], text)
		} else {
			m.extra(m.keys[i], typed(text))
		}
	default:
		m.extra(m.keys[i], cleaned(v))
	}
}

// describe writes the kind, the title and the summary.
func (m *making) describe() {
	kind := m.plan.kinds.find(oneLine(m.text(m.cells, m.kind)), oneLine(m.text(m.cells, m.sub)))
	m.event.Kind, m.result.Kinds = kind.kind.ID, kind.fresh
	if m.sub >= 0 && m.kind >= 0 && m.text(m.cells, m.sub) != "" {
		m.extraCell(m.kind)
	}
	lang := m.language()
	title := oneLine(m.text(m.cells, m.title))
	if title == "" {
		title = m.formed(m.cells)
	}
	if title == "" {
		title = m.madeTitle(m.cells, kind.label, m.event.Place, plainDate(string(m.event.When)))
	}
	title = oneLine(title)
	short, cut := shortened(title, titleRunes)
	if cut && m.title >= 0 {
		m.extra(m.keys[m.title], title)
	}
	m.event.Title = geo.Texts{lang: short}
	m.summarise(lang)
}

// summarise takes the summary, else the notes; notes beside a summary are kept,
// and so is markup.
func (m *making) summarise(lang string) {
	summary := m.text(m.cells, m.summary)
	if plain := withoutMarkup(summary); plain != summary {
		m.extraCell(m.summary)
		summary = plain
	}
	if summary == "" && len(m.notes) == 1 {
		summary = m.text(m.cells, m.notes[0])
	} else if summary == "" {
		summary = strings.Join(m.all(m.cells, m.notes), "\n")
	} else {
		for _, i := range m.notes {
			m.extraCell(i)
		}
	}
	if summary != "" {
		m.event.Summary = geo.Texts{lang: summary}
	}
}

// language is that of the row's texts.
func (m *making) language() string {
	if tag := m.text(m.cells, m.lang); tag != "" && languageTag(tag) {
		return tag
	}
	return m.plan.opt.language()
}

// count reads the figures.
func (m *making) count() {
	if len(m.figures) > 0 {
		m.event.Figures = make([]geo.Figure, 0, len(m.figures))
	}
	for _, f := range m.figures {
		a, ok := f.read(m.binding, m.cells)
		if ok && a != (amount{}) {
			m.event.Figures = append(m.event.Figures, f.figure(a))
		}
		if !ok {
			for _, i := range f.columns {
				m.extraCell(i)
			}
			m.note("%s: what stands there is no number; it is kept as it is", strings.Join(f.names, ", "))
		}
	}
}

// cite names the sources.
func (m *making) cite() {
	m.result.Sources = m.sourcesOf()
	m.event.Claims = make([]geo.Claim, len(m.result.Sources))
	for i, s := range m.result.Sources {
		m.event.Claims[i].Source = s.ID
	}
	if text := m.text(m.cells, m.confidence); text != "" {
		c := geo.Confidence(strings.ToLower(text))
		if slices.Contains(geo.Confidences, c) && (c != geo.Disputed || len(m.event.Claims) > 1) {
			m.event.Confidence = c
		} else {
			m.extraCell(m.confidence)
		}
	}
	for part := range strings.FieldsFuncSeq(m.text(m.cells, m.hotspots), func(r rune) bool { return r == ';' || r == ',' || r == ' ' }) {
		m.event.Hotspots = append(m.event.Hotspots, part)
	}
}

// sourcesOf finds the sources of the row. Where each column stands alone, what
// they came to before is remembered.
func (m *making) sourcesOf() []*geo.Source {
	r := &m.plan.sources
	if len(m.binding.sources) > 1 || len(m.titles) > 1 || len(m.urls) > 1 {
		return r.of(m.all(m.cells, m.binding.sources), m.all(m.cells, m.titles), m.all(m.cells, m.urls))
	}
	one := func(columns []int) string {
		if len(columns) == 0 {
			return ""
		}
		return m.text(m.cells, columns[0])
	}
	return r.ofOne(sourceText{one(m.binding.sources), one(m.titles), one(m.urls)})
}

// keep keeps the columns without a role.
func (m *making) keep() {
	for _, i := range m.kept {
		m.extraCell(i)
	}
	if m.row.ID != "" && m.id >= 0 && foldedKey(m.row.ID) != m.result.Key {
		m.extra("feature_id", clean(m.row.ID))
	}
}
