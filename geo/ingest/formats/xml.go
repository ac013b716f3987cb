package formats

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// element is an XML element with all that is in it. Names are without their
// name spaces.
type element struct {
	name  string
	attrs []xml.Attr
	text  string
	kids  []*element
}

// attr is the value of the attribute, "" if there is none.
func (e *element) attr(name string) string { return attr(e.attrs, name) }

func attr(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// kid is the first child of that name, nil if there is none.
func (e *element) kid(name string) *element {
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// value is the text of the first child of that name.
func (e *element) value(name string) string {
	if k := e.kid(name); k != nil {
		return k.text
	}
	return ""
}

// markup writes the element as XML, without the prefixes of name spaces, the
// comments and the white space between elements that it came with.
func (e *element) markup() []byte {
	var b bytes.Buffer
	e.write(&b)
	return b.Bytes()
}

func (e *element) write(b *bytes.Buffer) {
	b.WriteString("<" + e.name)
	for _, a := range e.attrs {
		b.WriteString(" " + a.Name.Local + `="`)
		_ = xml.EscapeText(b, []byte(a.Value)) // a buffer takes all
		b.WriteByte('"')
	}
	b.WriteByte('>')
	_ = xml.EscapeText(b, []byte(e.text))
	for _, kid := range e.kids {
		kid.write(b)
	}
	b.WriteString("</" + e.name + ">")
}

// maxElements is how many elements one row may have.
const maxElements = 1 << 20

// elements reads an XML document of any length. It takes no entities but
// XML's own five, no document type and nothing from elsewhere.
type elements struct {
	dec    *xml.Decoder
	in     *ration
	limits rows.Limits
	depth  int
	// spaces says that white space at the ends of texts counts.
	spaces bool
}

// ration is a reader that gives no more than left bytes.
type ration struct {
	r          io.Reader
	left, read int64
}

var errRation = errors.New("ration")

func (r *ration) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errRation
	}
	n, err := r.r.Read(p[:min(int64(len(p)), r.left)])
	r.left -= int64(n)
	r.read += int64(n)
	return n, err
}

// newElements reads a document. Its encoding is what it says itself, or the
// one named.
func newElements(src io.Reader, encoding string, limits rows.Limits) (*elements, error) {
	in := &ration{r: src, left: int64(limits.Row)}
	buffered := bufio.NewReaderSize(in, 32<<10)
	e := &elements{in: in, limits: limits}
	head, _ := buffered.Peek(2)
	same := func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	charset := fromCharset
	var text io.Reader = buffered
	switch {
	case encoding != "":
		enc, err := htmlindex.Get(encoding)
		if err != nil {
			return nil, fmt.Errorf("there is no encoding %q", encoding)
		}
		text, charset = transform.NewReader(buffered, unicode.BOMOverride(enc.NewDecoder())), same
	case bytes.Equal(head, []byte("\xff\xfe")) || bytes.Equal(head, []byte("\xfe\xff")):
		text, charset = transform.NewReader(buffered, unicode.BOMOverride(transform.Nop)), same
	}
	e.dec = xml.NewDecoder(text)
	e.dec.CharsetReader = charset
	return e, nil
}

// fromCharset decodes a document that says to be in another encoding.
func fromCharset(label string, r io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("its encoding %q is not known", label)
	}
	return enc.NewDecoder().Reader(r), nil
}

// next is the next token: xml.StartElement, xml.EndElement or xml.CharData.
func (e *elements) next() (xml.Token, error) {
	for {
		token, err := e.dec.Token()
		if err != nil {
			return nil, e.failed(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if e.depth++; e.depth > e.limits.Depth {
				return nil, e.failed(fmt.Errorf("elements are nested deeper than %d", e.limits.Depth))
			}
			return t, nil
		case xml.EndElement:
			e.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Directive:
			return nil, e.failed(errors.New("it has a document type (<!DOCTYPE …>), which is not read: remove that and its entities"))
		}
	}
}

// failed says where in the document the error is.
func (e *elements) failed(err error) error {
	if errors.Is(err, io.EOF) {
		return io.EOF
	}
	if errors.Is(err, errRation) {
		err = fmt.Errorf("an element is longer than %d bytes", e.limits.Row)
	}
	line, _ := e.dec.InputPos()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("line %d: broken XML: %s", syntax.Line, syntax.Msg)
	}
	return fmt.Errorf("line %d: %w", line, err)
}

// refill lets the next element have its full length.
func (e *elements) refill() { e.in.left = int64(e.limits.Row) }

// start is the next start of an element that is not skipped over, or the end
// of one (nil and no error).
func (e *elements) start() (*xml.StartElement, error) {
	for {
		e.refill()
		token, err := e.next()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			return &t, nil
		case xml.EndElement:
			return nil, nil
		}
	}
}

// skip passes over the rest of an element that has started.
func (e *elements) skip() error {
	for inside := e.depth; e.depth >= inside; {
		e.refill()
		if _, err := e.next(); err != nil {
			return unfinished(err)
		}
	}
	return nil
}

// whole reads the rest of an element that has started.
func (e *elements) whole(start *xml.StartElement) (*element, error) {
	left := maxElements
	return e.rest(start, &left)
}

func (e *elements) rest(start *xml.StartElement, left *int) (*element, error) {
	if *left--; *left < 0 {
		return nil, e.failed(fmt.Errorf("an element holds more than %d others", maxElements))
	}
	el := &element{name: start.Name.Local, attrs: start.Attr}
	var text []byte
	for {
		token, err := e.next()
		if err != nil {
			return nil, unfinished(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			kid, err := e.rest(&t, left)
			if err != nil {
				return nil, err
			}
			el.kids = append(el.kids, kid)
		case xml.CharData:
			text = append(text, t...)
		case xml.EndElement:
			if el.text = string(text); !e.spaces {
				el.text = strings.TrimSpace(el.text)
			}
			return el, nil
		}
	}
}

// unfinished is the error of a document that ends within an element.
func unfinished(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("the file ends in the middle: it is cut short")
	}
	return err
}

// rootOf is the name of the root element of a text that may be XML.
func rootOf(text []byte) string {
	if !bytes.HasPrefix(bytes.TrimSpace(text), []byte("<")) {
		return ""
	}
	dec := xml.NewDecoder(bytes.NewReader(text))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := dec.RawToken()
		if err != nil {
			return ""
		}
		if start, ok := token.(xml.StartElement); ok {
			return start.Name.Local
		}
	}
}
