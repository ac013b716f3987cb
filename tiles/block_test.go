package tiles

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"net/http"
	"testing"
)

// tilesOf takes a block apart.
func tilesOf(t *testing.T, body []byte) [][]byte {
	t.Helper()
	var tiles [][]byte
	for len(body) > 0 {
		if len(body) < 4 {
			t.Fatalf("%d bytes are left", len(body))
		}
		n := binary.LittleEndian.Uint32(body)
		if int(n) > len(body)-4 {
			t.Fatalf("tile %d is cut off", len(tiles))
		}
		tiles, body = append(tiles, body[4:4+n]), body[4+n:]
	}
	return tiles
}

func TestBlockHoldsTheTiles(t *testing.T) {
	h := serverOf(snapshotOf(t, 1))
	for _, b := range []struct{ z, west, east, north, south int }{{0, 0, 0, 0, 0}, {3, 5, 7, 2, 4}, {5, 23, 27, 12, 15}, {8, 200, 201, 112, 114}} {
		w := get(h, fmt.Sprintf("/tiles/basemap/%d/%d-%d/%d-%d.tiles?lang=th", b.z, b.west, b.east, b.north, b.south))
		if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != basemapCache {
			t.Fatalf("%v: %d %v", b, w.Code, w.Header())
		}
		got := tilesOf(t, w.Body.Bytes())
		if want := (b.east - b.west + 1) * (b.south - b.north + 1); len(got) != want {
			t.Fatalf("%v: %d tiles, want %d", b, len(got), want)
		}
		for i, tile := range got {
			x, y := b.west+i%(b.east-b.west+1), b.north+i/(b.east-b.west+1)
			alone := get(h, fmt.Sprintf("/tiles/basemap/%d/%d/%d.mvt?lang=th", b.z, x, y))
			if !bytes.Equal(tile, alone.Body.Bytes()) {
				t.Errorf("%d/%d/%d is another tile in the block", b.z, x, y)
			}
		}
	}
}

func TestBlockIsRevalidated(t *testing.T) {
	h := serverOf(snapshotOf(t, 1))
	const url = "/tiles/basemap/3/5-6/3-3.tiles"
	tag := get(h, url).Header().Get("ETag")
	if w := get(h, url, "If-None-Match", tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("%d with %d bytes", w.Code, w.Body.Len())
	}
}
