package mapping

import (
	"maps"

	"github.com/mapd/mapd/geo"
)

// Merge returns a record that was read from an export of mapd (see
// Result.Partial) with what the stored record of the same key has beyond it:
// texts in other languages. An export gives each text in one language; what it
// does not give is not deleted. stored may be nil or of another collection.
// Neither argument is changed.
func Merge(stored, read geo.Record) geo.Record {
	switch read := read.(type) {
	case *geo.Event:
		if old, ok := stored.(*geo.Event); ok {
			merged := mergedEvent(old, read)
			return &merged
		}
	case *geo.Flow:
		if old, ok := stored.(*geo.Flow); ok {
			merged := *read
			merged.Event = mergedEvent(&old.Event, &read.Event)
			return &merged
		}
	case *geo.Hotspot:
		if old, ok := stored.(*geo.Hotspot); ok {
			return mergedHotspot(old, read)
		}
	case *geo.Source:
		if old, ok := stored.(*geo.Source); ok {
			merged := *read
			merged.Note = mergedTexts(old.Note, read.Note)
			merged.CitedBy = mergedList(old.CitedBy, read.CitedBy)
			return &merged
		}
	}
	return read
}

func mergedEvent(old, read *geo.Event) geo.Event {
	merged := *read
	merged.Title = mergedTexts(old.Title, read.Title)
	merged.Summary = mergedTexts(old.Summary, read.Summary)
	merged.Countries = mergedList(old.Countries, read.Countries)
	merged.Hotspots = mergedList(old.Hotspots, read.Hotspots)
	merged.Figures = mergedFigures(old.Figures, read.Figures)
	merged.Claims = mergedClaims(old.Claims, read.Claims)
	if len(old.Points) == 0 && len(read.Points) == 0 {
		merged.Points = old.Points
	}
	return merged
}

func mergedHotspot(old, read *geo.Hotspot) geo.Record {
	merged := *read
	merged.Name = mergedTexts(old.Name, read.Name)
	merged.Summary = mergedTexts(old.Summary, read.Summary)
	merged.Names = mergedList(old.Names, read.Names)
	merged.Claims = mergedClaims(old.Claims, read.Claims)
	merged.Status = mergedEach(old.Status, read.Status, func(old, read geo.Status) (geo.Status, bool) {
		merged := read
		merged.Sources = mergedClaims(old.Sources, read.Sources)
		return merged, old.Status == read.Status && old.When == read.When
	})
	return &merged
}

// mergedTexts adds the languages that were not read. A text that the stored
// record has in any language is that one: exports give it where it is missing
// in the language asked for.
func mergedTexts(old, read geo.Texts) geo.Texts {
	if len(read) == 0 || len(old) == 0 {
		if len(read) == 0 {
			return old
		}
		return read
	}
	merged := maps.Clone(old)
	for lang, text := range read {
		if !holds(old, text) {
			merged[lang] = text
		}
	}
	return merged
}

func holds(texts geo.Texts, text string) bool {
	for _, t := range texts {
		if t == text {
			return true
		}
	}
	return false
}

// mergedList keeps an empty list as it is stored: null or [].
func mergedList[T any](old, read []T) []T {
	if len(read) == 0 && len(old) == 0 {
		return old
	}
	return read
}

// mergedEach merges the items of two lists that stand at the same place and
// are the same thing.
func mergedEach[T any](old, read []T, merge func(old, read T) (T, bool)) []T {
	if len(read) == 0 && len(old) == 0 {
		return old
	}
	merged := append([]T(nil), read...)
	for i := range merged {
		if i >= len(old) {
			break
		}
		if m, same := merge(old[i], read[i]); same {
			merged[i] = m
		}
	}
	return merged
}

func mergedClaims(old, read []geo.Claim) []geo.Claim {
	return mergedEach(old, read, func(old, read geo.Claim) (geo.Claim, bool) {
		merged := read
		merged.Says, merged.Note = mergedTexts(old.Says, read.Says), mergedTexts(old.Note, read.Note)
		merged.Figures = mergedFigures(old.Figures, read.Figures)
		merged.Cites = mergedList(old.Cites, read.Cites)
		return merged, old.Source == read.Source
	})
}

func mergedFigures(old, read []geo.Figure) []geo.Figure {
	return mergedEach(old, read, func(old, read geo.Figure) (geo.Figure, bool) {
		merged := read
		merged.Note = mergedTexts(old.Note, read.Note)
		merged.Nationality = mergedList(old.Nationality, read.Nationality)
		return merged, old.Measure == read.Measure && old.ID == read.ID
	})
}
