package main

import "strings"

// region are the countries of which every row is taken: Southeast Asia and
// its neighbours.
var region = strings.Fields("KH LA MM TH VN MY SG ID PH BN TL CN HK MO TW IN BD BT NP LK PG PW")

var inRegion = func() map[string]bool {
	set := map[string]bool{}
	for _, c := range region {
		set[c] = true
	}
	return set
}()

func list(words []string) string { return strings.Join(words, " ") }

// bigTown is how many people a town elsewhere has to exceed.
const bigTown = 15_000
