package seeds_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/seeds"
)

// curated returns all records by key. Reading them checks ids, references,
// dates, figures and places.
func curated(t *testing.T) map[geo.Key]geo.Record {
	t.Helper()
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	byKey := map[geo.Key]geo.Record{}
	for _, r := range records {
		byKey[r.Key()] = r
	}
	return byKey
}

// each calls f for every record of one type.
func each[T geo.Record](t *testing.T, records map[geo.Key]geo.Record, f func(T)) {
	t.Helper()
	count := 0
	for _, r := range records {
		if r, ok := r.(T); ok {
			f(r)
			count++
		}
	}
	if count == 0 {
		t.Errorf("there is no %T", *new(T))
	}
}

// claimsOf returns every claim that a record makes.
func claimsOf(r geo.Record) []geo.Claim {
	switch r := r.(type) {
	case *geo.Hotspot:
		claims := slices.Clone(r.Claims)
		for _, s := range r.Status {
			claims = append(claims, s.Sources...)
		}
		return claims
	case *geo.Event:
		return r.Claims
	case *geo.Flow:
		return r.Claims
	}
	return nil
}

func TestEveryClaimSaysWhereItStands(t *testing.T) {
	for key, r := range curated(t) {
		for _, c := range claimsOf(r) {
			if c.Locator == "" || c.Says["en"] == "" {
				t.Errorf("%s: the claim of %s has no locator or says nothing", key, c.Source)
			}
		}
	}
}

// A source is either a document that claims rest on, or one that such a
// document names; then both sides say so.
func TestSourcesAgreeOnWhoCitesWhom(t *testing.T) {
	records := curated(t)
	cites := map[[2]string]bool{}
	used := map[string]bool{}
	for _, r := range records {
		for _, c := range claimsOf(r) {
			used[c.Source] = true
			for _, cited := range c.Cites {
				cites[[2]string{c.Source, cited}] = true
			}
		}
	}
	each(t, records, func(s *geo.Source) {
		if used[s.ID] == (len(s.CitedBy) > 0) {
			t.Errorf("%s: claims rest on it: %v; cited by %v", s.ID, used[s.ID], s.CitedBy)
		}
		for _, by := range s.CitedBy {
			if !cites[[2]string{by, s.ID}] {
				t.Errorf("%s is said to be cited by %s, but no claim says so", s.ID, by)
			}
			delete(cites, [2]string{by, s.ID})
		}
	})
	for pair := range cites {
		t.Errorf("a claim says that %s cites %s, the source does not", pair[0], pair[1])
	}
}

func TestEventsLieAtTheirHotspots(t *testing.T) {
	records := curated(t)
	each(t, records, func(e *geo.Event) {
		var points orb.MultiPoint
		precision, radius := geo.AtSite, 0.0
		for _, id := range e.Hotspots {
			h := records[geo.Key{Collection: geo.Hotspots, ID: id}].(*geo.Hotspot)
			points = append(points, *h.Point)
			radius = max(radius, h.RadiusM)
			if slices.Index(geo.Precisions, h.Precision) > slices.Index(geo.Precisions, precision) {
				precision = h.Precision
			}
			if !slices.Contains(e.Countries, h.Country) {
				t.Errorf("%s: countries %v lack %s of %s", e.ID, e.Countries, h.Country, id)
			}
		}
		if len(points) == 0 {
			precision = geo.InCountry
		}
		if !points.Equal(e.Points) {
			t.Errorf("%s: points are %v, those of its hotspots %v", e.ID, e.Points, points)
		}
		if e.Precision != precision || e.RadiusM != radius {
			t.Errorf("%s: precision is %s, %v m; the roughest hotspot has %s, %v m", e.ID, e.Precision, e.RadiusM, precision, radius)
		}
	})
}

// A confirmed event rests on two documents, or on one that cites somebody who
// speaks of their own office or work.
func TestConfirmedEventsRestOnTwoDocumentsOrAPrimarySource(t *testing.T) {
	records := curated(t)
	each(t, records, func(e *geo.Event) {
		documents, primary := map[string]bool{}, false
		for _, c := range e.Claims {
			documents[c.Source] = true
			for _, cited := range c.Cites {
				s := records[geo.Key{Collection: geo.Sources, ID: cited}].(*geo.Source)
				primary = primary || s.Reliability == "primary"
			}
		}
		if e.Confidence == geo.Confirmed && len(documents) < 2 && !primary {
			t.Errorf("%s is confirmed by %v alone", e.ID, documents)
		}
	})
}

// A reconciled figure of an event is also in the claim of the source that it
// names.
func TestFiguresOfEventsStandInAClaim(t *testing.T) {
	each(t, curated(t), func(e *geo.Event) {
		for _, figure := range e.Figures {
			claimed := slices.ContainsFunc(e.Claims, func(c geo.Claim) bool {
				return c.Source == figure.Source && slices.ContainsFunc(c.Figures, func(f geo.Figure) bool { return f.ID == figure.ID })
			})
			if figure.ID == "" || !claimed {
				t.Errorf("%s: figure %q of %s is in no claim of %s", e.ID, figure.ID, figure.Measure, figure.Source)
			}
		}
	})
}

// A figure of a flow is a part of its event's, so that no sum counts it twice.
func TestFiguresOfFlowsArePartsOfTheirEvents(t *testing.T) {
	each(t, curated(t), func(f *geo.Flow) {
		for _, figure := range f.Figures {
			if !strings.HasPrefix(figure.Of, f.Of+"#") {
				t.Errorf("%s: figure %s is part of %q, want one of %s", f.ID, figure.Measure, figure.Of, f.Of)
			}
		}
	})
}

func TestEveryKindIsUsed(t *testing.T) {
	records := curated(t)
	used := map[string]bool{}
	each(t, records, func(e *geo.Event) { used[e.Kind] = true })
	each(t, records, func(k *geo.Kind) {
		if !used[k.ID] {
			t.Errorf("no event is a %s", k.ID)
		}
	})
}

// The places that the documents tie in are all there.
func TestHotspots(t *testing.T) {
	records := curated(t)
	for country, ids := range map[string]string{
		"KH": "sihanoukville poipet bavet", "LA": "golden-triangle-sez",
		"MM": "laukkai myawaddy kk-park shwe-kokko mong-la", "PH": "bamban clark cebu",
	} {
		for _, id := range strings.Fields(ids) {
			h, ok := records[geo.Key{Collection: geo.Hotspots, ID: id}].(*geo.Hotspot)
			if !ok || h.Role != geo.Site || h.Country != country {
				t.Errorf("%s is %+v, want a site in %s", id, h, country)
			}
		}
	}
	each(t, records, func(h *geo.Hotspot) {
		if h.Role == geo.Site && len(h.Status) == 0 {
			t.Errorf("%s is a site of which no status is claimed", h.ID)
		}
	})
}
