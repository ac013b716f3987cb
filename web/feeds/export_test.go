package feeds

import "testing"

// LimitFiles bounds the files of feeds to so many bytes for a test.
func LimitFiles(t *testing.T, bytes int64) {
	before := maxFile
	maxFile = bytes
	t.Cleanup(func() { maxFile = before })
}
