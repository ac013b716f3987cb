package geo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// EncodeRecord writes a record as JSON. Equal records give equal bytes.
func EncodeRecord(r Record) ([]byte, error) {
	if out, ok := appendRecord(make([]byte, 0, usualSize), r); ok {
		return slices.Clip(out), nil
	}
	out, err := marshal(r)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", r.Key(), err)
	}
	return out, nil
}

// usualSize is how many bytes most records take.
const usualSize = 1024

// marshal is json.Marshal without escapes for HTML.
func marshal(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimRight(buf.Bytes(), "\n"), err
}

// AppendText appends a text to JSON, as EncodeRecord writes it.
func AppendText(out []byte, text string) []byte {
	w := writer{out: out}
	w.text(text)
	return w.out
}

// DecodeRecord reads what EncodeRecord wrote. A member that the record does
// not have is an error, so that nothing is lost unseen.
func DecodeRecord(c Collection, data []byte) (Record, error) { return DecodeText(c, string(data)) }

// DecodeText is DecodeRecord for those who keep the text: texts of the record
// may be parts of it.
func DecodeText(c Collection, data string) (Record, error) {
	if r := decodeWritten(c, data); r != nil {
		return r, nil
	}
	return decodeAny(c, []byte(data))
}

// decodeAny reads a record in whatever way its JSON is written.
func decodeAny(c Collection, data []byte) (Record, error) {
	r, err := NewRecord(c)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(r); err != nil {
		return nil, fmt.Errorf("decode a record of %s: %w", c, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("decode a record of %s: something follows it", c)
	}
	return r, nil
}
