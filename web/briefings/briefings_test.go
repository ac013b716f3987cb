package briefings_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
	"github.com/mapd/mapd/web/briefings"
)

func want(t *testing.T, what string, w *httptest.ResponseRecorder, status int, says string) {
	t.Helper()
	if w.Code != status || !strings.Contains(w.Body.String(), says) {
		t.Fatalf("%s: %d, want %d with %q\n%s", what, w.Code, status, says, w.Body)
	}
}

func TestWriteAndRead(t *testing.T) {
	s := newSite(t)
	made := s.put("talk", talk("One"), fresh...)
	want(t, "made", made, 201, `"title":"One"`)
	if made.Header().Get("Location") != "http://example.com/api/briefings/talk" || made.Header().Get("Mapd-Data-Version") != "2" {
		t.Errorf("headers %v", made.Header())
	}
	changes, err := s.store.Changes(t.Context(), 1, 10)
	if err != nil || len(changes) != 1 || changes[0].Author != "Ada" || changes[0].Dataset != briefings.Home || changes[0].Written != 2 {
		t.Errorf("the changes are %+v, %v", changes, err)
	}
	s.settle()
	got := s.ask("GET", "/talk", "")
	if got.Code != 200 || got.Body.String() != made.Body.String() || got.Header().Get("ETag") != made.Header().Get("ETag") {
		t.Errorf("read %d %v\n%s\nwritten %v\n%s", got.Code, got.Header(), got.Body, made.Header(), made.Body)
	}
	var b geo.Briefing
	if err := json.Unmarshal(got.Body.Bytes(), &b); err != nil {
		t.Fatal(err)
	}
	cited := []geo.Citation{{Collection: geo.Events, ID: "told"}, {Collection: geo.Events, ID: "raid-1"}}
	if !slices.Equal(b.Scenes[0].Citations, cited) || b.DataVersion != 1 || b.Dataset != briefings.Home {
		t.Errorf("filled in: %+v, version %d, dataset %s", b.Scenes[0].Citations, b.DataVersion, b.Dataset)
	}
	tag := got.Header().Get("ETag")
	want(t, "asked again", s.ask("GET", "/talk", "", "If-None-Match", tag), 304, "")
	packed := s.ask("GET", "/talk", "", "Accept-Encoding", "gzip").Header().Get("ETag")
	same := s.put("talk", got.Body.String(), "If-Match", packed)
	want(t, "what was read, sent back", same, 200, `"title":"One"`)
	if same.Header().Get("ETag") != tag {
		t.Errorf("nothing was changed, but %s became %s", tag, same.Header().Get("ETag"))
	}
	want(t, "changed", s.put("talk", talk("Two"), "If-Match", tag), 200, `"title":"Two"`)
	late := s.put("talk", talk("Three"), "If-Match", tag)
	want(t, "changed by who has read before", late, 412, "read it again")
	want(t, "it says who was first", late, 412, `"changed_by":"Ada","changed_at":"20`)
	s.settle()
	want(t, "listed", s.ask("GET", "", ""), 200, `"briefings":[{"id":"talk","title":"Two"`)
	want(t, "listed", s.ask("GET", "/", ""), 200, `"dataVersion":3`)
	tag = s.ask("GET", "/talk", "").Header().Get("ETag")
	bearer := []string{"Authorization", "Bearer " + s.secret, "If-Match", tag}
	want(t, "deleted", s.ask("DELETE", "/talk", "", bearer...), 204, "")
	want(t, "deleted twice", s.ask("DELETE", "/talk", "", bearer...), 412, "not any more")
	s.settle()
	want(t, "read after that", s.ask("GET", "/talk", ""), 404, "/api/briefings lists")
	want(t, "made anew", s.put("talk", talk("Four"), fresh...), 201, `"title":"Four"`)
	revisions, err := s.store.Revisions(t.Context(), geo.Key{Collection: geo.Briefings, ID: "talk"})
	if err != nil || len(revisions) != 4 {
		t.Errorf("its history is %d long, %v", len(revisions), err)
	}
}

// TestTwoAtOnce writes into a dataset that the snapshot does not know yet.
func TestTwoAtOnce(t *testing.T) {
	s := newSite(t)
	one := s.put("talk", talk("One"), fresh...)
	want(t, "the first", one, 201, "")
	want(t, "the second", s.put("other", strings.Replace(talk("Two"), `"talk"`, `"other"`, 1), fresh...), 201, "")
	want(t, "the first again", s.put("talk", talk("Three"), "If-Match", one.Header().Get("ETag")), 200, "")
}

func TestRefusals(t *testing.T) {
	s := newSite(t)
	want(t, "set-up", s.put("talk", talk("One"), fresh...), 201, "")
	s.settle()
	for name, c := range map[string]struct {
		id, body string
		header   []string
		status   int
		says     string
	}{
		"without a token":       {"new", talk("x"), []string{"Authorization", "", "If-None-Match", "*"}, 401, "mapd token create"},
		"from a foreign page":   {"new", talk("x"), []string{"Origin", "https://evil.example", "If-None-Match", "*"}, 403, "another origin"},
		"without a condition":   {"talk", talk("x"), nil, 428, "If-Match"},
		"new, but there":        {"talk", talk("x"), fresh, 412, "already"},
		"there, but new":        {"new", talk("x"), []string{"If-Match", "*"}, 412, "no such briefing"},
		"a weak tag":            {"talk", talk("x"), []string{"If-Match", `W/"x"`}, 412, "read it again"},
		"as a form":             {"new", talk("x"), []string{"Content-Type", "text/plain", "If-None-Match", "*"}, 415, "application/json"},
		"no JSON":               {"new", "<x>", fresh, 400, "not JSON"},
		"another id":            {"new", talk("x"), fresh, 400, `id: it is \"talk\"`},
		"a fault":               {"new", strings.Replace(strings.Replace(talk("x"), `"talk"`, `"new"`, 1), "window", "whenever", 1), fresh, 400, "scenes[0].time.mode"},
		"citing what is not":    {"new", strings.Replace(strings.Replace(talk("x"), `"talk"`, `"new"`, 1), "@told", "@secret", 1), fresh, 400, `cites \"secret\"`},
		"a private dataset":     {"new", strings.Replace(talk("x"), `"talk"`, `"new","dataset":"closed"`, 1), fresh, 400, "no public dataset"},
		"an unknown dataset":    {"new", strings.Replace(talk("x"), `"talk"`, `"new","dataset":"other"`, 1), fresh, 400, "no public dataset"},
		"a version to come":     {"new", strings.Replace(talk("x"), `"talk"`, `"new","data_version":99`, 1), fresh, 400, "the newest is 2"},
		"the id of a private":   {"hidden", talk("x"), fresh, 409, "choose another"},
		"an unknown parameter":  {"talk?force=1", talk("x"), fresh, 400, "force"},
		"to another dataset":    {"talk", strings.Replace(talk("x"), `"talk"`, `"talk","dataset":"curated"`, 1), []string{"If-Match", "*"}, 400, "stays there"},
		"larger than a request": {"new", `{"id":"` + strings.Repeat("x", briefing.MaxBytes), fresh, 400, "larger than"},
	} {
		w := s.put(c.id, c.body, c.header...)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d, want %d with %q\n%s", name, w.Code, c.status, c.says, w.Body)
		}
	}
	for path, says := range map[string]string{"/hidden": "no briefing", "/no": "no briefing", "/no/changes": "no briefing", "/talk/x": "nothing at"} {
		want(t, path, s.ask("GET", path, ""), 404, says)
	}
	w := s.ask("POST", "/talk", "")
	if want(t, "POST", w, 405, "PUT, DELETE"); w.Header().Get("Allow") != "GET, HEAD, OPTIONS, PUT, DELETE" {
		t.Errorf("Allow: %s", w.Header().Get("Allow"))
	}
	if info, err := s.store.Info(t.Context()); err != nil || info.Version != 2 {
		t.Errorf("something was written: version %d, %v", info.Version, err)
	}
}

func TestHostileTextIsOnlyData(t *testing.T) {
	s := newSite(t)
	hostile := `<script>alert(1)</script> [x](javascript:alert(1))`
	want(t, "made", s.put("talk", strings.Replace(talk("x"), `"x"`, fmt.Sprintf("%q", hostile), 1), fresh...), 201, "<script>")
	s.settle()
	for _, path := range []string{"", "/talk", "/talk/changes"} {
		if w := s.ask("GET", path, ""); w.Header().Get("Content-Type") != "application/json" || w.Code != http.StatusOK {
			t.Errorf("%s is sent as %s", path, w.Header().Get("Content-Type"))
		}
	}
}

func TestChanges(t *testing.T) {
	s := newSite(t)
	want(t, "made", s.put("talk", talk("One"), fresh...), 201, "")
	s.settle()
	want(t, "nothing yet", s.ask("GET", "/talk/changes", ""), 200, `"madeOn":1,"added":[],"corrected":[],"withdrawn":[]`)
	corrected := event("raid-1", "curated", "raid", "2025-10-21", here)
	corrected.Title["zh"] = "突袭"
	late := event("raid-3", "curated", "raid", "2025-10", here)
	s.write(corrected, late, event("elsewhere", "curated", "raid", "2025-10", orb.Point{1, 1}),
		event("later", "curated", "raid", "2025-12", here))
	if _, err := s.store.Apply(t.Context(), geo.Commit{}, func(yield func(geo.Edit, error) bool) {
		yield(geo.Edit{Key: geo.Key{Collection: geo.Events, ID: "told"}}, nil)
	}); err != nil {
		t.Fatal(err)
	}
	s.settle()
	w := s.ask("GET", "/talk/changes?lang=zh", "")
	for _, part := range []string{`"added":[{"collection":"events","id":"raid-3","title":"Title of raid-3","lang":"en","scenes":["one"]}]`,
		`"corrected":[{"collection":"events","id":"raid-1","title":"突袭","lang":"zh","scenes":["one"]}]`,
		`"withdrawn":[{"collection":"events","id":"told","title":null,"lang":null,"scenes":["one"]}]`} {
		want(t, "changed", w, 200, part)
	}
	want(t, "asked again", s.ask("GET", "/talk/changes?lang=zh", "", "If-None-Match", w.Header().Get("ETag")), 304, "")
	hidden := event("raid-1", "closed", "raid", "2025-10-21", here)
	s.write(hidden)
	s.settle()
	private := s.ask("GET", "/talk/changes", "")
	want(t, "made private", private, 200, `{"collection":"events","id":"raid-1","title":null`)
	want(t, "made private", private, 200, `"corrected":[],"withdrawn":[`)
}
