package formats

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

const (
	// textsInMemory is how many bytes of a workbook's texts are held in
	// memory; more go to a temporary file.
	textsInMemory = 64 << 20
	// maxTexts is how many texts a workbook may share.
	maxTexts = 1 << 25
)

// texts are the texts that the cells of a workbook share, by number.
type texts struct {
	// ends are where each text ends in memory or in the file.
	ends   []int64
	memory []byte
	file   *os.File
	out    *bufio.Writer
	most   int
}

func (t *texts) add(s string) error {
	if len(t.ends) == maxTexts {
		return fmt.Errorf("the workbook has more than %d different texts", maxTexts)
	}
	end := int64(len(s))
	if n := len(t.ends); n > 0 {
		end += t.ends[n-1]
	}
	t.ends = append(t.ends, end)
	if t.file == nil && len(t.memory)+len(s) <= t.most {
		t.memory = append(t.memory, s...)
		return nil
	}
	if t.file == nil {
		if err := t.spill(); err != nil {
			return err
		}
	}
	_, err := t.out.WriteString(s)
	return err
}

// spill moves the texts to a file.
func (t *texts) spill() (err error) {
	if t.file, err = os.CreateTemp("", "mapd-import-*"); err != nil {
		return fmt.Errorf("the workbook has more than %d bytes of texts, for which a temporary file is needed: %w", t.most, err)
	}
	t.out = bufio.NewWriterSize(t.file, 256<<10)
	_, err = t.out.Write(t.memory)
	t.memory = nil
	return err
}

// get is the text of that number.
func (t *texts) get(n int64) (string, error) {
	if n < 0 || n >= int64(len(t.ends)) {
		return "", fmt.Errorf("it has the text number %d, but there are only %d texts: the workbook is damaged", n, len(t.ends))
	}
	from := int64(0)
	if n > 0 {
		from = t.ends[n-1]
	}
	if t.file == nil {
		return string(t.memory[from:t.ends[n]]), nil
	}
	b := make([]byte, t.ends[n]-from)
	if _, err := t.file.ReadAt(b, from); err != nil {
		return "", err
	}
	return string(b), nil
}

func (t *texts) close() error {
	if t.file == nil {
		return nil
	}
	return errors.Join(t.file.Close(), os.Remove(t.file.Name()))
}

// loadTexts reads the shared texts of a workbook.
func (w *workbook) loadTexts(ctx context.Context, part string) (*texts, error) {
	t := &texts{most: textsInMemory}
	err := w.each(part, 2, func(_ *elements, el *element) error {
		if el.name != "si" {
			return nil
		}
		if len(t.ends)%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		return t.add(richText(el))
	})
	if err == nil && t.out != nil {
		err = t.out.Flush()
	}
	if err != nil {
		return nil, errors.Join(err, t.close())
	}
	return t, nil
}

// richText is the text of a shared or inline one: its own or that of its
// runs, without the reading aids of Japanese.
func richText(el *element) string {
	var b strings.Builder
	for _, kid := range el.kids {
		switch kid.name {
		case "t":
			b.WriteString(kid.text)
		case "r":
			b.WriteString(kid.value("t"))
		}
	}
	return unescape(b.String())
}

// unescape reads the escapes of OOXML for characters that XML cannot hold:
// "_x000D_".
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		at := strings.Index(s, "_x")
		if at < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:at])
		r, ok := escaped(s[at:])
		if !ok {
			b.WriteString("_x")
			s = s[at+2:]
			continue
		}
		b.WriteRune(r)
		s = s[at+len("_x0000_"):]
	}
}

// escaped is the character of an escape that s begins with.
func escaped(s string) (rune, bool) {
	if len(s) < len("_x0000_") || s[6] != '_' {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[2:6]) {
		digit := strings.IndexByte("0123456789abcdef", c|0x20)
		if digit < 0 {
			return 0, false
		}
		r = r<<4 | rune(digit)
	}
	return r, utf8.ValidRune(r)
}

// tail is an io.Reader's rest after the end tag of an element with that
// local name, or io.EOF if there is none.
func tail(r *bufio.Reader, name string) error {
	for {
		if _, err := r.ReadSlice('<'); err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		} else if err != nil {
			continue
		}
		tag, err := r.Peek(len(name) + 2)
		if err != nil {
			return io.EOF
		}
		if tag[0] != '/' {
			continue
		}
		text := string(tag[1:])
		if local, ok := strings.CutPrefix(text, name); ok && local == ">" {
			return nil
		}
		if strings.Contains(text, ":") {
			if full, err := r.Peek(len(name) + 34); err == nil || len(full) > 0 {
				if end := strings.IndexByte(string(full), '>'); end > 0 && strings.HasSuffix(string(full[:end]), ":"+name) {
					return nil
				}
			}
		}
	}
}
