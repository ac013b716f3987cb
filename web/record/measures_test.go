package record

import (
	"fmt"
	"slices"
	"testing"
)

func TestCommonest(t *testing.T) {
	counts := map[string]int{"rare": 1}
	for i := range MaxMeasures {
		counts[fmt.Sprintf("m%03d", i)] = 2 + i%3
	}
	names := Commonest(counts)
	if len(names) != MaxMeasures || slices.Contains(names, "rare") || !slices.IsSorted(names) {
		t.Errorf("%d names, %v", len(names), names)
	}
}

func TestMeasureColumns(t *testing.T) {
	for measure, want := range map[string]string{
		"seized_phones": "seized_phones_low: The least number: seized phones",
		"held_level":    "held_level_low: The least number: held level, never to be added up",
	} {
		if c := MeasureColumns(measure)[0]; c.Name+": "+c.Description != want {
			t.Errorf("%s is %s: %s", measure, c.Name, c.Description)
		}
	}
}
