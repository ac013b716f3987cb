// Package woff reads fonts as the web packs them (WOFF2) into the form that
// programs read (OpenType). https://www.w3.org/TR/WOFF2/ names its parts.
//
// It keeps what outlines, widths and variations need. It is meant for fonts of
// one's own: the form is checked, the content is not.
package woff

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
)

// maxFont bounds how large a font may be when it is unpacked.
const maxFont = 32 << 20

const headerSize = 48

// table is one part of a font.
type table struct {
	tag         string
	transformed bool
	size        int // in the packed stream
	data        []byte
}

// Decode returns the OpenType font of a WOFF2 file that holds one font.
func Decode(file []byte) ([]byte, error) {
	tables, flavor, err := unpack(file)
	if err != nil {
		return nil, fmt.Errorf("read the WOFF2 font: %w", err)
	}
	if err := restore(tables); err != nil {
		return nil, fmt.Errorf("read the WOFF2 font: %w", err)
	}
	return join(tables, flavor), nil
}

// unpack reads the directory and unpacks the tables.
func unpack(file []byte) (tables []*table, flavor uint32, err error) {
	if len(file) < headerSize || string(file[:4]) != "wOF2" {
		return nil, 0, errors.New("it does not begin as one")
	}
	flavor = binary.BigEndian.Uint32(file[4:])
	if flavor == 0x74746366 { // "ttcf"
		return nil, 0, errors.New("it holds several fonts")
	}
	packed := int(binary.BigEndian.Uint32(file[20:]))
	r := &reader{data: file[headerSize:]}
	for range binary.BigEndian.Uint16(file[12:]) {
		tables = append(tables, readEntry(r))
	}
	if r.short || packed > len(r.data) {
		return nil, 0, io.ErrUnexpectedEOF
	}
	content, err := io.ReadAll(io.LimitReader(brotli.NewReader(bytes.NewReader(r.data[:packed])), maxFont))
	if err != nil {
		return nil, 0, err
	}
	for _, t := range tables {
		if t.size < 0 || t.size > len(content) {
			return nil, 0, io.ErrUnexpectedEOF
		}
		t.data, content = content[:t.size], content[t.size:]
	}
	return tables, flavor, nil
}

// readEntry reads one entry of the directory.
func readEntry(r *reader) *table {
	flags := r.u8()
	t := &table{}
	if known := int(flags & 63); known < len(knownTags) {
		t.tag = knownTags[known]
	} else {
		t.tag = string(r.take(4))
	}
	t.size = r.base128()
	version := flags >> 6
	t.transformed = version != 0
	if t.tag == "glyf" || t.tag == "loca" {
		t.transformed = version != 3
	}
	if t.transformed {
		t.size = r.base128()
	}
	return t
}

// join writes the tables as an OpenType file. Checksums are left out: nobody
// of ours looks at them.
func join(tables []*table, flavor uint32) []byte {
	const entry = 16
	out := binary.BigEndian.AppendUint32(nil, flavor)
	out = binary.BigEndian.AppendUint16(out, uint16(len(tables)))
	out = append(out, 0, 0, 0, 0, 0, 0) // for a binary search
	at := 12 + entry*len(tables)
	for _, t := range tables {
		out = append(out, t.tag...)
		out = append(out, 0, 0, 0, 0)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		at += padded(len(t.data))
	}
	for _, t := range tables {
		out = append(out, t.data...)
		out = append(out, make([]byte, padded(len(t.data))-len(t.data))...)
	}
	return out
}

func padded(n int) int { return (n + 3) &^ 3 }

// knownTags are those that the directory names by a number.
var knownTags = [...]string{
	"cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca", "prep", "CFF ", "VORG", "EBDT",
	"EBLC", "gasp", "hdmx", "kern", "LTSH", "PCLT", "VDMX", "vhea", "vmtx", "BASE", "GDEF", "GPOS", "GSUB", "EBSC", "JSTF", "MATH",
	"CBDT", "CBLC", "COLR", "CPAL", "SVG ", "sbix", "acnt", "avar", "bdat", "bloc", "bsln", "cvar", "fdsc", "feat", "fmtx", "fvar",
	"gvar", "hsty", "just", "lcar", "mort", "morx", "opbd", "prop", "trak", "Zapf", "Silf", "Glat", "Gloc", "Feat", "Sill",
}
