package dates

// Decision is what a Survey found.
type Decision struct {
	// Form reads the cells. It can be used at once, Questions or not: what is
	// open is refused.
	Form Form
	// Questions are what the cells leave open, each with its answers. The
	// answer goes into Options, and Decide is asked again: the Survey need
	// not be repeated.
	Questions []Question
	// Findings are remarks for the reader, each an English sentence.
	Findings []string
	// Cells counts all cells, Missing those without a date, Dated those that
	// hold one of the calendar, whatever is still open about it. The rest,
	// Cells - Missing - Dated, are no dates.
	Cells, Missing, Dated int
	// Ordered counts the Dated in which day, month and year are numbers whose
	// order the column has to tell: 05/01/2024, 20240105.
	Ordered int
	// Numbers counts the Dated that are bare numbers: years, days or seconds
	// that are counted, YYYYMMDD. Such a column is one of dates only if its
	// name says so too.
	Numbers int
	// Kinds counts of how many kinds these numbers are: years, a spreadsheet's
	// days, seconds, six or eight digits. Several kinds are a sign that they
	// are quantities and no dates.
	Kinds int
	// Unread are the first few texts that are no dates.
	Unread []string
}

// Question is something that the cells of a column do not tell.
type Question struct {
	// Text is one English sentence.
	Text string
	// Examples are cells that are open, as they stand.
	Examples []string
	// Answers are the possible ones; the one that more speaks for is first.
	Answers []Answer
	// Hint says what speaks for the first answer; empty if nothing does.
	Hint string
}

// Answer is one answer to a Question.
type Answer struct {
	// Option is the word for it that ParseOptions reads.
	Option string
	// Text says what the first example then is: "day first: 1 February 2024".
	Text string
}
