//go:build unix

// Bench asks mapd and PostGIS the same questions over the same made-up events
// and prints one table: what was asked, how long mapd took, how long what
// stands beside it took, and the ratio.
//
//	go run ./cmd/bench                                # a million events, about ten minutes
//	go run ./cmd/bench -events 100000 -out bench.json
//	go run ./cmd/bench -only 'zoom 5|histogram'
//
// mapd is asked over HTTP on loopback: each answer is made for the request and
// compressed, none comes from a cache. PostGIS is asked over its
// socket by a prepared statement: the tables lie in the order of their
// index, are analysed, and every statement has run before. It does what mapd's
// answer holds, not more; its answers are not compressed. Both answers are
// counted, and the run ends if they do not tell of as many events.
//
// Both run at the same priority, which is checked, and take turns in who is
// asked first.
//
// mapd answers from memory and PostgreSQL from pages that it shares: that is a
// difference in design, and much of the ratio.
package main
