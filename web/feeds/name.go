package feeds

import (
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// FileName names a file of the feed: what is in it, of when, and of which state
// of the data, as mapd-events-raid-kh-2025-10-01_2025-10-31-v7.csv. It has small
// letters, digits, hyphens, low lines and one dot.
func (f *Feed) FileName(format Format) string {
	q := f.Query
	parts := []string{"mapd", string(q.Collection)}
	for _, list := range [][]string{q.Kinds, texts(q.Families), q.Countries, q.Hotspots, q.Datasets} {
		if len(list) <= maxNamed {
			parts = append(parts, list...)
		} else {
			parts = append(parts, "some")
		}
	}
	if q.Box != nil || q.Text != "" || len(q.IDs)+len(q.Sources)+len(q.Confidence)+len(q.Precisions)+len(q.Roles)+len(q.Types) > 0 {
		parts = append(parts, "some")
	}
	if q.Window != nil {
		parts = append(parts, windowName(*q.Window))
	}
	parts = append(parts, "v"+count(f.about.Version))
	for i, part := range parts {
		parts[i] = filePart(part)
	}
	return strings.Join(slices.Compact(slices.DeleteFunc(parts, func(s string) bool { return s == "" })), "-") + "." + format.Name
}

// maxNamed is how many values of a filter a name tells, longestPart how long
// one may be.
const (
	maxNamed    = 3
	longestPart = 40
)

func windowName(w geo.Window) string {
	switch {
	case !w.Start.Known() && !w.End.Known():
		return ""
	case !w.Start.Known():
		return "until-" + w.End.String()
	case !w.End.Known():
		return "from-" + w.Start.String()
	case w.Start == w.End:
		return w.Start.String()
	}
	return w.Start.String() + "_" + w.End.String()
}

// filePart keeps of a text what every file system takes.
func filePart(s string) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return -1
	}, strings.ToLower(s))
	return strings.Trim(kept[:min(len(kept), longestPart)], "-_")
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
