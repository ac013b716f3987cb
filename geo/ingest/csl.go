package ingest

import (
	"encoding/json"

	"github.com/mapd/mapd/geo"
)

// cslCustom holds mapd's own members of a source, which CSL-JSON lets stand
// under "custom".
type cslCustom struct {
	Dataset     string    `json:"dataset"`
	Reliability string    `json:"reliability"`
	AsOf        geo.When  `json:"as_of"`
	CitedBy     []string  `json:"cited_by"`
	Note        geo.Texts `json:"note"`
}

// readSources reads an array of CSL-JSON items.
func readSources(data []byte) ([]geo.Record, error) {
	var items []map[string]json.RawMessage
	if err := decodeStrict(data, &items); err != nil {
		return nil, err
	}
	var records []geo.Record
	for _, item := range items {
		s, err := source(item)
		if err != nil {
			return nil, err
		}
		records = append(records, s)
	}
	return records, nil
}

// source reads one CSL-JSON item.
func source(item map[string]json.RawMessage) (*geo.Source, error) {
	s := &geo.Source{CSL: map[string]any{}}
	var custom cslCustom
	for name, value := range item {
		var err error
		switch name {
		case "id":
			err = json.Unmarshal(value, &s.ID)
		case "custom":
			err = decodeStrict(value, &custom)
		default:
			var v any
			err = json.Unmarshal(value, &v)
			s.CSL[name] = v
		}
		if err != nil {
			return nil, geo.InvalidParam(name, "source %s: %v", item["id"], err)
		}
	}
	s.Dataset, s.Reliability, s.AsOf = custom.Dataset, custom.Reliability, custom.AsOf
	s.CitedBy, s.Note = custom.CitedBy, custom.Note
	return s, nil
}
