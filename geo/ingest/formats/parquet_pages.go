//go:build !js

package formats

import (
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	pqformat "github.com/parquet-go/parquet-go/format"
)

// A page that is larger or has more values is taken for one that is made to
// do harm: writers make pages of a megabyte.
const (
	maxPage         = 256 << 20
	maxPageValues   = 1 << 26
	maxNestedValues = 1 << 22
)

// check reads the headers of all pages of a row group, as a page of a few
// bytes may claim to hold any number of values.
func (f *parquetFile) check(group int) error {
	leaves := f.schema.leaves()
	columns := f.meta.RowGroups[group].Columns
	if len(columns) != len(leaves) {
		return fmt.Errorf("it has %d columns in a group of rows and %d in its description", len(columns), len(leaves))
	}
	for i := range columns {
		c := &columns[i].MetaData
		begin := c.DataPageOffset
		if d := c.DictionaryPageOffset; d > 0 && d < begin {
			begin = d
		}
		most := int64(maxPageValues)
		if leaves[i].rep > 0 {
			most = maxNestedValues
		}
		if err := f.checkPages(begin, c.TotalCompressedSize, most); err != nil {
			return fmt.Errorf("column %q: %w", leaves[i].name, err)
		}
	}
	return nil
}

// checkPages checks the pages from begin to begin+size.
func (f *parquetFile) checkPages(begin, size, most int64) error {
	end := begin + size
	if begin < 0 || size < 0 || end > f.in.Size || end < begin {
		return errors.New("its values lie beyond the end of the file: it is cut short or damaged")
	}
	for begin < end {
		header, n, err := f.pageHeader(begin, end)
		if err != nil {
			return fmt.Errorf("a page is damaged: %w", err)
		}
		values := max(int64(header.DataPageHeader.V.NumValues), int64(header.DataPageHeaderV2.V.NumValues), int64(header.DictionaryPageHeader.V.NumValues))
		switch packed := int64(header.CompressedPageSize); {
		case packed < 0 || header.UncompressedPageSize < 0 || begin+n+packed > end:
			return errors.New("a page is damaged: it ends beyond its column")
		case header.UncompressedPageSize > maxPage || values > most:
			return fmt.Errorf("a page claims to hold %d bytes and %d values; the limits are %d and %d", header.UncompressedPageSize, values, int64(maxPage), most)
		default:
			begin += n + packed
		}
	}
	return nil
}

// pageHeader reads the header of a page and says how long it is.
func (f *parquetFile) pageHeader(at, end int64) (header pqformat.PageHeader, n int64, err error) {
	for _, size := range []int64{1 << 10, 1 << 20} {
		b := make([]byte, min(size, end-at))
		if _, err := f.in.Data.ReadAt(b, at); err != nil && !errors.Is(err, io.EOF) {
			return header, 0, err
		}
		if err = soundThrift(b); err != nil {
			continue
		}
		var protocol thrift.CompactProtocol
		r := protocol.NewReaderFromBytes(b)
		header = pqformat.PageHeader{}
		if err = thrift.NewDecoder(r).Decode(&header); err == nil {
			return header, int64(r.BytesRead()), nil
		}
	}
	return header, 0, err
}
