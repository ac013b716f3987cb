package ogc

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/feeds"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/pages"
	"github.com/mapd/mapd/web/record"
)

var itemHTML = pageTemplate("item")

// itemView is what the page of an item shows.
type itemView struct {
	pages.Frame
	Facts   []pages.Fact
	Map     *pages.Map
	Figures []figureRow
	Status  []pages.Fact
	Claims  []claimRow
	Extra   []pages.Fact
	Rights  []pages.Fact
}

// figureRow is a number with what is known of it.
type figureRow struct{ Measure, Low, Best, High, Unit, Note string }

// claimRow is what one source says.
type claimRow struct {
	Source              pages.Value
	Read                string // where the source can be read, if on the web
	Locator, When, Says string
}

func (a *resource) itemPage(w http.ResponseWriter, r *http.Request) error {
	d, s, err := a.described(r)
	if err != nil {
		return err
	}
	p, err := readPage(r)
	if err != nil {
		return err
	}
	item, err := find(s, d, r)
	if err != nil {
		return err
	}
	return p.serve(w, s, itemHTML, func() (any, error) {
		v := itemView{}
		title, lede := p.tell(s, item, &v)
		v.Frame = p.frame(title, lede, p.collectionsLink(), p.collectionLink(d), pages.Link{Text: p.Say("items"), Address: p.to(d.path() + "/items")})
		v.Formats = []pages.Link{{Text: "GeoJSON", Address: p.self("f", "json"), Type: httpx.GeoJSON}}
		if set, ok := s.Dataset(item.Record().InDataset()); ok {
			v.Rights = p.rights(s, description{dataset: set})
		}
		v.Map, err = pages.NewMap(p.Say("mapof"), []pages.Place{placeOf(s, item)})
		return v, err
	})
}

// tell fills in what is known of an item, and returns its title and summary.
func (p pageRequest) tell(s *snapshot.Snapshot, item *snapshot.Item, v *itemView) (title, lede string) {
	common := []pages.Fact{pages.Text(p.Say("id"), item.ID()), pages.Text(p.Say("version"), strconv.FormatInt(int64(item.Version), 10))}
	switch r := record.Properties(item, p.texts).(type) {
	case record.Event:
		title, lede, v.Facts = or(r.Title), or(r.Summary), p.eventFacts(s, &r)
		v.Figures, v.Claims, v.Extra = p.figures(r.Figures), p.claims(s, r.Sources), extras(r.Extra)
	case record.Flow:
		title, lede = or(r.Title), or(r.Summary)
		v.Facts = slices.Concat([]pages.Fact{
			{Label: p.Say("from"), Values: p.named(s, geo.Hotspots, or(r.From))}, {Label: p.Say("to"), Values: p.named(s, geo.Hotspots, or(r.To))},
			{Label: p.Say("event"), Values: p.named(s, geo.Events, or(r.Of))},
		}, p.eventFacts(s, &r.Event))
		v.Figures, v.Claims, v.Extra = p.figures(r.Figures), p.claims(s, r.Sources), extras(r.Extra)
	case record.Hotspot:
		title, lede, v.Facts = or(r.Name), or(r.Summary), p.hotspotFacts(s, &r)
		for _, st := range r.Status {
			v.Status = append(v.Status, pages.Text(string(st.When), st.Status))
		}
		v.Claims = p.claims(s, r.Sources)
	case record.Source:
		title, lede, v.Facts = or(r.Title), or(r.Note), p.sourceFacts(s, &r)
	}
	if title == "" {
		title = item.ID()
	}
	v.Facts = pages.Facts(append(v.Facts, common...)...)
	return title, lede
}

func (p pageRequest) eventFacts(s *snapshot.Snapshot, e *record.Event) []pages.Fact {
	return []pages.Fact{
		pages.Text(p.Say("when"), or(e.When)), pages.Text(p.Say("start"), or(e.Start)), pages.Text(p.Say("end"), or(e.End)),
		pages.Text(p.Say("kind"), p.kindLabel(s, e.Kind)), pages.Text(p.Say("place"), or(e.Place)),
		pages.Text(p.Say("countries"), joined(e.Countries)), p.known(e.Precision, e.RadiusM),
		{Label: p.Say("hotspots"), Values: p.named(s, geo.Hotspots, e.Hotspots...)},
		pages.Text(p.Say("confidence"), or(e.Confidence)), pages.Text(p.Say("dataset"), e.Dataset),
	}
}

func (p pageRequest) hotspotFacts(s *snapshot.Snapshot, h *record.Hotspot) []pages.Fact {
	also := pages.Fact{Label: p.Say("also")}
	for _, n := range h.Names {
		also.Values = append(also.Values, pages.Value{Text: n.Text, Lang: n.Lang})
	}
	cited := strings.Trim(or(h.FirstCited)+" – "+or(h.LastCited), " –")
	return []pages.Fact{
		also, pages.Text(p.Say("type"), h.Type), pages.Text(p.Say("role"), h.Role), pages.Text(p.Say("country"), or(h.Country)),
		{Label: p.Say("partof"), Values: p.named(s, geo.Hotspots, or(h.PartOf))}, p.known(h.Precision, h.RadiusM),
		pages.Text(p.Say("located"), or(h.Located)), pages.Text(p.Say("cited"), cited), pages.Text(p.Say("dataset"), h.Dataset),
	}
}

func (p pageRequest) sourceFacts(s *snapshot.Snapshot, r *record.Source) []pages.Fact {
	read := pages.Fact{Label: p.Say("read")}
	if at := feeds.WebAddress(or(r.URL)); at != "" {
		read.Values = []pages.Value{{Text: at, Address: at}}
	}
	return []pages.Fact{
		pages.Text(p.Say("by"), or(r.Author)), pages.Text(p.Say("in"), or(r.Container)), pages.Text(p.Say("of"), or(r.Issued)),
		pages.Text(p.Say("type"), or(r.Type)), read, pages.Text(p.Say("language"), or(r.Language)), pages.Text(p.Say("reliability"), or(r.Reliability)),
		{Label: p.Say("cited"), Values: p.named(s, geo.Sources, r.CitedBy...)}, pages.Text(p.Say("dataset"), r.Dataset),
	}
}

// known says how exactly a place is known.
func (p pageRequest) known(precision *string, radius *float64) pages.Fact {
	text := or(precision)
	if text != "" && radius != nil {
		text += ", " + fmt.Sprintf(p.Say("within"), strconv.FormatFloat(*radius/1000, 'f', -1, 64))
	}
	return pages.Text(p.Say("precision"), text)
}

// kindLabel is what people call a kind.
func (p pageRequest) kindLabel(s *snapshot.Snapshot, id string) string {
	for _, k := range s.Kinds() {
		if k.ID == id {
			if label := p.texts.Text(k.Label); label != nil {
				return *label
			}
		}
	}
	return id
}

// named are items by their titles; one that is not there stays its id.
func (p pageRequest) named(s *snapshot.Snapshot, c geo.Collection, ids ...string) []pages.Value {
	var values []pages.Value
	for _, id := range ids {
		if id == "" {
			continue
		}
		v := pages.Value{Text: id}
		if item, ok := s.Item(geo.Key{Collection: c, ID: id}); ok {
			row := p.itemRow(description{id: c}, item)
			v = pages.Value{Text: row.Title, Address: row.Address, Lang: row.Lang}
		}
		values = append(values, v)
	}
	return values
}

func (p pageRequest) figures(figures []record.Figure) []figureRow {
	rows := make([]figureRow, len(figures))
	for i, f := range figures {
		row := figureRow{Measure: f.Measure, Low: number(f.Low), Best: number(f.Best), High: number(f.High), Unit: f.Unit, Note: or(f.Note)}
		if f.Per != "" {
			row.Unit += " / " + f.Per
		}
		if f.Sort == string(geo.Level) {
			row.Note = strings.TrimPrefix(row.Note+"; "+p.Say("level"), "; ")
		}
		rows[i] = row
	}
	return rows
}

func (p pageRequest) claims(s *snapshot.Snapshot, claims []record.Claim) []claimRow {
	rows := make([]claimRow, len(claims))
	for i, c := range claims {
		row := claimRow{Locator: c.Locator, When: string(c.When), Says: or(c.Claim)}
		row.Source = p.named(s, geo.Sources, c.ID)[0]
		if item, ok := s.Item(geo.Key{Collection: geo.Sources, ID: c.ID}); ok {
			if source, ok := item.Record().(*geo.Source); ok {
				text, _ := source.CSL["URL"].(string)
				row.Read = feeds.WebAddress(text)
			}
		}
		rows[i] = row
	}
	return rows
}

// extras are imported columns, ordered by name.
func extras(columns map[string]any) []pages.Fact {
	var facts []pages.Fact
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		text, ok := columns[name].(string)
		if !ok { // a number, or a value that is itself made of others
			written, err := json.Marshal(columns[name])
			if err != nil {
				continue // it came from JSON, so it can be written as that
			}
			text = string(written)
		}
		facts = append(facts, pages.Text(name, text))
	}
	return pages.Facts(facts...)
}

func number(n *float64) string {
	if n == nil {
		return "–"
	}
	return strconv.FormatFloat(*n, 'f', -1, 64)
}

// or is a text that may be missing.
func or(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func joined(list []string) string { return strings.Join(list, ", ") }
