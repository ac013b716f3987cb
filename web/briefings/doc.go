// Package briefings serves briefings, and lets editors write them:
//
//	GET    /api/briefings                 what there is
//	GET    /api/briefings/{id}            one, as JSON
//	GET    /api/briefings/{id}/changes    what has become of its records since
//	PUT    /api/briefings/{id}            makes or replaces one
//	DELETE /api/briefings/{id}            deletes one; its history stays
//
// A write names what it replaces, so that nobody's work is lost: If-Match with
// the ETag of what was read, or "If-None-Match: *" for a new one. It is one
// change of the store, whose author is the name of the token or the session.
//
// Reads are answered from the snapshot. The answer to a write names the data
// version from which on it is seen; "min-version" waits for that.
package briefings
