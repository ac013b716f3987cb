package feeds

import (
	"cmp"
	"context"
	"io"
	"net/url"
	"strconv"
	"time"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

const (
	usualEntries = 50
	mostEntries  = 1000
)

// writeAtom writes a page of an Atom feed (RFC 4287, paged by RFC 5005) with
// GeoRSS: what was written last comes first, so that a reader shows what is new
// and what was corrected. Ids never change, updated is the time of the change
// that wrote the record, published that of the first. What was withdrawn is told.
func writeAtom(ctx context.Context, f *Feed, w io.Writer) error {
	items, more, err := f.newest(ctx, f.behind, cmp.Or(f.Page, usualEntries))
	if err != nil {
		return err
	}
	withdrawn, err := f.withdrawals(ctx, items, more)
	if err != nil {
		return err
	}
	b, err := f.atomHead(ctx, items, withdrawn, more)
	if err != nil {
		return err
	}
	b = f.appendWithdrawals(b, withdrawn)
	for _, item := range items {
		if b, err = f.appendEntry(ctx, b, f.row(item)); err != nil {
			return err
		}
		if len(b) > atOnce {
			if _, err := w.Write(b); err != nil {
				return err
			}
			b = b[:0]
		}
	}
	_, err = w.Write(append(b, "</feed>\n"...))
	return err
}

// atOnce is how many bytes of a page are collected before they are written.
const atOnce = 32 << 10

func (f *Feed) atomHead(ctx context.Context, items []snapshot.Row, withdrawn []withdrawal, more bool) ([]byte, error) {
	updated := f.about.changed
	if len(items) > 0 && len(withdrawn) == 0 {
		var err error
		if updated, err = f.Times.of(ctx, items[0].Version()); err != nil {
			return nil, err
		}
	}
	b := []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss" xmlns:at="http://purl.org/atompub/tombstones/1.0">` + "\n")
	b = appendElement(b, "id", f.tag("feed/"+string(f.Query.Collection)+"?"+f.filter))
	b = appendElement(b, "title", f.about.Name)
	b = appendElement(b, "subtitle", f.about.sentence())
	b = appendElement(b, "updated", updated.Format(time.RFC3339))
	author := f.about.Credit
	if author == "" {
		author = "mapd"
	}
	b = append(appendElement(append(b, "<author>"...), "name", author), "</author>"...)
	b = appendElement(b, "rights", f.about.Licence)
	b = append(b, `<generator uri="https://github.com/mapd/mapd">mapd</generator>`+"\n"...)
	return f.appendFeedLinks(b, items, more), nil
}

func (f *Feed) appendFeedLinks(b []byte, items []snapshot.Row, more bool) []byte {
	if f.Base != "" {
		b = appendAtomLink(b, "self", atomType, f.Self)
		b = appendAtomLink(b, "first", atomType, f.page(""))
		if more {
			b = appendAtomLink(b, "next", atomType, f.page(recencyOf(items[len(items)-1]).token()))
		}
		b = appendAtomLink(b, "alternate", "text/html", f.Base+"/")
	}
	for _, licence := range f.about.licences {
		if at := LicenceAddress(licence); at != "" {
			b = appendAtomLink(b, "license", "", at)
		}
	}
	return append(b, '\n')
}

const atomType = "application/atom+xml"

// page is the address of the page behind a place, of the first if there is none.
func (f *Feed) page(after string) string {
	u, err := url.Parse(f.Self)
	if err != nil { // mapd made it
		return f.Self
	}
	q := u.Query()
	q.Del("after")
	if after != "" {
		q.Set("after", after)
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// tag makes an id for ever (RFC 4151) of what is in this store.
func (f *Feed) tag(what string) string {
	return "tag:mapd.invalid,2025:" + f.about.Store + ":" + what
}

func (f *Feed) appendEntry(ctx context.Context, b []byte, r *row) ([]byte, error) {
	updated, err := f.Times.of(ctx, r.item.Version)
	if err != nil {
		return b, err
	}
	published, version, err := f.Times.first(ctx, r.record.Key())
	if err != nil {
		return b, err
	}
	b = append(b, "<entry>"...)
	b = appendElement(b, "id", f.tag(r.record.Key().String()))
	b = appendElement(b, "title", r.title())
	b = appendElement(b, "updated", updated.Format(time.RFC3339))
	b = appendElement(b, "published", published.Format(time.RFC3339))
	b = f.appendEntryLinks(b, r)
	change := "new"
	if version != r.item.Version {
		change = "corrected"
	}
	b = appendCategory(b, "change", change, "")
	if e := eventOf(r.record); e != nil {
		b = appendCategory(b, "kind", e.Kind, f.kindLabel(e.Kind))
		b = appendCategory(b, "family", string(r.family()), "")
	}
	content := []byte(nil)
	if change == "corrected" {
		content = appendLine(content, "Corrected", updated.Format(time.DateOnly)+", first published "+published.Format(time.DateOnly))
	}
	b = appendXML(append(b, `<content type="html">`...), string(f.appendHTML(content, r)))
	b = append(b, "</content>"...)
	return append(appendGeoRSS(b, r.item.Geometry), "</entry>\n"...), nil
}

func (f *Feed) appendEntryLinks(b []byte, r *row) []byte {
	key := r.record.Key()
	if f.Base != "" {
		parameter := map[geo.Collection]string{geo.Events: "event", geo.Hotspots: "hotspot", geo.Sources: "document"}[key.Collection]
		id := key.ID
		if flow, ok := r.record.(*geo.Flow); ok && flow.Of != "" {
			parameter, id = "event", flow.Of
		}
		if parameter != "" {
			b = appendAtomLink(b, "alternate", "text/html", f.Base+"/?"+url.Values{parameter: {id}}.Encode())
		}
		b = appendAtomLink(b, "alternate", "application/geo+json", f.Base+"/api/collections/"+string(key.Collection)+"/items/"+url.PathEscape(key.ID))
	}
	for _, id := range r.sources() {
		if at := f.source(id).address; at != "" {
			b = appendAtomLink(b, "via", "", at)
		}
	}
	return b
}

func (f *Feed) kindLabel(id string) string {
	for _, k := range f.snapshot.Kinds() {
		if k.ID == id {
			return value(f.words.Text(k.Label))
		}
	}
	return ""
}

func appendCategory(b []byte, scheme, term, label string) []byte {
	if term == "" {
		return b
	}
	b = append(b, `<category scheme="tag:mapd.invalid,2025:`+scheme+`" term="`...)
	b = append(appendXML(b, term), '"')
	if label != "" {
		b = append(appendXML(append(b, ` label="`...), label), '"')
	}
	return append(b, "/>"...)
}

func appendAtomLink(b []byte, rel, mediaType, href string) []byte {
	b = append(b, `<link rel="`+rel+`"`...)
	if mediaType != "" {
		b = append(b, ` type="`+mediaType+`"`...)
	}
	return append(appendXML(append(b, ` href="`...), href), `"/>`...)
}

// appendGeoRSS appends GeoRSS-Simple, which has latitude first. Of several
// places it knows the box that holds them.
func appendGeoRSS(b []byte, g orb.Geometry) []byte {
	switch g := g.(type) {
	case orb.Point:
		return append(appendLatLon(append(b, "<georss:point>"...), g), "</georss:point>"...)
	case orb.MultiPoint:
		box := g.Bound()
		return append(appendLatLon(append(b, "<georss:box>"...), box.Min, box.Max), "</georss:box>"...)
	case orb.LineString:
		return append(appendLatLon(append(b, "<georss:line>"...), g...), "</georss:line>"...)
	}
	return b
}

func appendLatLon(b []byte, points ...orb.Point) []byte {
	for i, p := range points {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendFloat(b, p[1], 'f', -1, 64)
		b = strconv.AppendFloat(append(b, ' '), p[0], 'f', -1, 64)
	}
	return b
}
