// Package dates reads when something happened out of the cells of a table.
//
// A lone cell often does not tell: "01/02/2024" is a day in January or in
// February. A Survey therefore looks at every cell of a column first and
// decides how the column is written, its Form:
//
//	var survey dates.Survey
//	for row := range rows {
//		survey.Add(row.Value("date"))
//	}
//	decision := survey.Decide(dates.Options{})
//	// ask decision.Questions; then
//	when, clock, err := decision.Form.When(cell)
//
// What the column leaves open is a Question, and its answer is an option of
// the column. Without an answer the Form reads the cells that can be read in
// one way only and refuses the others with the reason. No date is ever made
// up, moved by a time zone or brought into a month by a carry: 31 February is
// refused.
//
// Cells without a date (empty, "n/a", "unknown", "0000-00-00") are an unknown
// When without an error.
package dates
