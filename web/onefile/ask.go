package onefile

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// asker asks a handler as a browser would.
type asker struct {
	ctx     context.Context
	handler http.Handler
	lang    string
}

// alone is a context without values: what is asked here has nothing of the
// request that it is asked for.
type alone struct{ context.Context }

func (alone) Value(any) any { return nil }

// answer keeps what a handler answers.
type answer struct {
	header http.Header
	status int
	body   []byte
}

func (a *answer) Header() http.Header    { return a.header }
func (a *answer) WriteHeader(status int) { a.status = status }
func (a *answer) Write(p []byte) (int, error) {
	a.body = append(a.body, p...)
	return len(p), nil
}

// get returns the body of an answer in the language of the file. Addresses have
// no slash in front.
func (a asker) get(address string, query url.Values) ([]byte, error) {
	if err := a.ctx.Err(); err != nil {
		return nil, err
	}
	asked := url.Values{"lang": {a.lang}}
	for name, values := range query {
		asked[name] = values
	}
	r, err := http.NewRequestWithContext(alone{a.ctx}, http.MethodGet, "http://mapd.invalid/"+address+"?"+asked.Encode(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept", "*/*")
	got := &answer{header: http.Header{}, status: http.StatusOK}
	a.handler.ServeHTTP(got, r)
	if got.status != http.StatusOK && got.status != http.StatusNoContent {
		var told httpx.Problem
		_ = json.Unmarshal(got.body, &told) // without it the status says what can be said
		return nil, fmt.Errorf("ask for %s: %d %s", address, got.status, told.Detail)
	}
	return got.body, nil
}

// collection returns all items of a collection in one: what the page takes from
// its pages.
func (a asker) collection(id geo.Collection, query url.Values) ([]byte, error) {
	all := struct {
		Features []json.RawMessage `json:"features"`
	}{[]json.RawMessage{}}
	next := url.Values{"limit": {fmt.Sprint(httpx.MaxLimit)}}
	for name, values := range query {
		next[name] = values
	}
	for {
		body, err := a.get("api/collections/"+string(id)+"/items", next)
		if err != nil {
			return nil, err
		}
		var page struct {
			Features []json.RawMessage `json:"features"`
			Links    []struct{ Rel, Href string }
		}
		if err := json.Unmarshal(body, &page); err != nil {
			return nil, fmt.Errorf("read the items of %s: %w", id, err)
		}
		all.Features = append(all.Features, page.Features...)
		next = nil
		for _, link := range page.Links {
			if link.Rel != "next" {
				continue
			}
			to, err := url.Parse(link.Href)
			if err != nil {
				return nil, err
			}
			next = to.Query()
		}
		if next == nil {
			return json.Marshal(all)
		}
	}
}

// pack returns the pack of the events that a query asks for: its manifest, and
// by their addresses its parts. large says that there are too many of them for
// a file.
func (a asker) pack(query url.Values) (parts archive, large bool, err error) {
	body, err := a.get(packAddress, query)
	if err != nil {
		return nil, false, err
	}
	var manifest map[string]json.RawMessage
	var listed []struct {
		Rows int    `json:"rows"`
		Href string `json:"href"`
	}
	if err := json.Unmarshal(body, &manifest); err != nil {
		return nil, false, fmt.Errorf("read the manifest of the pack: %w", err)
	}
	if err := json.Unmarshal(manifest["parts"], &listed); err != nil {
		return nil, false, fmt.Errorf("read the parts of the pack: %w", err)
	}
	if len(listed) > 1 || len(listed) == 1 && listed[0].Rows > MaxEvents {
		return nil, true, nil
	}
	parts = archive{}
	for i, part := range listed {
		href, asked, _ := strings.Cut(part.Href, "?")
		values, err := url.ParseQuery(asked)
		if err != nil {
			return nil, false, err
		}
		if parts["tiles/"+href], err = a.get("tiles/"+href, values); err != nil {
			return nil, false, err
		}
		listed[i].Href = href
	}
	if manifest["parts"], err = json.Marshal(listed); err != nil {
		return nil, false, err
	}
	parts[packAddress], err = json.Marshal(manifest)
	return parts, false, err
}
