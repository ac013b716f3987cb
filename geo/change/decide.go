package change

import "github.com/mapd/mapd/geo"

// Decide returns those edits of a chunk that write a revision, as geo.Writer
// says. Old holds the newest revision of each record before the chunk, one of
// this very version among them. told may be nil.
func Decide[R any](chunk []*Edit[R], version geo.Version, told func(geo.Key, geo.Outcome)) ([]*Edit[R], error) {
	writes := make([]*Edit[R], 0, len(chunk))
	inChunk := make(map[geo.Key]*Edit[R], len(chunk))
	for _, e := range chunk {
		if before := inChunk[e.Key]; before != nil {
			e.Old = Revision{Version: version, Deleted: before.Content == nil, Dataset: before.Dataset, Content: before.Content}
		}
		outcome, err := decide(e, version)
		if err != nil {
			return nil, err
		}
		if told != nil {
			told(e.Key, outcome)
		}
		if outcome != geo.Unchanged {
			writes, inChunk[e.Key] = append(writes, e), e
		}
	}
	return writes, nil
}

func decide[R any](e *Edit[R], version geo.Version) (geo.Outcome, error) {
	same := e.Content != nil && e.Old.Exists() && string(e.Old.Content) == string(e.Content)
	if e.Old.Version == version {
		if same {
			return geo.Unchanged, nil
		}
		return 0, geo.Errorf(geo.Invalid, "%s comes twice in one change", e.Key)
	}
	if err := checkVersion(e.Key, e.Old, e.IfVersion); err != nil {
		return 0, err
	}
	switch {
	case same:
		return geo.Unchanged, nil
	case e.Content == nil && !e.Old.Exists():
		return 0, geo.Errorf(geo.NotFound, "there is no record %s to delete", e.Key)
	case e.Content == nil:
		e.Dataset = e.Old.Dataset
		return geo.Deleted, nil
	case e.Old.Exists():
		return geo.Updated, nil
	}
	return geo.Created, nil
}

func checkVersion(key geo.Key, old Revision, want *geo.Version) error {
	if want == nil || *want == old.Version || *want == 0 && !old.Exists() {
		return nil
	}
	if *want == 0 {
		return geo.Errorf(geo.Conflict, "%s exists already, written by change %d", key, old.Version)
	}
	return geo.Errorf(geo.Conflict, "%s has changed since version %d: its newest revision is %d", key, *want, old.Version)
}
