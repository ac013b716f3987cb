package briefings

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// changeset says what has become of the records of a briefing since the data
// version that it was made on.
type changeset struct {
	DataVersion geo.Version `json:"dataVersion"`
	MadeOn      geo.Version `json:"madeOn"`
	Added       []changed   `json:"added"`
	Corrected   []changed   `json:"corrected"`
	Withdrawn   []changed   `json:"withdrawn"`
}

// changed is a record that is not what it was.
type changed struct {
	Collection geo.Collection `json:"collection"`
	ID         string         `json:"id"`
	Title      *string        `json:"title"` // null for what cannot be shown any more
	Lang       *string        `json:"lang"`
	// Scenes are the ids of the scenes that cite or show it.
	Scenes []string `json:"scenes"`
}

// changes compares what the briefing cites, and the events that its scenes show
// now, with what they were.
func (a *resource) changes(w http.ResponseWriter, r *http.Request) error {
	if err := plain(r); err != nil {
		return err
	}
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	s := a.snapshots()
	b, ok := s.Briefing(key(r).ID)
	if !ok {
		return notFound(key(r).ID)
	}
	asked := httpx.Language(r, values)
	return httpx.Serve(w, r, s, httpx.Content{Type: httpx.JSON, Format: format, Key: strings.Join(asked, ","), Vary: []string{"Accept-Language"},
		Body: func() ([]byte, error) {
			found, err := a.compare(r.Context(), s, b, asked)
			if err != nil {
				return nil, err
			}
			return json.Marshal(found)
		}})
}

func (a *resource) compare(ctx context.Context, s *snapshot.Snapshot, b snapshot.ToldBriefing, asked []string) (changeset, error) {
	out := changeset{DataVersion: s.Info().Version, MadeOn: b.MadeOn(b.Version), Added: []changed{}, Corrected: []changed{}, Withdrawn: []changed{}}
	if out.MadeOn >= out.DataVersion {
		return out, nil
	}
	store := a.store()
	if store == nil {
		return out, geo.Errorf(geo.Unavailable, "the history of the data cannot be read now; try again later")
	}
	keys, scenes, err := touched(ctx, s, b)
	if err != nil {
		return out, err
	}
	for _, k := range keys {
		item, public := s.Item(k)
		if public && item.Version <= out.MadeOn {
			continue
		}
		fate, err := fateOf(ctx, store, k, out.MadeOn, public)
		if err != nil {
			return out, err
		}
		c := changed{Collection: k.Collection, ID: k.ID, Scenes: scenes[k]}
		if public {
			c.Title, c.Lang = titleOf(item.Record(), asked)
		}
		switch fate {
		case briefing.Added:
			out.Added = append(out.Added, c)
		case briefing.Corrected:
			out.Corrected = append(out.Corrected, c)
		case briefing.Withdrawn:
			out.Withdrawn = append(out.Withdrawn, c)
		}
	}
	return out, nil
}

// touched lists what the scenes cite, then the events that they show and that
// are newer than the briefing, each once, and the scenes of each.
func touched(ctx context.Context, s *snapshot.Snapshot, b snapshot.ToldBriefing) (keys []geo.Key, scenes map[geo.Key][]string, err error) {
	scenes = map[geo.Key][]string{}
	note := func(k geo.Key, scene string) {
		of := scenes[k]
		if of == nil {
			keys = append(keys, k)
		}
		if len(of) == 0 || of[len(of)-1] != scene {
			scenes[k] = append(of, scene)
		}
	}
	for _, scene := range b.Scenes {
		for _, c := range scene.Citations {
			note(c.Key(), scene.ID)
		}
		err = shown(ctx, s, scene, func(row snapshot.Row) bool {
			if row.Version() > b.MadeOn(b.Version) {
				note(geo.Key{Collection: geo.Events, ID: row.ID()}, scene.ID)
			}
			return true
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return keys, scenes, nil
}

// fateOf tells the fate of a record. One that is there, but not public any
// more, is withdrawn.
func fateOf(ctx context.Context, store Store, k geo.Key, since geo.Version, public bool) (briefing.Fate, error) {
	revisions, err := store.Revisions(ctx, k)
	if geo.CodeOf(err) == geo.NotFound {
		return briefing.Never, nil
	}
	if err != nil {
		return "", err
	}
	fate, err := briefing.FateOf(revisions, since)
	if !public && (fate == briefing.Same || fate == briefing.Corrected) {
		fate = briefing.Withdrawn
	}
	return fate, err
}

// titleOf is what a record is called.
func titleOf(r geo.Record, asked []string) (title, lang *string) {
	var texts geo.Texts
	switch r := r.(type) {
	case *geo.Event:
		texts = r.Title
	case *geo.Flow:
		texts = r.Title
	case *geo.Hotspot:
		texts = r.Name
	case *geo.Source:
		if text, ok := r.CSL["title"].(string); ok {
			return &text, nil
		}
	}
	if text, tag := httpx.Pick(texts, asked); tag != "" {
		return &text, &tag
	}
	return nil, nil
}
