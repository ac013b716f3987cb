package geo

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"
)

// Collection names one kind of record.
type Collection string

// The collections of a store. Sources, hotspots, events and flows are published
// as OGC API collections; datasets and kinds describe them, and briefings tell
// of them.
const (
	Datasets  Collection = "datasets"
	Kinds     Collection = "kinds"
	Sources   Collection = "sources"
	Hotspots  Collection = "hotspots"
	Events    Collection = "events"
	Flows     Collection = "flows"
	Briefings Collection = "briefings"
)

// Collections lists all collections, each after those it refers to.
var Collections = []Collection{Datasets, Kinds, Sources, Hotspots, Events, Flows, Briefings}

// Key names one record. Ids are URL-safe and unique over all datasets.
type Key struct {
	Collection Collection
	ID         string
}

// String writes the key as collection/id.
func (k Key) String() string { return string(k.Collection) + "/" + k.ID }

// Record is one of *Dataset, *Kind, *Source, *Hotspot, *Event, *Flow and
// *Briefing.
type Record interface {
	Key() Key
	// InDataset is the id of the dataset that the record belongs to.
	InDataset() string
}

// Texts holds one text by language (BCP 47 tag).
type Texts map[string]string

// Visibility says who may see a dataset.
type Visibility string

// Visibilities of a dataset. Private ones show in no feed, tile or pack.
const (
	Public  Visibility = "public"
	Private Visibility = "private"
)

// Dataset is where records belong.
type Dataset struct {
	ID         string     `json:"id"`
	Title      Texts      `json:"title"`
	Licence    string     `json:"licence"`
	Credit     string     `json:"credit"`
	Language   string     `json:"language"`
	Visibility Visibility `json:"visibility"`
	// Edition names the state of a dataset that is delivered whole, such as
	// the curated one. Empty for others.
	Edition string `json:"edition,omitempty"`
}

// Family is one of the colour groups of kinds.
type Family string

// The families, in the order in which stacks and legends show them.
const (
	Force    Family = "force"
	Pressure Family = "press"
	Freed    Family = "freed"
	Moved    Family = "moved"
	Harm     Family = "harm"
	Said     Family = "said"
	Other    Family = "other"
)

// Families lists all families in their order.
var Families = []Family{Force, Pressure, Freed, Moved, Harm, Said, Other}

// Kind says what an event is: raid, rescue, sentence… Kinds are data.
type Kind struct {
	ID      string `json:"id"`
	Dataset string `json:"dataset"`
	Label   Texts  `json:"label"`
	// Glyph names the drawing that tells the kind apart on the map.
	Glyph  string `json:"glyph"`
	Family Family `json:"family"`
}

// Source is a document, described as CSL-JSON (the form that Zotero reads).
type Source struct {
	ID      string `json:"id"`
	Dataset string `json:"dataset"`
	// CSL holds the CSL-JSON variables but id: type, title, author, issued…
	CSL map[string]any `json:"csl"`
	// Reliability is a word on how far the document can be relied on:
	// primary, secondary, tertiary.
	Reliability string `json:"reliability,omitempty"`
	// AsOf is the newest day that the document is known to speak of, as
	// EDTF. It closes what the document states as ongoing.
	AsOf When `json:"as_of,omitempty"`
	// CitedBy lists the sources that name this one, where mapd has not read
	// the document itself.
	CitedBy []string `json:"cited_by,omitempty"`
	// Note says what is missing or doubtful in this description.
	Note Texts `json:"note,omitempty"`
}

// Name is one name of a hotspot.
type Name struct {
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
	// Script is an ISO 15924 code such as Khmr or Mymr.
	Script string `json:"script,omitempty"`
	// Use is official, common, former or spelling.
	Use string `json:"use,omitempty"`
}

// Role says what part a hotspot plays.
type Role string

// Roles of a hotspot. Only sites are sized and counted as hotspots.
const (
	Site    Role = "site"    // scam centres are reported there
	Transit Role = "transit" // people are taken through it
	Context Role = "context" // it is needed to tell the story
)

// Roles lists all roles.
var Roles = []Role{Site, Transit, Context}

// Precision says how exactly a place is known.
type Precision string

// The precisions of a place, from the finest to the roughest.
const (
	AtSite     Precision = "site"
	Near       Precision = "near"
	InTown     Precision = "town"
	InDistrict Precision = "district"
	InProvince Precision = "province"
	InCountry  Precision = "country"
)

// Precisions lists the precisions from the finest to the roughest.
var Precisions = []Precision{AtSite, Near, InTown, InDistrict, InProvince, InCountry}

// HotspotTypes lists what a hotspot may be.
var HotspotTypes = []string{"compound", "building", "town", "city", "zone", "region"}

// StatusWords lists what may be claimed of a hotspot.
var StatusWords = []string{"reported", "suspected", "confirmed", "raided", "reduced", "closed", "unknown"}

// Status is a claim on the state of a hotspot at a time.
type Status struct {
	Status  string  `json:"status"`
	When    When    `json:"when"`
	Sources []Claim `json:"sources"`
}

// Hotspot is a curated place.
type Hotspot struct {
	ID      string `json:"id"`
	Dataset string `json:"dataset"`
	Name    Texts  `json:"name"`
	Names   []Name `json:"names"`
	Type    string `json:"type"`
	Role    Role   `json:"role"`
	// Country is an ISO 3166-1 alpha-2 code, Admin1 the first-level division.
	Country string `json:"country"`
	Admin1  string `json:"admin1,omitempty"`
	// PartOf is the id of the hotspot that this one lies in.
	PartOf string `json:"part_of,omitempty"`
	// Point is longitude, latitude. It is null only if Precision is country.
	Point     *orb.Point `json:"point"`
	Precision Precision  `json:"precision"`
	// RadiusM is the radius in metres in which the true place lies.
	RadiusM float64 `json:"radius_m"`
	// Located says how the coordinates were established.
	Located string   `json:"located"`
	Status  []Status `json:"status"`
	Summary Texts    `json:"summary"`
	Claims  []Claim  `json:"sources"`
}

// Confidence says how sure a record is.
type Confidence string

// The confidences of an event or flow.
const (
	Confirmed Confidence = "confirmed" // official, or two independent sources
	Reported  Confidence = "reported"  // one source
	Disputed  Confidence = "disputed"  // sources disagree
	Alleged   Confidence = "alleged"   // the source itself says so
)

// Confidences lists all confidences.
var Confidences = []Confidence{Confirmed, Reported, Disputed, Alleged}

// Claim is what one source says of one record.
type Claim struct {
	// Source is the id of the source.
	Source string `json:"id"`
	// Locator is the place in the document: section, paragraph.
	Locator string `json:"locator,omitempty"`
	// When is the time that this source gives, if it gives one.
	When When `json:"when,omitempty"`
	// Says is what the source claims, in mapd's own words.
	Says Texts `json:"claim,omitempty"`
	// Figures are the numbers as this source gives them.
	Figures []Figure `json:"figures,omitempty"`
	// Cites lists the sources that this source itself names for it.
	Cites []string `json:"cites,omitempty"`
	// Note says what was read from the context, such as a year.
	Note Texts `json:"note,omitempty"`
}

// SourcesOf returns the ids of the sources of claims, each once, in the order
// of the claims.
func SourcesOf(claims []Claim) []string {
	var ids []string
	for _, c := range claims {
		if c.Source != "" && !slices.Contains(ids, c.Source) {
			ids = append(ids, c.Source)
		}
	}
	return ids
}

// Event is something that happened or was stated, at a time.
type Event struct {
	ID      string `json:"id"`
	Dataset string `json:"dataset"`
	Kind    string `json:"kind"`
	Title   Texts  `json:"title"`
	Summary Texts  `json:"summary"`
	When    When   `json:"when"`
	// Place names the place in words, where it is not a hotspot's name.
	Place string `json:"place,omitempty"`
	// Points are longitude, latitude; none if the event is known by country
	// only, several if it happened at several places.
	Points orb.MultiPoint `json:"points,omitempty"`
	// Countries are ISO 3166-1 alpha-2 codes, sorted. Empty if the event is
	// about a whole region.
	Countries  []string   `json:"countries"`
	Precision  Precision  `json:"precision"`
	RadiusM    float64    `json:"radius_m"`
	Hotspots   []string   `json:"hotspots"`
	Figures    []Figure   `json:"figures"`
	Claims     []Claim    `json:"sources"`
	Confidence Confidence `json:"confidence"`
	// Extra holds imported columns that have no role here.
	Extra map[string]any `json:"extra,omitempty"`
}

// Flow is a movement with a time, from one end to the other. An end is the id
// of a hotspot, the code of a country, or empty if it is not known.
type Flow struct {
	Event
	From string `json:"from"`
	To   string `json:"to"`
	// Of is the id of the event that this movement is a part of. Lists and
	// counts go by that event.
	Of string `json:"event,omitempty"`
}

// IsCountryCode reports whether the end of a flow (or any text) is written as
// an ISO 3166-1 alpha-2 code. Hotspot ids are never two capital letters.
func IsCountryCode(text string) bool {
	return len(text) == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z'
}

// Key names the record.
func (d *Dataset) Key() Key { return Key{Datasets, d.ID} }

// InDataset is the dataset itself.
func (d *Dataset) InDataset() string { return d.ID }

// Key names the record.
func (k *Kind) Key() Key { return Key{Kinds, k.ID} }

// InDataset is the dataset that brought the kind.
func (k *Kind) InDataset() string { return k.Dataset }

// Key names the record.
func (s *Source) Key() Key { return Key{Sources, s.ID} }

// InDataset is the dataset that the source belongs to.
func (s *Source) InDataset() string { return s.Dataset }

// Key names the record.
func (h *Hotspot) Key() Key { return Key{Hotspots, h.ID} }

// InDataset is the dataset that the hotspot belongs to.
func (h *Hotspot) InDataset() string { return h.Dataset }

// Key names the record.
func (e *Event) Key() Key { return Key{Events, e.ID} }

// InDataset is the dataset that the event belongs to.
func (e *Event) InDataset() string { return e.Dataset }

// Key names the record.
func (f *Flow) Key() Key { return Key{Flows, f.ID} }

// NewRecord returns an empty record of the collection, to decode into.
func NewRecord(c Collection) (Record, error) {
	switch c {
	case Datasets:
		return &Dataset{}, nil
	case Kinds:
		return &Kind{}, nil
	case Sources:
		return &Source{}, nil
	case Hotspots:
		return &Hotspot{}, nil
	case Events:
		return &Event{}, nil
	case Flows:
		return &Flow{}, nil
	case Briefings:
		return &Briefing{}, nil
	}
	return nil, fmt.Errorf("there is no collection %q", c)
}
