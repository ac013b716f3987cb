package ingest

import (
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

func TestReadSources(t *testing.T) {
	records, err := readSources([]byte(`[{"id":"a","type":"report","title":"T","issued":{"date-parts":[[2024]]},
		"custom":{"dataset":"d","reliability":"primary","as_of":"2024-03","cited_by":["b"],"note":{"en":"N"}}}]`))
	if err != nil {
		t.Fatal(err)
	}
	data, err := geo.EncodeRecord(records[0])
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"id":"a","dataset":"d","csl":{"issued":{"date-parts":[[2024]]},"title":"T","type":"report"},` +
		`"reliability":"primary","as_of":"2024-03","cited_by":["b"],"note":{"en":"N"}}`
	if string(data) != want {
		t.Errorf("got  %s\nwant %s", data, want)
	}
}

func TestReadSourcesRefuses(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:                                   "cannot unmarshal",
		`[{"id":1}]`:                           "cannot unmarshal",
		`[{"id":"a","id":"b"}]`:                "twice",
		`[{"id":"a","custom":{"as-of":"x"}}]`:  "unknown field",
		`[{"id":"a","custom":{"as_of":2024}}]`: "cannot unmarshal",
		`[`:                                    "EOF",
	} {
		if _, err := readSources([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: want an error with %q, got %v", text, want, err)
		}
	}
}
