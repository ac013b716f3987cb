package formats

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// BenchmarkCSV reads rows of 15 columns.
func BenchmarkCSV(b *testing.B) {
	var plain, quoted bytes.Buffer
	plain.WriteString("id,date,lat,lon,kind,country,place,low,best,high,source,url,notes,actor,precision\n")
	quoted.Write(plain.Bytes())
	for i := range 100_000 {
		fmt.Fprintf(&plain, "EV%06d,2024-01-%02d,%d.5432,%d.1234,raid,Myanmar,Myawaddy,%d,%d,%d,Reuters,https://example.org/%d,Police entered a building,Army,1\n",
			i, i%28+1, i%60, i%170, i%7, i%7+1, i%7+3, i)
		fmt.Fprintf(&quoted, "EV%06d,2024-01-%02d,%d.5432,%d.1234,raid,Myanmar,Myawaddy,%d,%d,%d,Reuters,https://example.org/%d,\"Police, it says, entered \"\"KK Park\"\"\",Army,1\n",
			i, i%28+1, i%60, i%170, i%7, i%7+1, i%7+3, i)
	}
	b.Run("plain", func(b *testing.B) { benchmark(b, "x.csv", plain.Bytes(), 100_000) })
	b.Run("quoted", func(b *testing.B) { benchmark(b, "x.csv", quoted.Bytes(), 100_000) })
}

// benchmark reads all rows of a file once in each turn.
func benchmark(b *testing.B, name string, data []byte, want int) {
	b.Helper()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		source, err := Open(context.Background(), rows.Input{Name: name, Data: bytes.NewReader(data), Size: int64(len(data))}, Options{})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for row, err := range source.Rows(context.Background(), source.Tables()[0].Name) {
			if err != nil || row.Fault != nil {
				b.Fatal(err, row.Fault)
			}
			n++
		}
		if n != want {
			b.Fatalf("%d rows, not %d", n, want)
		}
	}
	b.ReportMetric(float64(want)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkJSON reads the same rows as GeoJSON and as JSON in lines.
func BenchmarkJSON(b *testing.B) {
	const n = 50_000
	var features, lines bytes.Buffer
	features.WriteString("{\"type\":\"FeatureCollection\",\"features\":[\n")
	for i := range n {
		members := fmt.Sprintf(`"id":"EV%06d","date":"2024-01-%02d","kind":"raid","country":"Myanmar","place":"Myawaddy","low":%d,"best":%d,"high":%d,"source":"Reuters","url":"https://example.org/%d","notes":"Police, it says, entered \"KK Park\"","actor":"Army","precision":1`,
			i, i%28+1, i%7, i%7+1, i%7+3, i)
		if i > 0 {
			features.WriteString(",\n")
		}
		fmt.Fprintf(&features, `{"type":"Feature","id":%d,"geometry":{"type":"Point","coordinates":[%d.1234,%d.5432]},"properties":{%s}}`, i, i%170, i%60, members)
		fmt.Fprintf(&lines, "{%s,\"lat\":%d.5432,\"lon\":%d.1234}\n", members, i%60, i%170)
	}
	features.WriteString("]}")
	b.Run("features", func(b *testing.B) { benchmark(b, "x.geojson", features.Bytes(), n) })
	b.Run("lines", func(b *testing.B) { benchmark(b, "x.ndjson", lines.Bytes(), n) })
}
