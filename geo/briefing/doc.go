// Package briefing reads and checks briefings, and answers what they rely on
// and what has become of it.
//
// Texts are kept as they were written, whatever stands in them: who shows them
// takes HTML in them for text. Only what nobody can show, such as control
// characters, is refused.
package briefing
