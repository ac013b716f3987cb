package briefing

import (
	"slices"

	"github.com/mapd/mapd/geo"
)

// Fate is what has become of a record since a version.
type Fate string

// The fates of records.
const (
	Same      Fate = "same"
	Added     Fate = "added"     // it was not there
	Corrected Fate = "corrected" // it was there with another content
	Withdrawn Fate = "withdrawn" // it was there and is not any more
	Never     Fate = "never"     // it was there neither then nor now
)

// FateOf tells the fate of a record since a version, given its revisions,
// oldest first. What has been changed and changed back is the same.
func FateOf(revisions []geo.Revision, since geo.Version) (Fate, error) {
	i, _ := slices.BinarySearchFunc(revisions, since+1, func(r geo.Revision, v geo.Version) int { return int(r.Version - v) })
	var then, now *geo.Revision
	if i > 0 && !revisions[i-1].Deleted {
		then = &revisions[i-1]
	}
	if n := len(revisions); n > 0 && !revisions[n-1].Deleted {
		now = &revisions[n-1]
	}
	switch {
	case then == nil && now == nil:
		return Never, nil
	case then == nil:
		return Added, nil
	case now == nil:
		return Withdrawn, nil
	case then == now:
		return Same, nil
	}
	before, err := geo.EncodeRecord(then.Record)
	if err != nil {
		return "", err
	}
	after, err := geo.EncodeRecord(now.Record)
	if err != nil || string(before) == string(after) {
		return Same, err
	}
	return Corrected, nil
}
