package geo

// Mode says which of two answers counts where a time is not exact.
type Mode string

// The modes of a question about time.
const (
	May  Mode = "may"  // it possibly meets the window
	Must Mode = "must" // it certainly meets the window
)

// Query is what can be asked of items, tiles, packs, aggregates and feeds.
// The zero Query asks for everything. Lists hold alternatives; the fields are
// all to be met.
type Query struct {
	Collection Collection
	// Box, if set, holds the place.
	Box *Box
	// Window, if set, holds the time; Mode says how.
	Window *Window
	Mode   Mode

	IDs        []string
	Kinds      []string
	Families   []Family
	Countries  []string
	Hotspots   []string // of events; a hotspot stands for its parts too
	Datasets   []string
	Sources    []string
	Confidence []Confidence
	Precisions []Precision
	Roles      []Role   // of hotspots
	Types      []string // of hotspots
	// Text is matched against names and titles as in a search.
	Text string
	// Filter, if set, is a condition on the properties of the records.
	Filter Filter

	// Sort, if any, puts the items of a page into another than the default
	// order: by the first key, then by the next.
	Sort []SortKey

	// Limit bounds the page; 0 means no limit. Offset skips that many; After
	// goes on behind an earlier page (its Next). Offset and After exclude
	// each other.
	Limit  int
	Offset int
	After  string
}

// MaxSort is by how many properties items can be sorted at most.
const MaxSort = 8

// SortKey is a property to sort by. Items without a value come last in either
// direction; where all keys are alike, the id decides.
type SortKey struct {
	Property   string
	Descending bool
}
