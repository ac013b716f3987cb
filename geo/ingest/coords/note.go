package coords

import "errors"

// Note is a remark on a position that was read: one English sentence.
type Note string

// ErrMissing is wrapped by the errors for cells that hold no position at all:
// nothing, "n/a", "unknown". Such a row may be found by its place name.
var ErrMissing = errors.New("there are no coordinates")
