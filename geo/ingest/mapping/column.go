package mapping

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
	"github.com/mapd/mapd/geo/ingest/coords"
	"github.com/mapd/mapd/geo/ingest/dates"
)

// Bounds of what a Survey keeps of a column.
const (
	sampleRows  = 1000
	keptValues  = 2000
	keptBytes   = 120
	keptExample = 60
)

// column is what a Survey knows of a column.
type column struct {
	name, folded string
	filled       int64
	texts        int64 // cells with text that is no plain number
	numbers      int64 // plain numbers
	whole        int64 // plain numbers without decimals
	native       int64 // numbers and truths that came as such
	nested       int64 // lists and objects
	objects      int64 // objects alone
	urls         int64
	min, max     float64 // of the numbers
	examples     []string
	lastExample  string
	// values counts the different cells; nil if there are too many or they
	// are too long.
	values map[string]int64
	// sample are the first cells.
	sample []any
	// dates is set once the column is known to hold any.
	dates *dates.Survey
}

func newColumn(name string) *column {
	return &column{name: name, folded: fold.Text(name), min: math.Inf(1), max: math.Inf(-1), values: map[string]int64{}}
}

// add looks at one cell.
func (c *column) add(value any) {
	if c.dates != nil {
		c.dates.Add(value)
	}
	if len(c.sample) < sampleRows {
		c.sample = append(c.sample, value)
	}
	var text string
	switch v := value.(type) {
	case nil:
		return
	case string:
		if text = strings.TrimSpace(v); text == "" {
			return
		}
		c.addText(text)
	case int64:
		c.native++
		c.addNumber(float64(v), true)
		text = strconv.FormatInt(v, 10)
	case float64:
		c.native++
		c.addNumber(v, v == math.Trunc(v))
		text = strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		c.native++
		text = strconv.FormatBool(v)
	default:
		c.nested++
		if _, ok := value.(map[string]any); ok {
			c.objects++
		}
		text = textOf(v)
	}
	c.filled++
	c.count(text)
}

func (c *column) addText(text string) {
	n, ok := plainNumber(text)
	if !ok {
		c.texts++
		if strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") {
			c.urls++
		}
		return
	}
	f, _ := strconv.ParseFloat(text, 64)
	c.addNumber(f, n.whole)
}

func (c *column) addNumber(f float64, whole bool) {
	c.numbers++
	if whole {
		c.whole++
	}
	c.min, c.max = min(c.min, f), max(c.max, f)
}

// count counts the different cells and keeps examples.
func (c *column) count(text string) {
	if len(c.examples) < 3 && text != c.lastExample {
		c.addExample(text)
	}
	if c.values == nil {
		return
	}
	if _, known := c.values[text]; !known {
		if len(text) > keptBytes || len(c.values) >= keptValues {
			c.values = nil
			return
		}
		text = strings.Clone(text)
	}
	c.values[text]++
}

// addExample keeps a cell as an example if none is the same.
func (c *column) addExample(text string) {
	c.lastExample = strings.Clone(text)
	short, _ := shortened(oneLine(clean(text)), keptExample)
	if !slices.Contains(c.examples, short) {
		c.examples = append(c.examples, strings.Clone(short))
	}
}

// unique reports whether no value comes twice, as far as they are kept.
func (c *column) unique() bool {
	distinct, filled := c.distinct()
	return filled > 0 && distinct == filled
}

// tells reports whether the values name the rows: no more than one in twenty
// comes again, which is then the fault of that row.
func (c *column) tells() bool {
	distinct, filled := c.distinct()
	return filled > 0 && distinct*20 >= filled*19
}

// distinct counts the cells that are not empty and how many different values
// they have: of the whole column if these are kept, else of its sample.
func (c *column) distinct() (values, filled int64) {
	if c.values != nil {
		return int64(len(c.values)), c.filled
	}
	seen := map[string]bool{}
	for _, value := range c.sample {
		if text := textOf(value); text != "" {
			seen[text] = true
			filled++
		}
	}
	return int64(len(seen)), filled
}

// numeric reports whether nearly all cells are plain numbers.
func (c *column) numeric() bool { return c.filled > 0 && c.numbers*20 >= c.filled*19 }

// degrees reports whether the cells can be degrees up to a bound: nearly all
// plain numbers within it, or texts that coords reads.
func (c *column) degrees(bound float64) bool {
	if c.filled == 0 {
		return false
	}
	if c.numeric() {
		return c.min >= -bound && c.max <= bound
	}
	return c.readDegrees() >= 0.8
}

// readDegrees is the share of the sampled cells that coords reads as degrees.
func (c *column) readDegrees() float64 {
	return c.share(func(value any) (yes, counts bool) {
		_, err := coords.Longitude(value)
		return err == nil, !errors.Is(err, coords.ErrMissing)
	})
}

// geometries is the share of the sampled cells that are geometries.
func (c *column) geometries() float64 {
	return c.share(func(value any) (yes, counts bool) {
		_, _, err := coords.Value(value)
		return err == nil, !errors.Is(err, coords.ErrMissing)
	})
}

// isYear says of a cell whether it is a year of four digits.
func isYear(value any) (yes, counts bool) {
	year, ok := floatOf(value)
	return ok && year >= 1000 && year < 2700 && year == math.Trunc(year), true
}

// isMonth says of a cell whether it is a month: its number or its name.
func isMonth(value any) (yes, counts bool) {
	_, err := dates.FromParts(int64(2000), value, nil)
	return err == nil, true
}

// isDay says of a cell whether it is a day of a month.
func isDay(value any) (yes, counts bool) {
	_, err := dates.FromParts(int64(2000), int64(1), value)
	return err == nil, true
}

// isAmount says of a cell whether it is a number, with the words around it.
func isAmount(value any) (yes, counts bool) {
	_, ok := amountOf(value, geo.Exactly)
	return ok, true
}

// share is the share of sampled cells for which a question is answered with
// yes, of those that hold something and count.
func (c *column) share(asked func(value any) (yes, counts bool)) float64 {
	yeses, all := 0, 0
	for _, value := range c.sample {
		if textOf(value) == "" {
			continue
		}
		yes, counts := asked(value)
		if !counts {
			continue
		}
		if all++; yes {
			yeses++
		}
	}
	return float64(yeses) / float64(max(all, 1))
}

// dated says how many of the sampled cells are dates.
func (c *column) dated(o dates.Options) dates.Decision {
	var survey dates.Survey
	for _, value := range c.sample {
		survey.Add(value)
	}
	return survey.Decide(o)
}

// looksDated reports whether the cells themselves are dates: most of those
// that hold something, and not just numbers.
func (c *column) looksDated() bool {
	if c.filled == 0 || c.numeric() {
		return false
	}
	d := c.dated(dates.Options{})
	present := d.Cells - d.Missing
	return present > 0 && d.Dated*10 >= present*8 && d.Numbers*2 < d.Dated
}
