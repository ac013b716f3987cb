package geo

// Briefing is a story told with the map: scenes in order.
type Briefing struct {
	ID      string `json:"id"`
	Dataset string `json:"dataset"`
	Title   string `json:"title"`
	// Language is that of all its texts (BCP 47).
	Language string `json:"language"`
	// Audience is a line on whom it is for, and whatever else stands on every
	// page of it.
	Audience string `json:"audience,omitempty"`
	// DataVersion is the version of the data that it was made on. 0 means that
	// of the change which wrote the briefing.
	DataVersion Version `json:"data_version"`
	Scenes      []Scene `json:"scenes"`
}

// Key names the record.
func (b *Briefing) Key() Key { return Key{Briefings, b.ID} }

// InDataset is the dataset that the briefing belongs to.
func (b *Briefing) InDataset() string { return b.Dataset }

// MadeOn is the version of the data that the briefing was made on, given the
// change that wrote it.
func (b *Briefing) MadeOn(written Version) Version {
	if b.DataVersion == 0 {
		return written
	}
	return b.DataVersion
}

// Scene is a whole state of the map with what is said to it.
type Scene struct {
	// ID is unique in its briefing and stays when scenes are moved.
	ID    string `json:"id"`
	Title string `json:"title"`
	// Text is Markdown. "[@ID]" cites the event, flow, hotspot or source of
	// that id, as in Pandoc; several are parted by ";". HTML in it is text.
	Text string `json:"text"`
	// Notes are for the speaker alone. They are as public as the briefing.
	Notes string `json:"notes,omitempty"`
	// DwellS is how long the scene stays when the briefing plays by itself, in
	// seconds; 0 waits for the speaker.
	DwellS      float64      `json:"dwell_s"`
	View        View         `json:"view"`
	Time        SceneTime    `json:"time"`
	Filters     SceneFilters `json:"filters"`
	Picked      *Picked      `json:"picked,omitempty"`
	Layers      Layers       `json:"layers"`
	Annotations []Annotation `json:"annotations,omitempty"`
	// Citations name what the scene relies on. Null lets mapd fill in what the
	// scene shows.
	Citations []Citation `json:"citations"`
}

// View is the box that the map shows at least, in degrees (CRS84), whatever
// the shape of the screen. West greater than east crosses the date line.
type View struct {
	West  float64 `json:"west"`
	South float64 `json:"south"`
	East  float64 `json:"east"`
	North float64 `json:"north"`
}

// Box is the view as a box to ask with.
func (v View) Box() Box { return Box(v) }

// SceneTime is the window of time and how the scene comes to it. Days are
// written YYYY, YYYY-MM or YYYY-MM-DD; From counts from its first day, To to its
// last.
type SceneTime struct {
	// From is empty unless Mode is WindowMode.
	From string `json:"from,omitempty"`
	To   string `json:"to"`
	// Mode says where the window begins.
	Mode TimeMode `json:"mode"`
	// Trail is the length of a trailing window: 90d, 8w, 12m, 4q, 2y.
	Trail string `json:"trail,omitempty"`
	// Step is what one bar of the time control counts: day, week, month,
	// quarter or year; empty as usual.
	Step string `json:"step,omitempty"`
	// Plays lets the window run through its period while the scene stays.
	Plays bool `json:"plays,omitempty"`
}

// TimeMode says where a window of time begins.
type TimeMode string

// The modes of a window.
const (
	WindowMode   TimeMode = "window"   // on the day From
	UpToMode     TimeMode = "upto"     // with the first event that there is
	TrailingMode TimeMode = "trailing" // a Trail before its end
)

// TimeModes lists all modes.
var TimeModes = []TimeMode{WindowMode, UpToMode, TrailingMode}

// SceneFilters say which events the scene shows: all but the families and kinds
// that are left out, and of each list that is not empty only those.
type SceneFilters struct {
	WithoutFamilies []Family     `json:"without_families,omitempty"`
	WithoutKinds    []string     `json:"without_kinds,omitempty"`
	Countries       []string     `json:"countries,omitempty"`
	Hotspots        []string     `json:"hotspots,omitempty"`
	Sources         []string     `json:"sources,omitempty"`
	Confidence      []Confidence `json:"confidence,omitempty"`
	Datasets        []string     `json:"datasets,omitempty"`
}

// Picked is what is opened beside the map.
type Picked struct {
	// What is event, hotspot, country or source.
	What string `json:"what"`
	// ID is that of the record, or the code of the country.
	ID string `json:"id"`
}

// PickedThings lists what may be opened.
var PickedThings = []string{"event", "hotspot", "country", "source"}

// Layers say what is drawn beside the events.
type Layers struct {
	// Base is own (as is an empty text), raster or pmtiles.
	Base string `json:"base,omitempty"`
	// Bars is what the bars of the time control count, measure and unit:
	// "rescued,people". Empty counts events.
	Bars string `json:"bars,omitempty"`
	// Coverage shows how many sources speak of each step.
	Coverage bool `json:"coverage,omitempty"`
}

// Annotation is drawn on the map by who made the scene.
type Annotation struct {
	// Type is text, arrow or area.
	Type string `json:"type"`
	Text string `json:"text,omitempty"`
	// Points are longitude, latitude: the place of a text, an arrow from tail
	// to head, the corners of an area, which is closed by itself.
	Points [][]float64 `json:"points"`
}

// The types of annotations.
const (
	TextAnnotation  = "text"
	ArrowAnnotation = "arrow"
	AreaAnnotation  = "area"
)

// Citation names a record that a scene relies on: an event, flow, hotspot or
// source.
type Citation struct {
	Collection Collection `json:"collection"`
	ID         string     `json:"id"`
}

// Key is that of the record.
func (c Citation) Key() Key { return Key(c) }
