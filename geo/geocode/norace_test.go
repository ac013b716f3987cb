//go:build !race

package geocode

const raceEnabled = false
