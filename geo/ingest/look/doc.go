// Package look reads a file for a look at it, without a store: what its
// columns are taken for, which rows an import would refuse and why, and all
// other rows as events, as the page draws them.
//
//	file, err := look.Open(ctx, input)
//	seen, err := file.Look(ctx, look.Ask{Table: file.Tables()[0].Name}, nil)
//	// seen.Plan.Questions are to be answered: put the answers into the Ask
//	detail, err := file.Row(ctx, 17)
//
// It reads with the packages that an import reads with, so both say the same of
// a row. Two things an import does beyond it: it looks up rows without
// coordinates by their place names, and compares them with what is stored.
// Here such rows are known by their country, or not located.
//
// The page has it compiled to WebAssembly (web/app/wasm), so that a file can be
// looked at without leaving the reader's device.
package look
