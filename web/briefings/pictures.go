package briefings

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/look"
	"github.com/mapd/mapd/web/picture"
)

// pictureFormat is the version of the pictures' form; see httpx.Content.
const pictureFormat = 1

// The limits of pictures, in their own pixels.
const (
	leastSide  = 200
	mostSide   = 4000
	mostPixels = 12_000_000
	leastScale = 1
	mostScale  = 4
)

// atOnce is how many pictures are drawn at the same time; pictureWait is how
// long another one waits for its turn.
const (
	atOnce      = 2
	pictureWait = 10 * time.Second
)

// pictures draws scenes.
type pictures struct {
	fonts func() (*picture.Fonts, error)
	turns chan struct{}
}

// newPictures makes pictures with the fonts of the built page.
func newPictures(built fs.FS) *pictures {
	if built == nil {
		built = nothing{}
	}
	return &pictures{turns: make(chan struct{}, atOnce), fonts: sync.OnceValues(func() (*picture.Fonts, error) {
		return picture.ReadFonts(built)
	})}
}

// size names measures that are often asked for.
type size struct{ width, height int }

var sizes = map[string]size{"card": {1200, 630}, "square": {1080, 1080}, "print": {2480, 1754}}

// lookOf reads how a picture is to look.
func lookOf(values url.Values) (l picture.Look, err error) {
	named := sizes["card"]
	if name := values.Get("size"); name != "" {
		var ok bool
		if named, ok = sizes[name]; !ok {
			return l, geo.InvalidParam("size", "there is no %q; write card, square or print, or give w and h in pixels", name)
		}
	}
	if l.Width, err = sideOf(values, "w", named.width); err != nil {
		return l, err
	}
	if l.Height, err = sideOf(values, "h", named.height); err != nil {
		return l, err
	}
	if l.Width*l.Height > mostPixels {
		return l, geo.InvalidParam("w", "%d by %d is more than %d million pixels; ask for a smaller picture", l.Width, l.Height, mostPixels/1_000_000)
	}
	l.Scale = min(max(math.Sqrt(float64(l.Width*l.Height))/580, leastScale), mostScale, float64(l.Width)/leastSide, float64(l.Height)/leastSide)
	if text := values.Get("scale"); text != "" {
		if l.Scale, err = strconv.ParseFloat(text, 64); err != nil || !(l.Scale >= leastScale && l.Scale <= mostScale) {
			return l, geo.InvalidParam("scale", "%q is not a number from %d to %d; it says how many pixels of the picture are as wide as one of the page", text, leastScale, mostScale)
		}
		if float64(min(l.Width, l.Height))/l.Scale < leastSide {
			return l, geo.InvalidParam("scale", "so large, nothing finds room; each side has to be %d times the scale at least", leastSide)
		}
	}
	switch theme := values.Get("theme"); theme {
	case "", "light":
		l.Theme = look.Light
	case "dark":
		l.Theme = look.Dark
	default:
		return l, geo.InvalidParam("theme", "there is no %q; write light or dark", theme)
	}
	return l, nil
}

func sideOf(values url.Values, name string, usual int) (int, error) {
	text := values.Get(name)
	if text == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < leastSide || n > mostSide {
		return 0, geo.InvalidParam(name, "%q is not a whole number of pixels from %d to %d", text, leastSide, mostSide)
	}
	return n, nil
}

// picture answers with a scene as a PNG.
func (p *Readers) picture(w http.ResponseWriter, r *http.Request) error {
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	if err := httpx.Allow(values, "w", "h", "size", "scale", "theme"); err != nil {
		return err
	}
	look, err := lookOf(values)
	if err != nil {
		return err
	}
	s := p.snapshots()
	b, ok := s.Briefing(chi.URLParam(r, "id"))
	if !ok {
		return notFound(chi.URLParam(r, "id"))
	}
	name, _ := strings.CutSuffix(chi.URLParam(r, "picture"), ".png")
	i := slices.IndexFunc(b.Scenes, func(scene geo.Scene) bool { return scene.ID == name })
	if i < 0 {
		return geo.Errorf(geo.NotFound, "the briefing %q has no scene %q; %s/%s lists those that it has", b.ID, name, Root, b.ID)
	}
	return httpx.Serve(w, r, s, httpx.Content{Type: "image/png", Format: pictureFormat, Body: func() ([]byte, error) {
		return p.pictures.draw(r.Context(), s, b.Briefing, b.Scenes[i], look)
	}})
}

var errNoFonts = geo.Errorf(geo.Unavailable, "pictures need the fonts of the page, which is not part of this build; build it with \"make build\" and start mapd again")

func (p *pictures) draw(ctx context.Context, s *snapshot.Snapshot, b *geo.Briefing, scene geo.Scene, look picture.Look) ([]byte, error) {
	fonts, err := p.fonts()
	if errors.Is(err, picture.ErrNoFonts) {
		return nil, errNoFonts
	}
	if err != nil {
		return nil, err
	}
	waiting := time.NewTimer(pictureWait)
	defer waiting.Stop()
	select {
	case p.turns <- struct{}{}:
		defer func() { <-p.turns }()
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-waiting.C:
		return nil, httpx.RefuseFor(http.StatusServiceUnavailable, 5, "too many pictures are being drawn; try again in a few seconds")
	}
	drawn, err := sceneOf(ctx, s, b, scene)
	if err != nil {
		return nil, err
	}
	image, err := fonts.Draw(ctx, drawn, look)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&out, image)
	return out.Bytes(), err
}

// sceneOf gathers what a scene shows.
func sceneOf(ctx context.Context, s *snapshot.Snapshot, b *geo.Briefing, scene geo.Scene) (picture.Scene, error) {
	window, err := briefing.Window(scene.Time)
	if err != nil {
		return picture.Scene{}, err
	}
	out := picture.Scene{Over: b.Title, Title: scene.Title, View: scene.View.Box(), Window: window, Picked: scene.Picked,
		Annotations: scene.Annotations, Snapshot: s}
	events := map[string]bool{}
	err = anywhere(ctx, s, scene, func(row snapshot.Row) bool {
		out.Events = append(out.Events, row)
		events[row.ID()] = true
		return true
	})
	if err != nil {
		return out, err
	}
	hidden := func(f *geo.Flow) bool {
		if f.Of != "" {
			return !events[f.Of]
		}
		return slices.Contains(scene.Filters.WithoutKinds, f.Kind) || slices.Contains(scene.Filters.WithoutFamilies, s.Family(f.Kind))
	}
	err = s.EachInside(ctx, geo.Query{Collection: geo.Flows, Window: &window}, func(item *snapshot.Item) bool {
		if !hidden(item.Record().(*geo.Flow)) {
			out.Flows = append(out.Flows, item)
		}
		return true
	})
	out.Credits = credits(s)
	return out, err
}

// credits say whose work a picture shows.
func credits(s *snapshot.Snapshot) []string {
	all := []string{fmt.Sprintf("mapd, data version %d", s.Info().Version)}
	for _, d := range s.Datasets() {
		if s.CountIn(geo.Events, d.ID) > 0 && d.Credit != "" && len(all) < 4 {
			all = append(all, d.Credit+" ("+d.Licence+")")
		}
	}
	return append(all, "Natural Earth", "GeoNames CC BY 4.0")
}

// nothing is the page that was not built.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
