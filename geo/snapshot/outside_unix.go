//go:build unix

package snapshot

import (
	"os"
	"syscall"
)

// canMap says whether files can be mapped here.
const canMap = true

// mapFile maps the first bytes of a file, to be read only.
func mapFile(file *os.File, size int) ([]byte, error) {
	return syscall.Mmap(int(file.Fd()), 0, size, syscall.PROT_READ, syscall.MAP_SHARED)
}

// unmap gives mapped memory back. That fails only for what was never mapped.
func unmap(data []byte) { _ = syscall.Munmap(data) }
