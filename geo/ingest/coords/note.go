package coords

import "errors"

// Note is a remark on a position that was read: one English sentence.
type Note string

// ErrMissing is wrapped by the errors for cells that hold no position at all:
// nothing, "n/a", "unknown", -999. Such a row may be found by its place name.
var ErrMissing = errors.New("there are no coordinates")

// missing are cells without a coordinate, in small letters.
var missing = map[string]bool{
	"": true, "-": true, "--": true, "—": true, "–": true, "?": true, ".": true,
	"na": true, "n/a": true, "n.a.": true, "#n/a": true, "nan": true, "null": true, "nil": true, "none": true, `\n`: true,
	"unknown": true, "unk": true, "not available": true, "not known": true, "missing": true, "tbd": true,
	"不详": true, "不詳": true, "未知": true, "ไม่ทราบ": true, "không rõ": true, "tidak diketahui": true,
	"point empty": true, "geometrycollection empty": true, "{}": true, "[]": true,
}
