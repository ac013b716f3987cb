package feeds

import (
	"slices"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
)

// about is what a feed says of itself: whose it is, what was asked, and which
// state of the data it holds. It holds no clock time of its own, so that the
// same question to the same data gives the same bytes.
type about struct {
	Name       string         `json:"name"`
	Licence    string         `json:"licence,omitempty"`
	Credit     string         `json:"credit,omitempty"`
	Query      string         `json:"query,omitempty"`
	Address    string         `json:"address,omitempty"`
	Version    int64          `json:"data_version"`
	Time       string         `json:"data_time,omitempty"` // of the newest change, RFC 3339
	Store      string         `json:"store"`
	Count      int            `json:"numberReturned"`
	Collection geo.Collection `json:"-"`
	changed    time.Time
	licences   []string
}

func (f *Feed) describe() about {
	info := f.snapshot.Info()
	a := about{
		Name: "mapd " + string(f.Query.Collection), Query: f.Parameters, Address: f.Self, Collection: f.Query.Collection,
		Version: int64(info.Version), Store: info.ID, Count: f.survey.count, changed: info.Changed.UTC(),
	}
	var credits []string
	for _, d := range f.snapshot.Datasets() {
		if slices.Contains(f.survey.datasets, d.ID) {
			a.licences, credits = append(a.licences, d.Licence), append(credits, d.Credit)
		}
	}
	a.licences = distinct(a.licences)
	a.Licence, a.Credit = strings.Join(a.licences, between), strings.Join(distinct(credits), between)
	if !info.Changed.IsZero() {
		a.Time = a.changed.Format(time.RFC3339)
	}
	return a
}

// distinct returns the texts that say something, each once.
func distinct(texts []string) []string {
	var out []string
	for _, s := range texts {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// sentence says it all in words, for formats that have room for a text.
func (a about) sentence() string {
	parts := []string{"Data version " + count(a.Version)}
	if a.Time != "" {
		parts[0] += " of " + a.Time
	}
	for _, part := range [][2]string{{"Licence: ", a.Licence}, {"Credit: ", a.Credit}, {"Asked for: ", a.Query}, {"From: ", a.Address}} {
		if part[1] != "" {
			parts = append(parts, part[0]+part[1])
		}
	}
	return strings.Join(parts, ". ") + "."
}

// LicenceAddress is where the licence can be read; "" if it is not known by its
// SPDX name.
func LicenceAddress(spdx string) string {
	for _, r := range spdx {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' || r == '+') {
			return ""
		}
	}
	if !strings.ContainsRune(spdx, '-') {
		return ""
	}
	return "https://spdx.org/licenses/" + spdx
}
