// Package cql2 reads, writes and evaluates filters in the Common Query
// Language of the OGC (CQL2, 21-065r2), as text and as JSON.
//
// Parse and ParseJSON read a filter into a tree of Expr; Expr.TextForm and
// Expr.JSON write it back. A Filter is a tree that says something true or
// false of a record; Filter.Compile binds it to the properties of a collection
// and returns a function that is called for each row. No part of a filter ever
// reaches a database.
//
// These conformance classes are answered: Basic CQL2, Advanced Comparison
// Operators, Case-insensitive and Accent-insensitive Comparison, Basic Spatial
// Functions, with all types of geometries, Spatial Functions, Temporal
// Functions, Array Functions, Property-Property Comparisons, Arithmetic
// Expressions, CQL2 Text and CQL2 JSON. Functions of other names can be read
// and written, and are unknown when a filter is compiled.
//
// A record that lacks a value is neither met nor missed by a predicate on it:
// the answer is unknown, as is what follows from it, and a record of which the
// whole filter is unknown is not selected (section 6.2).
//
// Errors are *geo.Error with the code Invalid. Messages say where the fault
// is: "at character 12" of a text, counted from 1, or "at /args/0", the JSON
// pointer (RFC 6901).
package cql2
