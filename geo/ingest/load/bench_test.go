package load_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/ingest/load"
	"github.com/mapd/mapd/geo/postgis"
	"github.com/mapd/mapd/geo/postgis/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// benchRows is how many rows the benchmarks import: 100,000, or what
// MAPD_BENCH_ROWS says.
func benchRows(b *testing.B) int {
	text := os.Getenv("MAPD_BENCH_ROWS")
	if text == "" {
		return 100_000
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		b.Fatalf("MAPD_BENCH_ROWS: %v", err)
	}
	return n
}

// writeRows writes a CSV file of 15 columns, ids in no order.
func writeRows(t testing.TB, path string, n int) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w, random := bufio.NewWriter(file), rand.New(rand.NewPCG(1, 2))
	fmt.Fprintln(w, "event_id,date,type,title,latitude,longitude,country,admin1,place,killed,actor1,actor2,source,notes,region")
	for i := range n {
		day := geo.NewDay(2015, 1, 1) + geo.Day(random.IntN(4000))
		fmt.Fprintf(w, "E%08x%d,%s,%s,Clash %d near Myawaddy,%.4f,%.4f,Myanmar,Kayin,Myawaddy,%d,Police Forces,Unidentified,Local news,\"On that day, it is said, %d people saw it near the border and told it.\",Southeast Asia\n",
			random.Uint32(), i, day, []string{"Battle", "Riot", "Raid"}[random.IntN(3)], i, 10+random.Float64()*8, 96+random.Float64()*8, random.IntN(9), i)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}

func processorTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// benchmark imports a file into new stores.
func benchmark(b *testing.B, open func() load.Store) {
	n := benchRows(b)
	path := filepath.Join(b.TempDir(), "rows.csv")
	writeRows(b, path, n)
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as mapd import has it
	cpu := time.Duration(0)
	for b.Loop() {
		b.StopTimer()
		store := open()
		b.StartTimer()
		before := processorTime()
		s, err := load.Import(b.Context(), store, load.Options{Files: []string{path}, Dataset: geo.Dataset{ID: "bench"}})
		if err != nil || s.Counts.Stored != int64(n) {
			b.Fatal(s, err)
		}
		cpu += processorTime() - before
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(cpu.Microseconds())/float64(n*b.N), "µs-cpu/row")
}

// BenchmarkImport imports CSV into the embedded store.
func BenchmarkImport(b *testing.B) {
	benchmark(b, func() load.Store { return embedded(b, filepath.Join(b.TempDir(), "store.gpkg")) })
}

// BenchmarkImportPostGIS imports CSV into a database.
func BenchmarkImportPostGIS(b *testing.B) {
	benchmark(b, func() load.Store {
		s, err := postgis.Open(b.Context(), pgtest.Schema(b))
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = s.Close() })
		return s
	})
}

func embedded(t testing.TB, path string) *gpkg.Store {
	t.Helper()
	s, err := gpkg.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// BenchmarkImportMemory says how much memory an import takes at most, which
// must not grow with the rows: MAPD_BENCH_ROWS=1000000 shows it.
func BenchmarkImportMemory(b *testing.B) {
	n := benchRows(b)
	path := filepath.Join(b.TempDir(), "rows.csv")
	writeRows(b, path, n)
	for b.Loop() {
		store := embedded(b, filepath.Join(b.TempDir(), "store.gpkg"))
		most := watchHeap(b, func() error {
			_, err := load.Import(b.Context(), store, load.Options{Files: []string{path}, Dataset: geo.Dataset{ID: "bench"}})
			return err
		})
		b.ReportMetric(float64(most)/(1<<20), "MiB-heap")
	}
}

// watchHeap returns how large the heap was at most while something was done.
func watchHeap(b *testing.B, do func() error) (most uint64) {
	done := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		for tick := time.NewTicker(50 * time.Millisecond); ; {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
			select {
			case <-done:
				tick.Stop()
				return
			case <-tick.C:
			}
		}
	})
	err := do()
	close(done)
	watching.Wait()
	if err != nil {
		b.Fatal(err)
	}
	return most
}
