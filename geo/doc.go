// Package geo holds the words of mapd as Go types: hotspots, events, flows,
// their figures, claims and sources; the time texts (EDTF) and places that
// they carry; the questions that may be asked of them (Query) and the Store
// that keeps them.
//
// It does no I/O. Everything else in mapd imports it; it imports only the
// standard library and orb.
//
// Three rules run through the whole package:
//
//   - A day is a whole calendar day (Day), never a clock time, so no time
//     zone can move an event.
//   - Coordinates are longitude, latitude in degrees on WGS 84 (OGC CRS84),
//     in this order.
//   - What is not known is said so: an undated event has an empty When, an
//     event known by country only has no points.
package geo
