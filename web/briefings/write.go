package briefings

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// Home is the dataset of briefings that name none. It is made with the first of
// them.
const Home = "briefings"

var home = &geo.Dataset{ID: Home, Title: geo.Texts{"en": "Briefings", "zh": "简报"}, Licence: "LicenseRef-unstated",
	Credit: "The editors of this map", Language: "en", Visibility: geo.Public}

func (a *resource) put(w http.ResponseWriter, r *http.Request) error {
	author, held, err := a.prepare(r)
	if err != nil {
		return err
	}
	s := a.snapshots()
	b, err := read(r, s, held)
	if err != nil {
		return err
	}
	edits, err := a.edits(r, b, held)
	if err != nil {
		return err
	}
	version, err := a.apply(r, geo.Commit{Author: author, Reason: "write the briefing " + b.ID, Dataset: b.Dataset}, edits)
	if err != nil {
		return err
	}
	if version == 0 { // it was so already
		version = held.Version
	}
	body, err := written(b, version)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if !held.exists() {
		status = http.StatusCreated
		w.Header().Set("Location", httpx.BaseURL(r)+Root+"/"+b.ID)
	}
	w.Header().Set("ETag", `"`+tagName(s.Info(), version)+`"`)
	sayVersion(w, max(version, s.Info().Version))
	httpx.WritePrivate(w, r, httpx.JSON, status, body)
	return nil
}

// edits write a briefing, and its dataset if that is Home and not there yet.
func (a *resource) edits(r *http.Request, b *geo.Briefing, now held) ([]geo.Edit, error) {
	edits := []geo.Edit{{Record: b, IfVersion: &now.Version}}
	d, err := a.newest(r, geo.Key{Collection: geo.Datasets, ID: b.Dataset})
	switch {
	case err != nil:
		return nil, err
	case !d.exists() && b.Dataset == Home:
		return slices.Insert(edits, 0, geo.Edit{Record: home, IfVersion: &d.Version}), nil
	case !d.public():
		return nil, geo.InvalidParam("dataset", "there is no public dataset %q; leave it out for %q", b.Dataset, Home)
	}
	return edits, nil
}

func (a *resource) remove(w http.ResponseWriter, r *http.Request) error {
	author, held, err := a.prepare(r)
	if err != nil {
		return err
	}
	if !held.exists() {
		return notFound(key(r).ID)
	}
	version, err := a.apply(r, geo.Commit{Author: author, Reason: "delete the briefing " + key(r).ID, Dataset: held.Dataset},
		[]geo.Edit{{Key: key(r), IfVersion: &held.Version}})
	if err != nil {
		return err
	}
	sayVersion(w, version)
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// sayVersion names the data version from which on a write is seen.
func sayVersion(w http.ResponseWriter, version geo.Version) {
	w.Header().Set("Mapd-Data-Version", strconv.FormatInt(int64(version), 10))
}

// held is the newest revision of the record that a request is of; the zero
// value if there never was one.
type held struct{ geo.Revision }

func (h held) exists() bool { return h.Version > 0 && !h.Deleted }

// public reports whether it is a dataset that everybody may read.
func (h held) public() bool {
	d, ok := h.Record.(*geo.Dataset)
	return ok && d.Visibility == geo.Public
}

// newest reads the newest revision of a record from the store, which may be
// ahead of the snapshot.
func (a *resource) newest(r *http.Request, k geo.Key) (held, error) {
	store := a.store()
	if store == nil {
		return held{}, geo.Errorf(geo.Unavailable, "the store is not open yet; try again later")
	}
	revisions, err := store.Revisions(r.Context(), k)
	if len(revisions) == 0 {
		if geo.CodeOf(err) == geo.NotFound {
			err = nil
		}
		return held{}, err
	}
	return held{revisions[len(revisions)-1]}, err
}

// prepare finds out who writes and what is there, and checks that the request
// is of that.
func (a *resource) prepare(r *http.Request) (author string, now held, err error) {
	if author, err = a.guard.Editor(r); err != nil {
		return "", held{}, err
	}
	if err = plain(r); err != nil {
		return "", held{}, err
	}
	if now, err = a.newest(r, key(r)); err != nil {
		return "", held{}, err
	}
	if now.exists() {
		d, err := a.newest(r, geo.Key{Collection: geo.Datasets, ID: now.Dataset})
		if err != nil {
			return "", held{}, err
		}
		if !d.public() {
			return "", held{}, geo.Errorf(geo.Conflict, "the id %q cannot be had; choose another", key(r).ID)
		}
	}
	if err = checkCondition(r, a.snapshots().Info(), now); err != nil {
		return "", held{}, a.sayWho(r, err, now)
	}
	return author, now, nil
}

// sayWho adds to a refusal who made what is there now, and when. Where that
// cannot be read the refusal says enough.
func (a *resource) sayWho(r *http.Request, err error, now held) error {
	var refusal *httpx.Refusal
	if !now.exists() || !errors.As(err, &refusal) || refusal.Status != http.StatusPreconditionFailed {
		return err
	}
	made, unread := a.store().Changes(r.Context(), now.Version-1, 1)
	if unread == nil && len(made) == 1 && made[0].Version == now.Version {
		refusal.ChangedBy, refusal.ChangedAt = made[0].Author, made[0].Time
	}
	return err
}

// checkCondition holds If-Match and If-None-Match (RFC 9110, 13.1) against what
// is there. One of them is needed.
func checkCondition(r *http.Request, info geo.StoreInfo, now held) error {
	match, none := r.Header.Get("If-Match"), r.Header.Get("If-None-Match")
	switch {
	case match == "" && none == "":
		return httpx.Refuse(http.StatusPreconditionRequired, "send If-Match with the ETag of the briefing that you have read, or If-None-Match: * for a new one")
	case match != "" && !now.exists():
		return httpx.Refuse(http.StatusPreconditionFailed, "there is no such briefing, or not any more; send If-None-Match: * to make it")
	case match != "" && !httpx.Names(match, tagName(info, now.Version)):
		return httpx.Refuse(http.StatusPreconditionFailed, "somebody has changed the briefing since you read it; read it again, and put your changes into that")
	case none != "" && now.exists():
		return httpx.Refuse(http.StatusPreconditionFailed, "there is a briefing of this id already; choose another id, or read it and send If-Match")
	}
	return nil
}

// read reads the body and fills in what may be left out: dataset and citations.
func read(r *http.Request, s *snapshot.Snapshot, now held) (*geo.Briefing, error) {
	if mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || mediaType != httpx.JSON {
		return nil, httpx.Refuse(http.StatusUnsupportedMediaType, "send the briefing with Content-Type: "+httpx.JSON)
	}
	data, err := io.ReadAll(r.Body)
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return nil, httpx.Refuse(http.StatusRequestEntityTooLarge, "a briefing has 2 MiB at most; shorten its texts or part it")
	}
	if err != nil {
		return nil, geo.Errorf(geo.Invalid, "the briefing did not arrive whole; send it again")
	}
	b, err := briefing.Decode(data)
	if err != nil {
		return nil, err
	}
	if b.ID != key(r).ID {
		return nil, geo.InvalidParam("id", "it is %q, but the address says %q; write the same in both", b.ID, key(r).ID)
	}
	if b.Dataset == "" {
		b.Dataset = Home
		if now.exists() {
			b.Dataset = now.Dataset
		}
	}
	if now.exists() && b.Dataset != now.Dataset {
		return nil, geo.InvalidParam("dataset", "the briefing is in %q and stays there", now.Dataset)
	}
	if newest := s.Info().Version; b.DataVersion == 0 {
		b.DataVersion = newest
	} else if b.DataVersion > newest {
		return nil, geo.InvalidParam("data_version", "there is no version %d yet; the newest is %d", b.DataVersion, newest)
	}
	if err := briefing.Check(b); err != nil {
		return nil, err
	}
	return b, fill(r.Context(), s, b)
}

// apply makes a change and returns its number, 0 if nothing was to be written.
// That somebody else was faster is a condition that does not hold.
func (a *resource) apply(r *http.Request, c geo.Commit, edits []geo.Edit) (geo.Version, error) {
	made, err := a.store().Apply(r.Context(), c, func(yield func(geo.Edit, error) bool) {
		for _, e := range edits {
			if !yield(e, nil) {
				return
			}
		}
	})
	switch {
	case geo.CodeOf(err) == geo.Conflict || geo.CodeOf(err) == geo.NotFound:
		return 0, httpx.Refuse(http.StatusPreconditionFailed, "somebody else was faster; read the briefing again, and put your changes into that")
	case err != nil:
		return 0, err
	case made.Written == 0:
		return 0, nil
	}
	return made.Version, nil
}
