//go:build race

package dates

// everyDay is the step in days of TestEveryDay; the race detector makes it
// many times slower.
const everyDay = 37
