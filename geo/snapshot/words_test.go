package snapshot

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/mapd/mapd/geo"
)

// TestWordsInParts reads the same words on all processors as on one.
func TestWordsInParts(t *testing.T) {
	rng := seeded(t)
	var items []*draft
	for i := range 3500 {
		title := pick(rng, benchWords[:3]) + " " + pick(rng, benchWords[:3]) + " " + pick(rng, benchWords)
		if rng.IntN(3) == 0 {
			title += pick(rng, []string{" 老街电诈园区", " ភ្នំពេញ", fmt.Sprint(" ", i)})
		}
		items = append(items, &draft{id: fmt.Sprint(i), record: &geo.Event{ID: fmt.Sprint(i), Title: geo.Texts{"en": title}, Place: pick(rng, benchWords)}})
	}
	want := indexWords([]*wordBuilder{readWords(items, 0, len(items))})
	for i := range want.terms.count() {
		if rows := want.postings(i).rows; !slices.IsSorted(rows) || len(slices.Compact(slices.Clone(rows))) != len(rows) {
			t.Fatalf("%q stands in the rows %v", want.terms.text(i), rows)
		}
	}
	parts := indexWords([]*wordBuilder{readWords(items, 0, 1200), readWords(items, 1200, 1201), readWords(items, 1201, len(items))})
	for name, got := range map[string]*wordIndex{"in three parts": parts, "on all processors": newWordIndex(items)} {
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d terms in %d rows without breaks, want %d, %d, or their rows differ",
				name, got.terms.count(), len(got.runs.rows), want.terms.count(), len(want.runs.rows))
		}
	}
}
