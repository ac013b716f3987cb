package picture

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/mapd/mapd/web/picture/ink"
	"github.com/mapd/mapd/web/picture/woff"
)

// Fonts are the two families that pictures are lettered in.
type Fonts struct{ sans, serif *ink.Font }

// ErrNoFonts says that the page, whose fonts pictures need, was not built.
var ErrNoFonts = errors.New("the page is not built, and with it the fonts are missing")

// ReadFonts reads the fonts of the built page, whose files lie at the root. The
// error is ErrNoFonts if they are not there.
func ReadFonts(built fs.FS) (*Fonts, error) {
	sans, err := readFont(built, "source-sans-3-latin")
	if err != nil {
		return nil, err
	}
	serif, err := readFont(built, "source-serif-4-latin")
	if err != nil {
		return nil, err
	}
	return &Fonts{sans, serif}, nil
}

// readFont reads the files of a family: one with most letters, and one with the
// rarer Latin ones.
func readFont(built fs.FS, name string) (*ink.Font, error) {
	files, err := fs.Glob(built, "assets/"+name+"*.woff2")
	if err != nil || len(files) == 0 {
		return nil, ErrNoFonts
	}
	slices.SortFunc(files, func(a, b string) int { // "-ext" comes second
		rare := func(file string) int { return strings.Count(file, "-latin-ext-") }
		return rare(a) - rare(b)
	})
	var sources []*bytes.Reader
	for _, file := range files {
		packed, err := fs.ReadFile(built, file)
		if err != nil {
			return nil, fmt.Errorf("read the page's fonts: %w", err)
		}
		plain, err := woff.Decode(packed)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		sources = append(sources, bytes.NewReader(plain))
	}
	return ink.NewFont(sources...)
}

// styles are the ways in which texts are written on the map (layers/type.ts) and
// around it.
type styles struct {
	hot, sub, quiet, country, sea, count   *ink.Style
	brow, title, small, key, number, scale *ink.Style
}

func (f *Fonts) styles() styles {
	return styles{
		hot:     ink.NewStyle(f.sans, 13.5, 600, 0),
		sub:     ink.NewStyle(f.sans, 12.5, 400, 0),
		quiet:   ink.NewStyle(f.sans, 12.5, 500, 0),
		country: ink.NewStyle(f.sans, 12.5, 600, 0.6),
		sea:     ink.NewStyle(f.serif, 13, 400, 1.2),
		count:   ink.NewStyle(f.sans, 13, 600, 0),
		brow:    ink.NewStyle(f.sans, 13, 600, 0),
		title:   ink.NewStyle(f.serif, 25, 600, 0),
		small:   ink.NewStyle(f.sans, 11.5, 400, 0),
		key:     ink.NewStyle(f.sans, 13, 400, 0),
		number:  ink.NewStyle(f.sans, 13, 600, 0),
		scale:   ink.NewStyle(f.sans, 11.5, 500, 0),
	}
}
