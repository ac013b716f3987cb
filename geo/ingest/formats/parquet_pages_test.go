//go:build !js

package formats

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// TestParquetPage makes a page that claims to hold very many values.
func TestParquetPage(t *testing.T) {
	f := &parquetFile{in: inMemory("page", pageOf(1<<30)), limits: rows.DefaultLimits}
	if err := f.checkPages(0, f.in.Size, maxPageValues); err == nil || !strings.Contains(err.Error(), "claims to hold") {
		t.Errorf("the error is %v", err)
	}
	f.in = inMemory("page", pageOf(10))
	if err := f.checkPages(0, f.in.Size, maxPageValues); err != nil {
		t.Error(err)
	}
}

// pageOf is the header of an empty page in Thrift's compact form.
func pageOf(values int64) []byte {
	b := []byte{0x15, 0, 0x15, 0, 0x15, 0, 0x2c, 0x15}
	b = binary.AppendUvarint(b, uint64(values)<<1)
	return append(b, 0x15, 0, 0x15, 0, 0x15, 0, 0, 0)
}
