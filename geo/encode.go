package geo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// EncodeRecord writes a record as JSON. Equal records give equal bytes.
func EncodeRecord(r Record) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		return nil, fmt.Errorf("encode %s: %w", r.Key(), err)
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}

// DecodeRecord reads what EncodeRecord wrote. A member that the record does
// not have is an error, so that nothing is lost unseen.
func DecodeRecord(c Collection, data []byte) (Record, error) {
	if r := decodeWritten(c, string(data)); r != nil {
		return r, nil
	}
	return decodeAny(c, data)
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
