package feeds_test

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestTableIsDescribed follows the link from a CSV file to its metadata (CSV on
// the Web), and reads each cell as that says.
func TestTableIsDescribed(t *testing.T) {
	h := served(t, records())
	for _, target := range []string{"/feeds/events.csv?kind=raid&datetime=2024", "/feeds/hotspots.csv?lang=km", "/feeds/flows.csv", "/feeds/sources.csv?bom=true"} {
		table := ask(h, target)
		w := ask(h, describedBy(t, table.Header().Values("Link"), "application/csvm+json"))
		if got := w.Header().Get("Content-Type"); w.Code != 200 || got != "application/csvm+json" {
			t.Fatalf("%s: %d %s: %s", target, w.Code, got, w.Body)
		}
		var about struct {
			URL         string `json:"url"`
			Description string `json:"dc:description"`
			Licence     []struct {
				ID string `json:"@id"`
			} `json:"dc:license"`
			Rights   string `json:"dc:rights"`
			Version  string `json:"schema:version"`
			Modified struct {
				Value string `json:"@value"`
			} `json:"dc:modified"`
			Schema struct {
				Columns []struct{ Name, Titles, Datatype, Separator string }
			} `json:"tableSchema"`
		}
		if err := json.Unmarshal(w.Body.Bytes(), &about); err != nil {
			t.Fatal(err)
		}
		_, query, _ := strings.Cut(target, "?")
		asked, err := url.Parse(about.URL)
		if err != nil || asked.RequestURI() != target && asked.Query().Encode() != sorted(query) {
			t.Errorf("%s describes %s", target, about.URL)
		}
		if about.Licence[0].ID != "https://spdx.org/licenses/CC0-1.0" || about.Rights != "us & <others>" || about.Version != "7" || about.Modified.Value != "2025-11-03T09:30:00Z" {
			t.Errorf("%s has no rights, version and time: %s", target, w.Body)
		}
		if strings.Contains(target, "kind=") && !strings.Contains(about.Description, "Asked for: datetime=2024&kind=raid") {
			t.Errorf("it does not say what was asked: %s", about.Description)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table.Body.String(), "\uFEFF"))).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatal(len(rows), err)
		}
		var titles []string
		for i, c := range about.Schema.Columns {
			titles = append(titles, c.Titles)
			for _, row := range rows[1:] {
				if cell := row[i]; cell != "" && !isOf(c.Datatype, cell) {
					t.Errorf("%s of %s is %q, which is no %s", c.Name, row[0], cell, c.Datatype)
				}
			}
		}
		if !slices.Equal(titles, rows[0]) {
			t.Errorf("%s describes %q, not %q", target, titles, rows[0])
		}
	}
}

// TestLinesAreDescribed follows the link from lines of GeoJSON, which have no
// room for it, to what is said of them.
func TestLinesAreDescribed(t *testing.T) {
	h := served(t, records())
	lines := ask(h, "/feeds/events.geojsonl?kind=raid")
	about := ask(h, describedBy(t, lines.Header().Values("Link"), "application/json")).Body.String()
	for _, want := range []string{`"licence":"CC0-1.0"`, `"credit":"us & <others>"`, `"query":"kind=raid"`, `"data_version":7`, `"data_time":"2025-11-03T09:30:00Z"`, `"numberReturned":2`} {
		if !strings.Contains(about, want) {
			t.Errorf("it does not say %s: %s", want, about)
		}
	}
}

// describedBy is the path of the document of that type that links lead to.
func describedBy(t *testing.T, links []string, mediaType string) string {
	t.Helper()
	for _, link := range links {
		if rest, found := strings.CutSuffix(link, `>; rel="describedby"; type="`+mediaType+`"`); found {
			return strings.TrimPrefix(rest, "<http://map.test")
		}
	}
	t.Fatalf("no link to a %s in %q", mediaType, links)
	return ""
}

func sorted(query string) string {
	values, err := url.ParseQuery(query)
	if err != nil {
		return ""
	}
	return values.Encode()
}

// isOf reports whether a cell is of a type of CSV on the Web.
func isOf(datatype, cell string) bool {
	var err error
	switch datatype {
	case "string":
	case "date":
		_, err = time.Parse(time.DateOnly, cell)
	case "double":
		_, err = strconv.ParseFloat(cell, 64)
	case "integer":
		_, err = strconv.ParseInt(cell, 10, 64)
	case "boolean":
		return cell == "true" || cell == "false"
	case "json":
		return json.Valid([]byte(cell))
	default:
		return false
	}
	return err == nil
}
