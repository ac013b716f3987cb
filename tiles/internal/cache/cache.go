// Package cache keeps made bytes, such as tiles, within a bound of memory.
package cache

import (
	"container/list"
	"sync"

	"golang.org/x/sync/singleflight"
)

// overhead is what an entry costs beside its key and its content.
const overhead = 200

// Cache holds the contents used last. It is safe for many goroutines.
// Nothing in it is ever invalidated: a key names everything that the content
// depends on.
type Cache struct {
	max    int
	flight singleflight.Group

	mu      sync.Mutex
	size    int
	order   *list.List // of *entry, the one used last in front
	entries map[string]*list.Element
}

type entry struct {
	key     string
	content []byte
}

func (e *entry) size() int { return len(e.key) + len(e.content) + overhead }

// New returns a cache that holds about max bytes.
func New(max int) *Cache {
	return &Cache{max: max, order: list.New(), entries: map[string]*list.Element{}}
}

// Get returns the content of a key, and makes it if it is not there. Calls
// for one key at the same time make it once. Errors are not kept. The content
// must not be changed by anybody.
func (c *Cache) Get(key string, make func() ([]byte, error)) ([]byte, error) {
	if content, ok := c.Look(key); ok {
		return content, nil
	}
	content, err, _ := c.flight.Do(key, func() (any, error) {
		if content, ok := c.Look(key); ok {
			return content, nil
		}
		content, err := make()
		if err == nil {
			c.Put(key, content)
		}
		return content, err
	})
	if err != nil {
		return nil, err
	}
	return content.([]byte), nil
}

// Look returns the content of a key if it is there.
func (c *Cache) Look(key string) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, ok := c.entries[key]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(element)
	return element.Value.(*entry).content, true
}

// Put keeps a content, and drops those that were not used for longest.
func (c *Cache) Put(key string, content []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if element, ok := c.entries[key]; ok {
		c.drop(element)
	}
	e := &entry{key, content}
	c.entries[key] = c.order.PushFront(e)
	c.size += e.size()
	for c.size > c.max && c.order.Len() > 1 {
		c.drop(c.order.Back())
	}
}

func (c *Cache) drop(element *list.Element) {
	e := c.order.Remove(element).(*entry)
	delete(c.entries, e.key)
	c.size -= e.size()
}
