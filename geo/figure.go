package geo

// Qualifier says how a number is meant.
type Qualifier string

// The qualifiers of a figure. "nearly" and "at most" set High, "at least"
// sets Low; "exactly" sets Low, Best and High; "about" sets Best.
const (
	Exactly Qualifier = "exactly"
	About   Qualifier = "about"
	Nearly  Qualifier = "nearly"
	AtLeast Qualifier = "at least"
	AtMost  Qualifier = "at most"
)

// Qualifiers lists all qualifiers.
var Qualifiers = []Qualifier{Exactly, About, Nearly, AtLeast, AtMost}

// FigureSort says whether figures may be added.
type FigureSort string

// Sorts of a figure.
const (
	// Happened figures add up over distinct events: people rescued.
	Happened FigureSort = "happened"
	// Level figures are states, such as people held or lost a year: they are
	// never added, the newest is shown.
	Level FigureSort = "level"
)

// Figure is a number in an event, a flow or a claim.
type Figure struct {
	// ID names the figure within its record, so that another can be Of it.
	ID string `json:"id,omitempty"`
	// Measure says what is counted: rescued, arrested, held, lost, seized…
	Measure string `json:"measure"`
	// Unit is people, USD, phones, buildings…
	Unit string `json:"unit"`
	// Low, Best and High are null where the source gives none.
	Low       *float64   `json:"low"`
	Best      *float64   `json:"best"`
	High      *float64   `json:"high"`
	Qualifier Qualifier  `json:"qualifier"`
	Sort      FigureSort `json:"sort"`
	// Of is the id of the figure that this one is a part of: in the same
	// record, or "record#figure". A part is never added again.
	Of string `json:"of,omitempty"`
	// Per is the period of a rate: year, month. Empty for a plain number.
	Per string `json:"per,omitempty"`
	// Nationality lists ISO 3166-1 alpha-2 codes of the people counted.
	Nationality []string `json:"nationality,omitempty"`
	// Source is the id of the source that gives the number.
	Source string `json:"source,omitempty"`
	// Note adds what the number alone would get wrong.
	Note Texts `json:"note,omitempty"`
}
