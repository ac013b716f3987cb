package feeds

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// made is a file that was made for a feed. It has no name any more where the
// system allows that: closing it, or the end of the process, removes it.
type made struct {
	*os.File
	name string // if it could not be taken away
}

// make makes the file of a feed.
func (f *Feed) make(ctx context.Context, format Format) (*made, error) {
	file, err := os.CreateTemp("", "mapd-feed-*."+format.Name)
	if err != nil {
		return nil, fmt.Errorf("make a file for a feed: %w", err)
	}
	m := &made{File: file, name: file.Name()}
	if err := format.file(ctx, f, m.name); err != nil {
		return nil, errors.Join(err, m.Close())
	}
	if err := os.Remove(m.name); err == nil {
		m.name = ""
	}
	return m, nil
}

// Close closes and removes the file.
func (m *made) Close() error {
	err := m.File.Close()
	if m.name != "" {
		err = errors.Join(err, os.Remove(m.name))
	}
	return err
}
