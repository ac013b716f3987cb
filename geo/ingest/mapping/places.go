package mapping

import (
	"context"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// Places finds places by their names, for rows without coordinates.
type Places interface {
	// Find looks for the place that text names, the smallest part first with
	// commas between ("Laukkai, Shan State"). country is an ISO 3166-1
	// alpha-2 code, empty if it is not known. Nothing found is a Located
	// without Candidates, not an error. It may be called by many goroutines.
	Find(ctx context.Context, text, country string) (Located, error)
}

// Located is what Places found.
type Located struct {
	// Point is longitude, latitude of what may be said for certain: of the
	// place itself or, if that is ambiguous, of the province that all
	// candidates lie in. It means nothing if Precision is country or empty.
	Point     orb.Point
	Precision geo.Precision // empty if nothing was found
	RadiusM   float64
	// Name and Country (ISO 3166-1 alpha-2) say which place it is.
	Name, Country string
	// Score tells how well the best candidate fits, 0 to 1.
	Score float64
	// Certain says that it is the place meant. Ambiguous says that others fit
	// as well.
	Certain, Ambiguous bool
	Candidates         []Candidate
	// Note says in one English sentence what is doubtful.
	Note string
}

// Candidate is a place that a text may mean.
type Candidate struct {
	Name    string    `json:"name"`
	Country string    `json:"country"`
	Point   orb.Point `json:"point"` // longitude, latitude
	Score   float64   `json:"score"`
}

// Review is a place that somebody should look at.
type Review struct {
	Query, Country string
	// Stored says in words what was stored.
	Stored     string
	Candidates []Candidate
	// Note says why.
	Note string
}
