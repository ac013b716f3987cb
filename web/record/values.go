package record

import "github.com/mapd/mapd/geo"

// Figure is a number in an event, a flow or a claim, its note in one language.
// Within a property, members that say nothing are left out.
type Figure struct {
	ID          string   `json:"id,omitempty"`
	Measure     string   `json:"measure"`
	Unit        string   `json:"unit"`
	Low         *float64 `json:"low"`
	Best        *float64 `json:"best"`
	High        *float64 `json:"high"`
	Qualifier   string   `json:"qualifier"`
	Sort        string   `json:"sort"`
	Of          string   `json:"of,omitempty"`
	Per         string   `json:"per,omitempty"`
	Nationality []string `json:"nationality,omitempty"`
	Source      string   `json:"source,omitempty"`
	Note        *string  `json:"note,omitempty"`
}

func figuresOf(figures []geo.Figure, w *Words) []Figure {
	out := make([]Figure, len(figures))
	for i, f := range figures {
		out[i] = Figure{
			ID: f.ID, Measure: f.Measure, Unit: f.Unit,
			Low: f.Low, Best: f.Best, High: f.High,
			Qualifier: string(f.Qualifier), Sort: string(f.Sort), Of: f.Of, Per: f.Per,
			Nationality: f.Nationality, Source: f.Source, Note: w.Text(f.Note),
		}
	}
	return out
}

// Claim is what one source says of a record. ID is the source's.
type Claim struct {
	ID      string   `json:"id"`
	Locator string   `json:"locator,omitempty"`
	When    geo.When `json:"when,omitempty"`
	Claim   *string  `json:"claim,omitempty"`
	Figures []Figure `json:"figures,omitempty"`
	Cites   []string `json:"cites,omitempty"`
	Note    *string  `json:"note,omitempty"`
}

func claimsOf(claims []geo.Claim, w *Words) []Claim {
	out := make([]Claim, len(claims))
	for i, c := range claims {
		out[i] = Claim{
			ID: c.Source, Locator: c.Locator, When: c.When, Claim: w.Text(c.Says),
			Figures: figuresOf(c.Figures, w), Cites: c.Cites, Note: w.Text(c.Note),
		}
	}
	return out
}

// Optional writes an empty text as null.
func Optional[T ~string](s T) *string {
	if s == "" {
		return nil
	}
	text := string(s)
	return &text
}

// listed writes a missing list as an empty one.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// positive writes a radius that is not set as null.
func positive(metres float64) *float64 {
	if metres <= 0 {
		return nil
	}
	return &metres
}
