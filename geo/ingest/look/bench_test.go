package look_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo/ingest/look"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// BenchmarkLook looks at as many rows as are looked at.
func BenchmarkLook(b *testing.B) {
	var text strings.Builder
	text.WriteString("id,date,latitude,longitude,kind,place,country,killed,notes\n")
	for i := range look.MostRows {
		fmt.Fprintf(&text, "%d,20%02d-%02d-%02d,%d.%04d,%d.%04d,Raid,Place %d,Myanmar,%d,What happened on that day %d\n",
			i, i%20, i%12+1, i%28+1, i%20, i%9999, 95+i%9, i%7777, i%5000, i%9, i)
	}
	b.ReportAllocs()
	for b.Loop() {
		file, err := look.Open(b.Context(), rows.Input{Name: "a.csv", Data: strings.NewReader(text.String()), Size: int64(text.Len())})
		if err != nil {
			b.Fatal(err)
		}
		seen, err := file.Look(b.Context(), look.Ask{}, nil)
		if err != nil || seen.Counts.Events != look.MostRows {
			b.Fatal(seen, err)
		}
	}
}
