package briefing

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/mapd/mapd/geo"
)

// MaxBytes is how large the JSON of a briefing may be.
const MaxBytes = 2 << 20

// Read reads a briefing from its JSON and checks it. Its error is Invalid and
// says where the fault is, as "scenes[2].time.to", and what would be right.
func Read(data []byte) (*geo.Briefing, error) {
	b, err := Decode(data)
	if err != nil {
		return nil, err
	}
	return b, Check(b)
}

// Decode is Read for those who fill something in before they Check.
func Decode(data []byte) (*geo.Briefing, error) {
	if len(data) > MaxBytes {
		return nil, geo.Errorf(geo.Invalid, "the briefing is larger than %d MiB; shorten its texts or part it", MaxBytes>>20)
	}
	b := &geo.Briefing{}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(b); err != nil {
		return nil, notRead(err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, geo.Errorf(geo.Invalid, "something follows the briefing; send one JSON object")
	}
	return b, nil
}

// notRead says what is wrong with the JSON.
func notRead(err error) error {
	var shape *json.UnmarshalTypeError
	if errors.As(err, &shape) {
		return geo.InvalidParam(shape.Field, "it cannot be a JSON %s; see the schema briefing of the API definition", shape.Value)
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return geo.InvalidParam(strings.Trim(name, `"`), "a briefing has no such member; leave it out")
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return geo.Errorf(geo.Invalid, "the JSON ends too early; send the whole briefing")
	}
	return geo.Errorf(geo.Invalid, "this is not JSON: %v", err)
}
