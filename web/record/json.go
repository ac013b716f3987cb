package record

import (
	"strconv"

	"github.com/mapd/mapd/geo"
)

// AppendFigures appends figures as encoding/json writes them, many times as
// fast.
func AppendFigures(b []byte, figures []Figure) []byte {
	return appendList(b, figures, appendFigure)
}

// AppendClaims does the same for claims.
func AppendClaims(b []byte, claims []Claim) []byte { return appendList(b, claims, appendClaim) }

func appendList[T any](b []byte, list []T, one func([]byte, *T) []byte) []byte {
	if list == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(b, &list[i])
	}
	return append(b, ']')
}

func appendFigure(b []byte, f *Figure) []byte {
	b = append(b, '{')
	if f.ID != "" {
		b = append(appendMember(b, `"id":`, f.ID), ',')
	}
	b = appendMember(b, `"measure":`, f.Measure)
	b = appendMember(b, `,"unit":`, f.Unit)
	b = appendNumber(b, `,"low":`, f.Low)
	b = appendNumber(b, `,"best":`, f.Best)
	b = appendNumber(b, `,"high":`, f.High)
	b = appendMember(b, `,"qualifier":`, f.Qualifier)
	b = appendMember(b, `,"sort":`, f.Sort)
	b = appendIfAny(b, `,"of":`, f.Of)
	b = appendIfAny(b, `,"per":`, f.Per)
	b = appendTexts(b, `,"nationality":`, f.Nationality)
	b = appendIfAny(b, `,"source":`, f.Source)
	b = appendIfGiven(b, `,"note":`, f.Note)
	return append(b, '}')
}

func appendClaim(b []byte, c *Claim) []byte {
	b = appendMember(b, `{"id":`, c.ID)
	b = appendIfAny(b, `,"locator":`, c.Locator)
	b = appendIfAny(b, `,"when":`, string(c.When))
	b = appendIfGiven(b, `,"claim":`, c.Claim)
	if len(c.Figures) > 0 {
		b = AppendFigures(append(b, `,"figures":`...), c.Figures)
	}
	b = appendTexts(b, `,"cites":`, c.Cites)
	b = appendIfGiven(b, `,"note":`, c.Note)
	return append(b, '}')
}

func appendMember(b []byte, name, text string) []byte {
	return geo.AppendText(append(b, name...), text)
}

func appendIfAny(b []byte, name, text string) []byte {
	if text == "" {
		return b
	}
	return appendMember(b, name, text)
}

func appendIfGiven(b []byte, name string, text *string) []byte {
	if text == nil {
		return b
	}
	return appendMember(b, name, *text)
}

func appendTexts(b []byte, name string, texts []string) []byte {
	if len(texts) == 0 {
		return b
	}
	return AppendTexts(append(b, name...), texts)
}

func appendNumber(b []byte, name string, n *float64) []byte {
	b = append(b, name...)
	if n == nil {
		return append(b, "null"...)
	}
	return strconv.AppendFloat(b, *n, 'f', -1, 64)
}
