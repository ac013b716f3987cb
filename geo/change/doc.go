// Package change is what stores do alike when they make a change: they take
// edits in, a chunk at a time, and decide what each comes to. What is written
// and where is each store's own.
package change
