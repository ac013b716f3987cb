//go:build !race

package dates

// everyDay is the step in days of TestEveryDay.
const everyDay = 1
