// Package storetest holds the contract of geo.Store as tests. Every store runs
// them:
//
//	func TestContract(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) storetest.Opener {
//			path := filepath.Join(t.TempDir(), "store.gpkg")
//			return func(t *testing.T) geo.Store { … open path … }
//		})
//	}
package storetest

import (
	"testing"

	"github.com/mapd/mapd/geo"
)

// Opener opens a store. Each call gives another handle on the same data, as
// another process would have one. The tests close the handles.
type Opener func(t *testing.T) geo.Store

// Run tests a store. Each call of empty makes new, empty data.
func Run(t *testing.T, empty func(t *testing.T) Opener) {
	for _, group := range []struct {
		name  string
		cases []testCase
	}{
		{"State", stateCases}, {"Apply", applyCases}, {"Refuse", refuseCases},
		{"Read", readCases}, {"Follow", followCases}, {"Share", shareCases},
		{"Tokens", tokenCases},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, c := range group.cases {
				t.Run(c.name, func(t *testing.T) { c.test(t, empty(t)) })
			}
		})
	}
	t.Run("TwoStoresDifferInID", func(t *testing.T) {
		a, b := info(t, open(t, empty(t))), info(t, open(t, empty(t)))
		if a.ID == b.ID {
			t.Errorf("two stores have the id %q", a.ID)
		}
	})
}

// testCase names a sentence of the contract and the test of it.
type testCase struct {
	name string
	test func(t *testing.T, data Opener)
}
