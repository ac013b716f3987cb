package seeds_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/seeds"
)

// told are the curated briefings and the data that they tell of.
func told(t *testing.T) *snapshot.Snapshot {
	t.Helper()
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	s, err := snapshot.Build(geo.StoreInfo{ID: "seeds", Version: 1}, func(yield func(geo.Revision, error) bool) {
		for _, r := range records {
			if !yield(geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Version: 1, Record: r}, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Briefings()) < 3 {
		t.Fatalf("there are %d briefings", len(s.Briefings()))
	}
	return s
}

// eachScene runs a test for each scene.
func eachScene(t *testing.T, s *snapshot.Snapshot, test func(*testing.T, geo.Scene)) {
	for _, b := range s.Briefings() {
		for _, scene := range b.Scenes {
			t.Run(b.ID+"/"+scene.ID, func(t *testing.T) { test(t, scene) })
		}
	}
}

// TestWhatIsCitedIsSeen checks that each citation falls into the window of its
// scene, that its places lie in the view, and that no filter hides it.
func TestWhatIsCitedIsSeen(t *testing.T) {
	s := told(t)
	eachScene(t, s, func(t *testing.T, scene geo.Scene) {
		window, err := briefing.Window(scene.Time)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range scene.Citations {
			item, ok := s.Item(c.Key())
			if !ok {
				t.Fatalf("there is no %s", c.Key())
			}
			if c.Collection == geo.Hotspots {
				if !scene.View.Box().Contains(item.Geometry.(orb.Point)) {
					t.Errorf("%s lies outside of the view", c.Key())
				}
				continue
			}
			q := geo.Query{Collection: c.Collection, IDs: []string{c.ID}, Window: &window, Mode: geo.May,
				Countries: scene.Filters.Countries, Hotspots: scene.Filters.Hotspots, Sources: scene.Filters.Sources}
			page, err := s.Find(context.Background(), q)
			if err != nil || page.Matched != 1 || !item.Extent.Dated() {
				t.Errorf("%s (%s) is not in the window, or is filtered out: %v", c.Key(), item.Event().When, err)
			}
			if kind := item.Event().Kind; slices.Contains(scene.Filters.WithoutFamilies, s.Family(kind)) || slices.Contains(scene.Filters.WithoutKinds, kind) {
				t.Errorf("the kind of %s is filtered out", c.Key())
			}
			if c.Collection == geo.Events && len(item.Event().Points) > 0 &&
				!slices.ContainsFunc(item.Event().Points, func(p orb.Point) bool { return scene.View.Box().Contains(p) }) {
				t.Errorf("%s lies outside of the view", c.Key())
			}
		}
	})
}

// sentenceEnd is what stands behind a sentence: its stop and a space, or the
// end. Citations stand before it.
var sentenceEnd = regexp.MustCompile(`[.!?](\s+|$)`)

func sentences(text string) (all []string) {
	from := 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		all = append(all, text[from:at[0]+1])
		from = at[1]
	}
	if rest := strings.TrimSpace(text[from:]); rest != "" {
		all = append(all, rest)
	}
	return all
}

func TestSentences(t *testing.T) {
	got := sentences("One [@a]. Two costs $43.8 billion; 5.5% [@b]!\n\nThree")
	if want := []string{"One [@a].", "Two costs $43.8 billion; 5.5% [@b]!", "Three"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestEverySentenceIsCited checks that each sentence names what it relies on,
// and that its numbers and months are those of it.
func TestEverySentenceIsCited(t *testing.T) {
	s := told(t)
	eachScene(t, s, func(t *testing.T, scene geo.Scene) {
		keys := map[string]geo.Key{}
		for _, c := range scene.Citations {
			keys[c.ID] = c.Key()
		}
		for _, sentence := range sentences(scene.Text) {
			ids := briefing.Marks(sentence)
			if len(ids) == 0 {
				t.Errorf("nothing is cited for %q", sentence)
			}
			var said stated
			for _, id := range ids {
				if item, ok := s.Item(keys[id]); ok && item.Event() != nil {
					said.add(item.Event())
				}
			}
			for _, fault := range said.faults(sentence[:strings.Index(sentence+"[@", "[@")]) {
				t.Errorf("%q: %s", sentence, fault)
			}
		}
	})
}

// stated is what the records say that a sentence relies on.
type stated struct {
	figures []geo.Figure
	whens   string // the times, one after the other
}

func (s *stated) add(e *geo.Event) {
	s.figures, s.whens = append(s.figures, e.Figures...), s.whens+" "+string(e.When)
	for _, c := range e.Claims {
		s.figures, s.whens = append(s.figures, c.Figures...), s.whens+" "+string(c.When)
	}
}

var (
	number = regexp.MustCompile(`[0-9]+(,[0-9]{3})*(\.[0-9]+)?( (million|billion|trillion))?`)
	month  = regexp.MustCompile(`January|February|March|April|\bMay\b|June|July|August|September|October|November|December`)
	digits = regexp.MustCompile(`[0-9]+`)
	// names are numbers that count nothing.
	names = regexp.MustCompile(`Operation 1027`)
)

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// qualified says how a sentence tells of figures that are not exact.
var qualified = map[geo.Qualifier]*regexp.Regexp{
	geo.Exactly: regexp.MustCompile(``),
	geo.About:   regexp.MustCompile(`(?i)about|around`),
	geo.AtLeast: regexp.MustCompile(`(?i)more than|or more|at least`),
	geo.AtMost:  regexp.MustCompile(`(?i)up to|less than|at most`),
	geo.Nearly:  regexp.MustCompile(`(?i)nearly|almost`),
}

// faults tells the numbers and months of a sentence that nobody has stated.
func (s stated) faults(sentence string) (all []string) {
	sentence = names.ReplaceAllString(sentence, "")
	for _, text := range number.FindAllString(sentence, -1) {
		if !s.isDate(text) && !s.isFigure(text, sentence) {
			all = append(all, text+" is no figure or date of what is cited, or is told without its qualifier")
		}
	}
	for _, name := range month.FindAllString(sentence, -1) {
		if !strings.Contains(s.whens, fmt.Sprintf("-%02d", slices.Index(months, name)+1)) {
			all = append(all, name+" is no month of what is cited")
		}
	}
	return all
}

func (s stated) isDate(text string) bool {
	return slices.ContainsFunc(digits.FindAllString(s.whens, -1), func(part string) bool { return strings.TrimLeft(part, "0") == text })
}

func (s stated) isFigure(text, sentence string) bool {
	plain, scale, _ := strings.Cut(strings.ReplaceAll(text, ",", ""), " ")
	value, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		return false
	}
	value *= map[string]float64{"": 1, "million": 1e6, "billion": 1e9, "trillion": 1e12}[scale]
	return slices.ContainsFunc(s.figures, func(f geo.Figure) bool {
		return qualified[f.Qualifier].MatchString(sentence) && slices.ContainsFunc([]*float64{f.Low, f.Best, f.High}, func(n *float64) bool {
			return n != nil && *n == value
		})
	})
}

func TestFaultsOfSentences(t *testing.T) {
	low := 1000.0
	said := stated{figures: []geo.Figure{{Low: &low, Qualifier: geo.AtLeast}}, whens: "[2025-10-21..2025-11]"}
	for sentence, faults := range map[string]int{
		"More than 1,000 people in October 2025": 0,
		"So more than 1,000 people in October":   0,
		"So about 1,000 people":                  1,
		"So more than 1,001 people":              1,
		"On 21 October, and in November":         0,
		"On 22 October":                          1,
		"In September 2024":                      2,
	} {
		if got := said.faults(sentence); len(got) != faults {
			t.Errorf("%q: %q, want %d faults", sentence, got, faults)
		}
	}
}
