package tiles

import (
	"testing"

	"github.com/mapd/mapd/geo"
)

func TestLimitsOf(t *testing.T) {
	for box, want := range map[geo.Box]Limits{
		{West: -170, South: -60, East: 170, North: 60}:  {2, 1, 2, 0, 3},
		{West: 100, South: 10, East: 110, North: 20}:    {2, 1, 1, 3, 3},
		{West: 170, South: -80, East: -170, North: -70}: {2, 3, 3, 0, 3},
		geo.World: {2, 0, 3, 0, 3},
	} {
		if got := LimitsOf(box)[2]; got != want {
			t.Errorf("%v: %+v, want %+v", box, got, want)
		}
	}
}
