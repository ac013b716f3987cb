//go:build !unix

package snapshot

import (
	"errors"
	"os"
)

// canMap says whether files can be mapped here: the columns stay in the heap.
const canMap = false

func mapFile(*os.File, int) ([]byte, error) { return nil, errors.ErrUnsupported }

func unmap([]byte) {}
