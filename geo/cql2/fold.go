package cql2

import (
	"strings"
	"unicode/utf8"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
	"golang.org/x/text/cases"
)

// folded compiles CASEI and ACCENTI.
func (c compiler) folded(e *Expr) (value, error) {
	operand, err := c.value(e.Args[0])
	if err != nil {
		return value{}, err
	}
	if operand.kind != texts {
		return value{}, invalid(e.Args[0].at, "%s folds texts, not %s", e.Op, operand.kind)
	}
	folded := caseless
	if e.Op == AccentI {
		folded = fold.Unaccented
	}
	if operand.literal != nil {
		text, _ := operand.text(nil)
		text = folded(text)
		return value{kind: texts, literal: operand.literal, text: func(geo.Row) (string, bool) { return text, true }}, nil
	}
	return value{kind: texts, text: func(row geo.Row) (string, bool) {
		text, ok := operand.text(row)
		if !ok {
			return "", false
		}
		return folded(text), true
	}}, nil
}

// caseless returns a text as Unicode folds it (full case folding), so that
// texts that differ by capital and small letters become the same.
func caseless(text string) string {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return cases.Fold().String(text)
		}
	}
	return strings.ToLower(text) // the same, and faster
}
