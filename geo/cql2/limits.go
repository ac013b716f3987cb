package cql2

import "github.com/mapd/mapd/geo"

// The limits of a filter. What is greater is refused.
const (
	MaxBytes     = 64 << 10 // of the source
	MaxDepth     = 64       // of expressions within each other
	MaxOperators = 1000     // operators and functions
	MaxValues    = 5000     // literals and names of properties
	MaxVertices  = 5000     // of all geometries together
)

// budget counts what a filter holds while it is read.
type budget struct {
	depth, operators, values, vertices int
}

// take counts a new expression.
func (b *budget) take(op Op, at place) error {
	if _, operator := signatures[op]; operator || op == Function {
		if b.operators++; b.operators > MaxOperators {
			return invalid(at, "there are more than %d operators", MaxOperators)
		}
		return nil
	}
	if b.values++; b.values > MaxValues {
		return invalid(at, "there are more than %d values", MaxValues)
	}
	return nil
}

// enter goes one level down; leave with depth--.
func (b *budget) enter(at place) error {
	if b.depth++; b.depth > MaxDepth {
		return invalid(at, "expressions stand more than %d levels deep within each other", MaxDepth)
	}
	return nil
}

func (b *budget) takeVertex(at place) error {
	if b.vertices++; b.vertices > MaxVertices {
		return invalid(at, "there are more than %d vertices", MaxVertices)
	}
	return nil
}

// checkTree refuses a tree that is too deep (chains such as 1+1+1 are, though
// they are read without going down), and arrays where none may stand.
func checkTree(root *Expr) error { return checkBelow(root, MaxDepth, false) }

// checkBelow goes down at most depth levels. arrays says whether e may be an
// array.
func checkBelow(e *Expr, depth int, arrays bool) error {
	if depth == 0 {
		return invalid(e.at, "expressions stand more than %d levels deep within each other", MaxDepth)
	}
	if e.Op == Array && !arrays {
		return invalid(e.at, "an array stands in array functions alone")
	}
	arrays = e.Op == Array || e.Op == Function || signatures[e.Op].class == listed
	for _, arg := range e.Args {
		if err := checkBelow(arg, depth-1, arrays); err != nil {
			return err
		}
	}
	return nil
}

// checkSource refuses a source that is empty, too long, or no UTF-8.
func checkSource(source string) error {
	switch {
	case len(source) > MaxBytes:
		return geo.InvalidParam(param, "it has %d bytes; at most %d are allowed", len(source), MaxBytes)
	case !validText(source):
		return geo.InvalidParam(param, "it is not valid UTF-8, or holds a zero byte")
	}
	return nil
}
