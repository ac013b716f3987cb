package briefings

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// format is the version of the bodies' form; see httpx.Content.
const format = 1

// entry is a briefing in the list.
type entry struct {
	ID          string      `json:"id"`
	Title       string      `json:"title"`
	Language    string      `json:"language"`
	Audience    string      `json:"audience"`
	Dataset     string      `json:"dataset"`
	DataVersion geo.Version `json:"data_version"`
	Version     geo.Version `json:"version"`
	Scenes      int         `json:"scenes"`
}

func (a *resource) list(w http.ResponseWriter, r *http.Request) error {
	if err := plain(r); err != nil {
		return err
	}
	s := a.snapshots()
	return httpx.Serve(w, r, s, httpx.Content{Type: httpx.JSON, Format: format, Body: func() ([]byte, error) {
		all := []entry{}
		for _, b := range s.Briefings() {
			all = append(all, entry{b.ID, b.Title, b.Language, b.Audience, b.Dataset, b.MadeOn(b.Version), b.Version, len(b.Scenes)})
		}
		return json.Marshal(map[string]any{"dataVersion": s.Info().Version, "briefings": all})
	}})
}

func (a *resource) one(w http.ResponseWriter, r *http.Request) error {
	if err := plain(r); err != nil {
		return err
	}
	s := a.snapshots()
	b, ok := s.Briefing(key(r).ID)
	if !ok {
		return notFound(key(r).ID)
	}
	body, err := written(b.Briefing, b.Version)
	if err != nil {
		return err
	}
	w.Header().Set("Mapd-Data-Version", strconv.FormatInt(int64(s.Info().Version), 10))
	encoding := httpx.Negotiate(r.Header.Get("Accept-Encoding"))
	httpx.Made{Type: httpx.JSON, CacheControl: httpx.Revalidate, Name: tagName(s.Info(), b.Version), Encoding: encoding,
		Body: encoding.Compress(body)}.Serve(w, r)
	return nil
}

// written is the body of a briefing: the record, with the version that it was
// made on written out. What was read can be sent back.
func written(b *geo.Briefing, version geo.Version) ([]byte, error) {
	shown := *b
	shown.DataVersion = b.MadeOn(version)
	return geo.EncodeRecord(&shown)
}

// tagName names the content of a briefing, apart from the coding: by the store
// and the change that wrote it.
func tagName(info geo.StoreInfo, version geo.Version) string {
	return fmt.Sprintf("%s-%d-%d-%d", info.ID[:min(8, len(info.ID))], info.Redactions, format, version)
}
