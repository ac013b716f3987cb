package dates

import "testing"

// cells are dates in the usual forms.
var benchCells = map[string]any{
	"iso": "2024-01-05", "isoClock": "2024-01-05T13:00:00Z", "ucdp": "2021-03-04 00:00:00.000", "acled": "05 January 2024",
	"dmy": "13/05/2024", "dmyClock": "13/05/2024 10:20", "gdelt": int64(20240105), "han": "2024年1月5日", "seconds": int64(1704412800),
}

func BenchmarkWhen(b *testing.B) {
	f := FormOf(Options{Order: DMY})
	for name, cell := range benchCells {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := f.When(cell); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSurvey(b *testing.B) {
	for name, cell := range benchCells {
		b.Run(name, func(b *testing.B) {
			var s Survey
			b.ReportAllocs()
			for b.Loop() {
				s.Add(cell)
			}
		})
	}
}
