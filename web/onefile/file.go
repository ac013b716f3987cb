package onefile

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// MaxEvents is how many events a file carries at most: where there are more,
// those of the time and place that its scenes show.
const MaxEvents = 20_000

const packAddress = "tiles/events.pack"

// Serve returns a handler of /api and /tiles that answers from one snapshot.
type Serve func(*snapshot.Snapshot) http.Handler

// Maker makes files of briefings.
type Maker struct {
	page  *Page
	serve Serve
	// making is held by those who make a file: one after the other, since each
	// takes some tenths of a second of work.
	making chan struct{}
}

// NewMaker returns a Maker.
func NewMaker(page *Page, serve Serve) *Maker {
	return &Maker{page: page, serve: serve, making: make(chan struct{}, 1)}
}

// Find returns the briefing of an id. Its error is NotFound.
func Find(s *snapshot.Snapshot, id string) (snapshot.ToldBriefing, error) {
	b, ok := s.Briefing(id)
	if !ok {
		return b, geo.Errorf(geo.NotFound, "there is no briefing %q; ask for the list of those that there are", id)
	}
	return b, nil
}

// Make returns the file of a briefing with the data of a snapshot. Its error is
// Unavailable if the program has no page, and Invalid if there are too many
// events.
func (m *Maker) Make(ctx context.Context, s *snapshot.Snapshot, b snapshot.ToldBriefing) ([]byte, error) {
	if !m.page.built() {
		return nil, errNotBuilt
	}
	select {
	case m.making <- struct{}{}:
		defer func() { <-m.making }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	lang := languageOf(b.Briefing)
	a := asker{ctx, m.serve(s), lang}
	held, err := a.events(b.Scenes)
	if err != nil {
		return nil, err
	}
	for _, id := range []geo.Collection{geo.Hotspots, geo.Flows, geo.Sources} {
		if held[collectionAddress(id)], err = a.collection(id, nil); err != nil {
			return nil, err
		}
	}
	if held["api/datasets"], err = a.get("api/datasets", nil); err != nil {
		return nil, err
	}
	held["tiles/basemaps.json"] = []byte(`{"basemaps":[]}`) // others than the own are on the network
	if held["api/briefings/"+b.ID], err = record(b); err != nil {
		return nil, err
	}
	if lang == chinese {
		held["words/zh"] = m.page.zh
	}
	if err := a.ground(held, b.Scenes); err != nil {
		return nil, err
	}
	packed, err := held.pack()
	if err != nil {
		return nil, err
	}
	return m.page.document(b.Briefing, lang, packed), nil
}

// record is the briefing as its address answers it.
func record(b snapshot.ToldBriefing) ([]byte, error) {
	shown := *b.Briefing
	shown.DataVersion = b.MadeOn(b.Version)
	return geo.EncodeRecord(&shown)
}

// chinese is the tag of the page's Chinese.
const chinese = "zh-Hans"

// languageOf is the language of the page in the file: the briefing's, if the
// page speaks it.
func languageOf(b *geo.Briefing) string {
	if first, _, _ := strings.Cut(strings.ToLower(b.Language), "-"); first == "zh" {
		return chinese
	}
	return "en"
}

func collectionAddress(id geo.Collection) string { return "api/collections/" + string(id) }

// events returns what the file carries of events: their pack and their details.
func (a asker) events(scenes []geo.Scene) (archive, error) {
	query := url.Values{}
	held, large, err := a.pack(query)
	if err != nil {
		return nil, err
	}
	if large {
		if query, err = around(scenes); err != nil {
			return nil, err
		}
		if held, large, err = a.pack(query); err != nil {
			return nil, err
		}
	}
	if large {
		return nil, geo.Errorf(geo.Invalid, "the time and the place that the scenes show hold more than %d events, which is what a file carries; narrow the scenes", MaxEvents)
	}
	if held[collectionAddress(geo.Events)], err = a.collection(geo.Events, query); err != nil {
		return nil, fmt.Errorf("the events of the file: %w", err)
	}
	return held, nil
}
