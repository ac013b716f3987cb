package mapping

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strings"

	"github.com/paulmach/orb/encoding/wkb"

	"github.com/mapd/mapd/geo/fold"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// keyBytes is how long a key may be.
const keyBytes = 100

// foldedKey makes an id URL-safe: capitals small, blanks to "-". If anything
// else has to go, a hash of the whole follows, so that two ids stay two. Ids
// that differ in capitals or blanks alone are the same.
func foldedKey(id string) string {
	var b strings.Builder
	b.Grow(len(id))
	lost := false
	for _, r := range id {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' || r == '_' || r == '-':
			b.WriteRune(r)
		case r >= 'A' && r <= 'Z':
			b.WriteRune(r + 'a' - 'A')
		case r == ' ':
			b.WriteByte('-')
		default:
			lost = true
			b.WriteByte('-')
		}
	}
	key := b.String()
	if !lost && len(key) <= keyBytes {
		return key
	}
	key = strings.Trim(key[:min(len(key), keyBytes-9)], "-")
	return strings.TrimLeft(key+"-"+shortHash(id), "-")
}

// shortHash is 8 hexadecimal digits that tell texts apart.
func shortHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// slug writes a label so that it can stand in an id. What is not Latin cannot:
// a hash stands for it.
func slug(label string) string {
	folded := fold.Text(label)
	var b strings.Builder
	lost := false
	for _, r := range folded {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == ' ':
			b.WriteByte('-')
		default:
			lost = true
		}
	}
	text := strings.Trim(b.String(), "-")
	if len(text) > 60 {
		text, lost = strings.TrimRight(text[:60], "-"), true
	}
	if lost || text == "" {
		return strings.TrimLeft(text+"-"+shortHash(folded), "-")
	}
	return text
}

var keyEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// rowKey is the hash of a row as values: its columns in the order of their
// names, each with what stands in it, however the format writes it. Cells
// without anything do not count.
func (b *binding) rowKey(row *rows.Row) string {
	buffer := make([]byte, 0, 512)
	for _, i := range b.byName {
		if text := canonical(row.Values[i]); text != "" {
			buffer = append(buffer, row.Names[i]...)
			buffer = append(append(append(buffer, 0), text...), 1)
		}
	}
	if g, _, err := b.geometry(row); err == nil && g != nil {
		shape, _ := wkb.Marshal(g) // a geometry that cannot be written has been refused
		buffer = append(append(buffer, 2), shape...)
	}
	sum := sha256.Sum256(buffer)
	return keyEncoding.EncodeToString(sum[:10])
}

// canonical writes a value the same whatever the format of the file: "12.50"
// is 12.5.
func canonical(value any) string {
	text := textOf(value)
	if n, ok := plainNumber(text); ok && n.decimals > 0 {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}
