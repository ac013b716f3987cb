package fold

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folder collects the folded letters of texts and where their runs begin. It
// is for those who fold many texts and need no ranges of the source; others
// use Runs or Text. The zero Folder is ready to read.
type Folder struct {
	letters  []byte
	spans    []Span
	inRun    bool
	located  bool
	from, to []int32    // of each byte of letters, if located
	it       *norm.Iter // large: made for the first text that is not plain
}

// Span is a run of the letters [Start, End).
type Span struct {
	Start, End int
	Unbroken   bool // it is of a script without breaks between words
}

// Reset empties the folder and keeps its memory.
func (f *Folder) Reset() {
	f.letters, f.spans, f.inRun = f.letters[:0], f.spans[:0], false
	f.from, f.to = f.from[:0], f.to[:0]
}

// Letters returns the folded letters of all runs, without breaks. They are
// valid until the next Reset or Read.
func (f *Folder) Letters() []byte { return f.letters }

// Spans returns the runs of the letters. They are valid until the next Reset
// or Read.
func (f *Folder) Spans() []Span { return f.spans }

// Read adds a text. A run does not reach over two texts.
func (f *Folder) Read(text string) {
	f.inRun = false
	for at := 0; at < len(text); {
		if end := plainEnd(text, at); end > at {
			f.readPlain(text[at:end], at)
			at = end
			continue
		}
		end := at + 1
		for end < len(text) && (text[end] >= utf8.RuneSelf || text[end-1] >= utf8.RuneSelf) {
			end++
		}
		if f.it == nil {
			f.it = new(norm.Iter)
		}
		f.readMarked(f.it, text[at:end], at)
		at = end
	}
}

// plainEnd returns where the letters of ASCII that begin at a byte of the text
// end. One that a mark may follow is not among them.
func plainEnd(text string, at int) int {
	for end := at; end < len(text); end++ {
		if text[end] >= utf8.RuneSelf {
			return max(at, end-1)
		}
	}
	return len(text)
}

// readPlain reads a piece of a text that is plain ASCII. base is where the
// piece begins in the text.
func (f *Folder) readPlain(piece string, base int) {
	for at := 0; at < len(piece); {
		switch plain[piece[at]] {
		case endsRun:
			f.inRun = false
			at++
		case leftOut:
			at++
		default:
			at += f.readLetters(piece[at:], base+at)
		}
	}
}

// readLetters reads the letters that a plain piece begins with, one at least,
// and returns how many there are.
func (f *Folder) readLetters(piece string, base int) (n int) {
	f.begin(false)
	for ; n < len(piece) && plain[piece[n]] > leftOut; n++ {
		f.letters = append(f.letters, plain[piece[n]])
	}
	for i := base; i < base+n && f.located; i++ {
		f.from, f.to = append(f.from, int32(i)), append(f.to, int32(i+1))
	}
	f.spans[len(f.spans)-1].End = len(f.letters)
	return n
}

// readMarked reads a piece of a text that is not plain ASCII. base is where
// the piece begins in the text.
func (f *Folder) readMarked(it *norm.Iter, piece string, base int) {
	it.InitString(norm.NFKD, piece)
	for !it.Done() {
		from := base + it.Pos()
		segment := it.Next()
		for len(segment) > 0 {
			r, n := utf8.DecodeRune(segment)
			f.add(r, from, base+it.Pos())
			segment = segment[n:]
		}
	}
}

// add takes the next rune, which stands for the bytes [from, to) of the text.
func (f *Folder) add(r rune, from, to int) {
	r = unicode.ToLower(r)
	switch c := classOf(r); c {
	case gap:
		f.inRun = false
	case silent:
	case mark:
		f.write(r, !f.inRun || f.spans[len(f.spans)-1].Unbroken, from, to)
	default:
		f.write(r, c == unbroken, from, to)
	}
}

// write adds a letter to the run, or begins another one with it.
func (f *Folder) write(r rune, unbroken bool, from, to int) {
	start := len(f.letters)
	f.begin(unbroken)
	f.letters = appendPlain(f.letters, r)
	f.spans[len(f.spans)-1].End = len(f.letters)
	for range len(f.letters) - start {
		if f.located {
			f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
		}
	}
}

// begin begins a run, if the next letter does not belong to the last one.
func (f *Folder) begin(unbroken bool) {
	if !f.inRun || f.spans[len(f.spans)-1].Unbroken != unbroken {
		f.spans = append(f.spans, Span{Start: len(f.letters), Unbroken: unbroken})
		f.inRun = true
	}
}
