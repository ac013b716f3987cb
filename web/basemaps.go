package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/web/httpx"
)

// Basemaps are what the operator offers to draw the map on, beside the basemap
// that is built in. The reader chooses; the built-in one is the default.
type Basemaps struct {
	Raster  *Raster
	PMTiles *PMTiles
}

// Raster is a service of image tiles that the reader's browser asks itself.
// Use NewRaster.
type Raster struct {
	template, credit string
	origin           string // scheme, host and port
}

var (
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
	plainHost   = regexp.MustCompile(`^([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9a-fA-F:]+\])(:[0-9]+)?$`)
)

// NewRaster checks the address of the tiles, with {z}, {x} and {y} for zoom,
// column and row counted from the north-west, and the credit to show.
func NewRaster(template, credit string) (*Raster, error) {
	if strings.TrimSpace(credit) == "" {
		return nil, errors.New("tiles need a credit; say whose they are, as their terms of use want")
	}
	seen := map[string]bool{}
	for _, p := range placeholder.FindAllString(template, -1) {
		switch p {
		case "{z}", "{x}", "{y}":
			seen[p] = true
		default:
			return nil, fmt.Errorf("%q has %s; only {z}, {x} and {y} are filled in", template, p)
		}
	}
	for _, p := range []string{"{z}", "{x}", "{y}"} {
		if !seen[p] {
			return nil, fmt.Errorf("%q lacks %s; write it as https://tiles.example.org/{z}/{x}/{y}.png", template, p)
		}
	}
	u, err := url.Parse(placeholder.ReplaceAllString(template, "0"))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || u.Fragment != "" || !plainHost.MatchString(u.Host) {
		return nil, fmt.Errorf("%q is no address of tiles; write it as https://tiles.example.org/{z}/{x}/{y}.png", template)
	}
	scheme, rest, _ := strings.Cut(template, "://")
	host, _, _ := strings.Cut(rest, "/")
	if placeholder.MatchString(host) || strings.ContainsAny(template, " \t\r\n\"'<>\\^`|") {
		return nil, fmt.Errorf("%q is no address of tiles; the host is plain, and odd characters are written as %%XX", template)
	}
	return &Raster{template, credit, strings.ToLower(scheme + "://" + u.Host)}, nil
}

// PMTiles is a local file of tiles in the form of PMTiles, version 3. Use
// NewPMTiles.
type PMTiles struct{ file, credit string }

// pmtilesMagic begins every file of version 3.
const pmtilesMagic = "PMTiles\x03"

// NewPMTiles checks that the file can be read, and the credit to show. The
// file is opened anew for each request, so that it can be replaced.
func NewPMTiles(file, credit string) (*PMTiles, error) {
	if strings.TrimSpace(credit) == "" {
		return nil, errors.New("tiles need a credit; say whose they are, as their terms of use want")
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, len(pmtilesMagic))
	if _, err := io.ReadFull(f, head); err != nil || string(head) != pmtilesMagic {
		return nil, fmt.Errorf("%s is not a PMTiles file of version 3", file)
	}
	return &PMTiles{file, credit}, nil
}

// pmtilesPath is where the file is served, with Range.
const pmtilesPath = "tiles/basemap.pmtiles"

type basemapJSON struct {
	ID     string `json:"id"`
	Tiles  string `json:"tiles"`
	Credit string `json:"credit"`
}

// routes serves the list of what is offered, and the local file.
func (b Basemaps) routes(r chi.Router) error {
	offered := []basemapJSON{}
	if b.Raster != nil {
		offered = append(offered, basemapJSON{"raster", b.Raster.template, b.Raster.credit})
	}
	if b.PMTiles != nil {
		offered = append(offered, basemapJSON{"pmtiles", pmtilesPath, b.PMTiles.credit})
		r.Get("/"+pmtilesPath, b.PMTiles.serve)
	}
	list, err := json.Marshal(map[string]any{"basemaps": offered})
	if err != nil {
		return err
	}
	r.Get("/tiles/basemaps.json", httpx.NewFile(httpx.JSON, httpx.Revalidate, list).Serve)
	return nil
}

func (p *PMTiles) serve(w http.ResponseWriter, r *http.Request) {
	httpx.Handle(func(w http.ResponseWriter, r *http.Request) error {
		f, err := os.Open(p.file)
		if err != nil {
			return fmt.Errorf("open the operator's tiles: %w", err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return fmt.Errorf("open the operator's tiles: %w", err)
		}
		w.Header().Set("Content-Type", "application/vnd.pmtiles")
		w.Header().Set("Cache-Control", httpx.Revalidate)
		w.Header().Set("ETag", fmt.Sprintf(`"%x-%x"`, info.ModTime().UnixNano(), info.Size()))
		http.ServeContent(w, r, "", info.ModTime(), f)
		return nil
	})(w, r)
}

// imageOrigin is the host that the page may ask for images; empty if none.
func (b Basemaps) imageOrigin() string {
	if b.Raster == nil {
		return ""
	}
	return b.Raster.origin
}
