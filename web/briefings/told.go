package briefings

import (
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/briefings/prose"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/pages"
)

// told is a briefing as a page shows it.
type told struct {
	pages.Frame
	Audience, Count, MadeOn          string
	Scenes                           []toldScene
	References                       []reference
	Canonical, JSON, Image, ImageAlt string
	Locale                           string
	Linked                           any // of schema.org
}

type toldScene struct {
	Anchor, Lang, Title, Picture, Alt string
	Text                              template.HTML
}

// reference is a record that is cited, or a source of it.
type reference struct {
	Anchor, Title, Address, When string
	Sources                      []reference
}

// tell makes the page of a briefing, in its language.
func tell(r *http.Request, s *snapshot.Snapshot, b snapshot.ToldBriefing) (told, error) {
	words := pages.WordsIn([]string{b.Language})
	base := httpx.BaseURL(r)
	at := base + PagesRoot + "/" + b.ID
	t := told{Frame: pages.Frame{Words: words, Base: base, Title: b.Title, Lede: b.Audience, Path: []pages.Link{{Text: words.Say("briefings"), Address: base + PagesRoot}}},
		Audience: b.Audience, Canonical: at, JSON: base + Root + "/" + b.ID, Locale: strings.ReplaceAll(b.Language, "-", "_")}
	t.Count, t.MadeOn = counted(words, b)
	cites := &prose.References{}
	for i, scene := range b.Scenes {
		text, err := cites.HTML(scene.Text)
		if err != nil {
			return t, err
		}
		t.Scenes = append(t.Scenes, toldScene{Anchor: fmt.Sprint("scene-", i+1), Lang: b.Language, Title: scene.Title,
			Picture: at + "/" + scene.ID + ".png", Alt: fmt.Sprintf(words.Say("sceneof"), scene.Title), Text: fromRoot(text, at)})
	}
	t.Image, t.ImageAlt = t.Scenes[0].Picture, t.Scenes[0].Alt
	if t.Lede = ledeOf(b); len([]rune(t.Lede)) > longest {
		t.Lede = strings.TrimSpace(string([]rune(t.Lede)[:longest])) + "…"
	}
	for i, id := range cites.IDs {
		t.References = append(t.References, refer(s, base, b, id, i+1))
	}
	t.Linked = map[string]any{"@context": "https://schema.org", "@type": "Article", "headline": b.Title, "description": t.Lede, "inLanguage": b.Language,
		"url": at, "image": t.Image, "version": int64(b.MadeOn(b.Version)), "isPartOf": map[string]any{"@type": "WebSite", "name": "mapd", "url": base + "/"}}
	return t, nil
}

// fromRoot makes links to references lead to the page, whatever its links are
// meant from.
func fromRoot(text template.HTML, at string) template.HTML {
	return template.HTML(strings.ReplaceAll(string(text), `href="#`+prose.Anchor, `href="`+template.HTMLEscapeString(at)+"#"+prose.Anchor))
}

// longest is how many letters a description has at most.
const longest = 220

// ledeOf says what a briefing is about: its line on the audience, then how it
// begins.
func ledeOf(b snapshot.ToldBriefing) string {
	return strings.TrimSpace(b.Audience + ". " + prose.Plain(b.Scenes[0].Text))
}

func counted(words pages.Words, b snapshot.ToldBriefing) (scenes, madeOn string) {
	return fmt.Sprintf(words.Say("scenes"), len(b.Scenes)), fmt.Sprintf(words.Say("madeon"), b.MadeOn(b.Version))
}

// refer describes a record that is cited. One that is not there any more is
// named by its id.
func refer(s *snapshot.Snapshot, base string, b snapshot.ToldBriefing, id string, number int) reference {
	out := reference{Anchor: fmt.Sprint(prose.Anchor, number), Title: id}
	prefs := []string{b.Language, httpx.Fallback}
	for _, c := range briefing.Citable {
		item, ok := s.Item(geo.Key{Collection: c, ID: id})
		if !ok {
			continue
		}
		if title, _ := titleOf(item.Record(), prefs); title != nil {
			out.Title = *title
		}
		out.Address = itemPage(base, c, id)
		if e := item.Event(); e != nil {
			out.When = string(e.When)
			for _, cited := range e.Claims {
				out.Sources = append(out.Sources, sourceOf(s, base, cited.Source, cited.Locator, prefs))
			}
		}
		break
	}
	return out
}

func itemPage(base string, c geo.Collection, id string) string {
	return base + "/api/collections/" + string(c) + "/items/" + id
}

// sourceOf names a source, with where in it something stands.
func sourceOf(s *snapshot.Snapshot, base, id, locator string, prefs []string) reference {
	out := reference{Title: id, When: locator}
	if item, ok := s.Item(geo.Key{Collection: geo.Sources, ID: id}); ok {
		if title, _ := titleOf(item.Record(), prefs); title != nil {
			out.Title = *title
		}
		out.Address = itemPage(base, geo.Sources, id)
	}
	return out
}
