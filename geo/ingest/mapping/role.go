package mapping

import (
	"fmt"
	"slices"
	"strings"
)

// Role says what a column is to a record.
type Role string

// The roles of columns. A figure's role is written figure:MEASURE, with .low,
// .best or .high behind it where a set gives them apart, and a unit other than
// people behind a slash: "figure:killed.low", "figure:lost/USD".
const (
	ID            Role = "id"             // names the row in its dataset
	KindRole      Role = "kind"           // what happened
	SubKind       Role = "subkind"        // what happened, more exactly
	Title         Role = "title"          // a short title
	Summary       Role = "summary"        // what happened, in words
	When          Role = "when"           // the date, or the dates as one text
	Start         Role = "start"          // the first day
	End           Role = "end"            // the last day
	Year          Role = "year"           // of the date
	Month         Role = "month"          // of the date
	Day           Role = "day"            // of the date
	EndYear       Role = "end_year"       // of the last day, where year is of the first
	EndMonth      Role = "end_month"      // of the last day
	EndDay        Role = "end_day"        // of the last day
	Time          Role = "time"           // the clock time; kept in extra
	DatePrecision Role = "date_precision" // a code or word for how exact the date is
	Latitude      Role = "latitude"       // degrees, north positive
	Longitude     Role = "longitude"      // degrees, east positive
	Position      Role = "position"       // both in one cell, latitude first
	Geometry      Role = "geometry"       // WKT, WKB or GeoJSON, longitude first
	Place         Role = "place"          // the name of the place
	Admin1        Role = "admin1"         // the province or state
	Admin2        Role = "admin2"         // the district
	Admin3        Role = "admin3"         // the part of the district
	Country       Role = "country"        // one or more countries, names or codes
	PlacePrec     Role = "precision"      // a code or word for how exact the place is
	Radius        Role = "radius_m"       // within how many metres the place lies
	Actor         Role = "actor"          // who took part; kept in extra and in a made title
	SourceName    Role = "source"         // who reports it; several with ";"
	SourceURL     Role = "source_url"     // the address of the report
	SourceTitle   Role = "source_title"   // the headline of the report
	Confident     Role = "confidence"     // confirmed, reported, disputed or alleged
	Notes         Role = "notes"          // remarks: the summary if there is none
	HotspotIDs    Role = "hotspots"       // ids of hotspots
	Lang          Role = "lang"           // the language of the row's texts
	Extra         Role = "extra"          // no role: kept as it is
)

const figurePrefix = "figure:"

// roles lists the plain roles in the order in which they are explained.
var roles = []Role{ID, KindRole, SubKind, Title, Summary, When, Start, End, Year, Month, Day,
	EndYear, EndMonth, EndDay, Time, DatePrecision,
	Latitude, Longitude, Position, Geometry, Place, Admin1, Admin2, Admin3, Country, PlacePrec, Radius, Actor,
	SourceName, SourceURL, SourceTitle, Confident, Notes, HotspotIDs, Lang, Extra}

// many are the roles that several columns may have.
var many = []Role{Actor, SourceName, SourceURL, SourceTitle, Notes, Country, Extra}

// ParseRole reads a role as it is written in profiles and on the command line.
func ParseRole(text string) (Role, error) {
	role := Role(strings.TrimSpace(text))
	if slices.Contains(roles, role) {
		return role, nil
	}
	if strings.HasPrefix(string(role), figurePrefix) {
		_, err := parseFigure(role)
		return role, err
	}
	return "", fmt.Errorf("there is no role %q; there are %s and figure:MEASURE", text, joined(roles))
}

func joined[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return strings.Join(words, ", ")
}

// figureRole is a figure's role taken apart.
type figureRole struct {
	measure string
	unit    string
	bound   string // low, best, high; empty: the column holds the whole number
}

func (r Role) isFigure() bool { return strings.HasPrefix(string(r), figurePrefix) }

func parseFigure(role Role) (figureRole, error) {
	text := strings.TrimPrefix(string(role), figurePrefix)
	f := figureRole{unit: "people"}
	if before, unit, ok := strings.Cut(text, "/"); ok {
		text, f.unit = before, unit
	}
	if before, bound, ok := strings.Cut(text, "."); ok {
		text, f.bound = before, bound
	}
	f.measure = strings.TrimSpace(text)
	if f.measure == "" || f.unit == "" || !slices.Contains([]string{"", "low", "best", "high"}, f.bound) {
		return f, fmt.Errorf("%q is no figure; write figure:MEASURE, figure:MEASURE.low (best, high) or figure:MEASURE/UNIT", role)
	}
	return f, nil
}
