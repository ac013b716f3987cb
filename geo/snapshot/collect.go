package snapshot

import "runtime/debug"

// withoutHaste runs f with less garbage collection. What it is for, building
// the first snapshot, leaves behind less garbage than the snapshot is large,
// but at the usual pace all that is there already is gone through again each
// time it has doubled. Whoever has set another pace (GOGC) keeps it, and a
// limit of memory (GOMEMLIMIT) holds as ever.
func withoutHaste(f func() error) error {
	const usual, rare = 100, 200
	if before := debug.SetGCPercent(rare); before != usual {
		debug.SetGCPercent(before)
	} else {
		defer debug.SetGCPercent(usual)
	}
	return f()
}
