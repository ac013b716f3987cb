//go:build !race

package gpkg_test

// killings is how often TestKilled kills.
const killings = 300
