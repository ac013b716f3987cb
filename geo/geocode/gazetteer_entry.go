package geocode

// Form says which of the keys of a name an entry is found by.
type Form uint8

// The forms, from the strictest to the loosest.
const (
	Full   Form = iota // the whole name
	Core               // the name without generic words (city, province, 市)
	Sorted             // the words of the core in the order of the alphabet
)

// Entry is one row of the gazetteer as a key finds it.
type Entry struct {
	Row  int
	Form Form
	Main bool // the key is of the row's own name, not of another spelling
}
