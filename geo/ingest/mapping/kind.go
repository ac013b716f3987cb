package mapping

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
)

// plainKind is the label of rows that name no kind.
const plainKind = "Event"

// kindRegister knows the kinds of a table. Kinds that differ only in how they
// are written are one.
type kindRegister struct {
	dataset  string
	lang     string
	rules    KindRules
	fallback string               // label
	known    map[string]*geo.Kind // of the store, by id
	stored   map[string]*geo.Kind // of the store, by folded id or label

	mu     sync.RWMutex
	byText map[[2]string]*kindFound
	byID   map[string]*geo.Kind
}

// kindFound is what a kind and a subkind as written come to.
type kindFound struct {
	kind  *geo.Kind
	label string
	fresh []*geo.Kind // the kind, if the store does not have it
}

// kindsKept bounds how many spellings are remembered.
const kindsKept = 20_000

// prepare takes in the kinds that the survey has counted: of several ways to
// write one, the commonest becomes the label.
func (k *kindRegister) prepare(p *Plan, s *Survey) {
	k.dataset, k.lang, k.rules = p.opt.Dataset, p.opt.language(), p.profile.Kinds
	if k.fallback = p.opt.Kind; k.fallback == "" {
		k.fallback = plainKind
	}
	k.byText, k.byID, k.stored = map[[2]string]*kindFound{}, map[string]*geo.Kind{}, map[string]*geo.Kind{}
	for _, kind := range p.opt.Kinds {
		for _, label := range kind.Label {
			k.stored[fold.Text(label)] = kind
		}
	}
	k.known = map[string]*geo.Kind{}
	for _, kind := range p.opt.Kinds {
		k.stored[fold.Text(kind.ID)] = kind
		k.known[kind.ID] = kind
	}
	kinds, subs := s.byName[p.roleColumn(KindRole)], s.byName[p.roleColumn(SubKind)]
	if subs == nil && kinds != nil {
		k.findCommonest(kinds.values)
	}
}

// findCommonest enters labels, the commonest first, of equally common ones the
// first in the alphabet.
func (k *kindRegister) findCommonest(values map[string]int64) {
	labels := slices.SortedFunc(maps.Keys(values), func(a, b string) int {
		return cmp.Or(cmp.Compare(values[b], values[a]), cmp.Compare(a, b))
	})
	for _, label := range labels {
		k.find(oneLine(clean(label)), "")
	}
}

// find returns what a kind and a subkind come to.
func (k *kindRegister) find(kind, sub string) *kindFound {
	key := [2]string{kind, sub}
	k.mu.RLock()
	found := k.byText[key]
	k.mu.RUnlock()
	if found != nil {
		return found
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.byText) >= kindsKept {
		k.byText = map[[2]string]*kindFound{}
	}
	found = k.make(strings.Clone(kind), strings.Clone(sub))
	k.byText[key] = found
	return found
}

// make makes a kind: the profile's by its code or label, one that the store
// has, or a new one.
func (k *kindRegister) make(kind, sub string) *kindFound {
	rule, label := k.rule(kind, sub)
	if known := k.stored[fold.Text(label)]; known != nil {
		return &kindFound{kind: known, label: label}
	}
	id := k.dataset + "." + slug(label)
	made := k.byID[id]
	if made == nil {
		made = &geo.Kind{ID: id, Dataset: k.dataset, Label: geo.Texts{k.lang: label}, Glyph: rule.Glyph, Family: rule.Family}
		k.byID[id] = made
	}
	return &kindFound{kind: made, label: label, fresh: []*geo.Kind{made}}
}

// rule returns what is known of a kind, and its label.
func (k *kindRegister) rule(kind, sub string) (KindRule, string) {
	rule := KindRule{Label: k.fallback, Family: geo.Other, Glyph: "report"}
	overlay := func(r KindRule) {
		rule.Label = cmp.Or(r.Label, rule.Label)
		rule.Family = cmp.Or(r.Family, rule.Family)
		rule.Glyph = cmp.Or(r.Glyph, rule.Glyph)
	}
	overlay(k.rules.Default)
	for _, text := range []string{kind, sub} {
		if text == "" {
			continue
		}
		folded := fold.Text(text)
		if text == sub && kind != "" && (folded == "other" || folded == "unknown" || folded == "none") {
			rule.Label += ": " + text
			continue
		}
		rule.Label, _ = shortened(text, titleRunes)
		overlay(k.rules.Values[folded])
	}
	return rule, rule.Label
}
