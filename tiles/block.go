package tiles

import (
	"encoding/binary"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"github.com/go-chi/chi/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/tiles/basemap"
	"github.com/mapd/mapd/web/httpx"
)

// mostInBlock bounds the tiles of one answer; a large screen shows some 120.
const mostInBlock = 256

// block is a rectangle of tiles of one zoom, with its edges.
type block struct{ first, last address }

// parseBlock reads a zoom and two spans of numbers, such as 23-27. It is not
// found if one of its corners is not (parseAddress).
func parseBlock(z, columns, rows string, maxZoom int) (block, error) {
	west, east, _ := strings.Cut(columns, "-")
	north, south, _ := strings.Cut(rows, "-")
	first, err := parseAddress(z, west, north, maxZoom)
	if err != nil {
		return block{}, err
	}
	last, err := parseAddress(z, east, south, maxZoom)
	if err != nil {
		return block{}, err
	}
	b := block{first, last}
	if last.x < first.x || last.y < first.y {
		return block{}, geo.Errorf(geo.NotFound, "the block %s/%s is empty; write both spans as first-last", columns, rows)
	}
	if n := b.count(); n > mostInBlock {
		return block{}, geo.Errorf(geo.NotFound, "the block %s/%s has %d tiles; ask for at most %d at once", columns, rows, n, mostInBlock)
	}
	return b, nil
}

func (b block) count() int { return (b.last.x - b.first.x + 1) * (b.last.y - b.first.y + 1) }

// all calls visit with each tile, row by row from the north, each from the west.
func (b block) all(visit func(address) error) error {
	for y := b.first.y; y <= b.last.y; y++ {
		for x := b.first.x; x <= b.last.x; x++ {
			if err := visit(address{b.first.z, x, y}); err != nil {
				return err
			}
		}
	}
	return nil
}

// serveBlock answers with the basemap's tiles of a rectangle, so that a map
// opens with one request instead of dozens: for each tile, row by row, its
// length in bytes (uint32, little-endian) and its bytes, none for plain water.
func (t *Server) serveBlock(w http.ResponseWriter, r *http.Request) error {
	b, err := parseBlock(chi.URLParam(r, "z"), chi.URLParam(r, "columns"), chi.URLParam(r, "rows"), basemap.MaxZoom)
	if err != nil {
		return err
	}
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	if err := httpx.Allow(values, "lang"); err != nil {
		return err
	}
	lang := values.Get("lang")
	body := sync.OnceValues(func() ([]byte, error) { return t.blockOf(b, lang) })
	key := fmt.Sprint("block ", b, " ", strings.ToLower(lang), " ")
	return httpx.Serve(w, r, nil, httpx.Content{
		Type: "application/octet-stream", CacheControl: basemapCache, Body: body,
		Coded: func(encoding httpx.Encoding) ([]byte, error) {
			return t.tiles.Get(key+string(encoding), func() ([]byte, error) {
				plain, err := body()
				if err != nil {
					return nil, err
				}
				return encoding.Compress(plain), nil
			})
		},
	})
}

func (t *Server) blockOf(b block, lang string) ([]byte, error) {
	var body []byte
	err := b.all(func(at address) error {
		tile, err := t.basemapTile(at, lang)
		body = binary.LittleEndian.AppendUint32(body, uint32(len(tile)))
		body = append(body, tile...)
		return err
	})
	return body, err
}
