//go:build race

package gpkg_test

// killings is lower here, for the race detector makes each start slow.
const killings = 200
