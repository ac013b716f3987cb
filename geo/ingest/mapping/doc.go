// Package mapping turns the rows of a table into records.
//
// A Survey looks at every row of a table once, in little memory. Its Plan says
// what each column is (its Role) and why, from the column's name, from what
// stands in it, from a Profile of a known set or from what the user says; the
// Plan prints itself. Then Plan.Record makes one record of each row:
//
//	survey := mapping.NewSurvey(options)
//	for row := range rows {
//		survey.Add(row)
//	}
//	plan, err := survey.Plan(options)
//	// show plan; ask plan.Questions and call survey.Plan again
//	result, reject := plan.Record(ctx, row, places)
//
// Where a wrong guess would move a dot or a date, the Plan holds a Question
// instead. Columns without a role are kept in the record's extra.
//
// The package knows no store, no file and no gazetteer: it also runs in the
// page, on a file that is dropped there.
package mapping
