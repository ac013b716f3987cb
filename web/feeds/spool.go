package feeds

import (
	"context"
	"io"
	"sync"

	"github.com/mapd/mapd/geo"
)

// maxFile bounds a file that is made for a feed, in bytes. Only tests set it.
var maxFile int64 = 8 << 30

func errTooLarge() error {
	return geo.Errorf(geo.Invalid, "the file would be larger than %d GiB; ask for less, by datetime, bbox, country or another parameter", maxFile>>30)
}

const (
	// maxHeld and maxHeldBytes bound the files that are kept for those who read
	// them in parts.
	maxHeld      = 8
	maxHeldBytes = 2 << 30
)

// spool keeps the files that were made last, by the name of their content. A
// file that several ask for at the same time is made once; when nobody waits for
// it any more, its making stops.
type spool struct {
	mu    sync.Mutex
	files []*spooled // the one that was asked for last comes last
}

// spooled is a file that is being made, or was.
type spooled struct {
	name  string
	users int // who wait for it or read it
	stop  context.CancelFunc
	ready chan struct{}
	// Once ready is closed:
	file *made
	size int64
	err  error
	// out says that it is kept no longer: the last who reads it closes it.
	out bool
}

// open returns the file of that name, which build makes if it is not there.
func (s *spool) open(ctx context.Context, name string, build func(context.Context) (*made, error)) (io.ReadSeekCloser, error) {
	f := s.take(ctx, name, build)
	select {
	case <-f.ready:
	case <-ctx.Done():
		s.leave(f)
		return nil, ctx.Err()
	}
	if f.err != nil {
		s.leave(f)
		return nil, f.err
	}
	return &reading{SectionReader: io.NewSectionReader(f.file, 0, f.size), close: sync.OnceFunc(func() { s.leave(f) })}, nil
}

func (s *spool) take(ctx context.Context, name string, build func(context.Context) (*made, error)) *spooled {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.files {
		if f.name == name {
			f.users++
			s.files = append(append(s.files[:i], s.files[i+1:]...), f)
			return f
		}
	}
	building, stop := context.WithCancel(context.WithoutCancel(ctx))
	f := &spooled{name: name, users: 1, stop: stop, ready: make(chan struct{})}
	s.files = append(s.files, f)
	go func() {
		defer stop()
		file, err := oneOfFew(building, build)
		if err == nil {
			f.size, err = file.Seek(0, io.SeekEnd)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		f.file, f.err = file, err
		close(f.ready)
		if err != nil || f.out {
			s.drop(f)
		}
		s.tidy()
	}()
	return f
}

// making bounds how many files are made at the same time.
var making = make(chan struct{}, 2)

// oneOfFew waits for its turn, and makes a file.
func oneOfFew(ctx context.Context, build func(context.Context) (*made, error)) (*made, error) {
	select {
	case making <- struct{}{}:
		defer func() { <-making }()
		return build(ctx)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// leave is called by each who has taken a file.
func (s *spool) leave(f *spooled) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.users--
	if f.users == 0 && !f.made() {
		f.stop()
		s.drop(f)
	}
	if f.users == 0 && f.out {
		f.close()
	}
	s.tidy()
}

// drop keeps a file no longer.
func (s *spool) drop(f *spooled) {
	for i, other := range s.files {
		if other == f {
			s.files = append(s.files[:i], s.files[i+1:]...)
		}
	}
	f.out = true
	if f.users == 0 {
		f.close()
	}
}

// tidy drops the files that were asked for longest ago, while there are too
// many.
func (s *spool) tidy() {
	var bytes int64
	for _, f := range s.files {
		if f.made() {
			bytes += f.size
		}
	}
	for i := 0; i < len(s.files) && (len(s.files) > maxHeld || bytes > maxHeldBytes); {
		if f := s.files[i]; f.made() && f.users == 0 {
			bytes -= f.size
			s.drop(f)
		} else {
			i++
		}
	}
}

func (f *spooled) made() bool {
	select {
	case <-f.ready:
		return true
	default:
		return false
	}
}

// close closes a file that was made; nobody has it any more.
func (f *spooled) close() {
	if f.made() && f.file != nil {
		_ = f.file.Close() // it was only read
		f.file = nil
	}
}

// reading is a file that somebody reads.
type reading struct {
	*io.SectionReader
	close func()
}

func (r *reading) Close() error { r.close(); return nil }
