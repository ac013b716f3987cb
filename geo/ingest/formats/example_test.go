package formats_test

import (
	"bytes"
	"context"
	"fmt"

	"github.com/mapd/mapd/geo/ingest/formats"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// A file says by its content what it is. Rows that cannot be read come with
// a Fault, and the others are not touched by it.
func ExampleOpen() {
	data := []byte("Report for January;;\n\nDate;Place;People\n05.01.2024;Myawaddy;12\n06.01.2024;Tak\n07.01.2024;\"Mae Sot; Tak\";3\n")
	in := rows.Input{Name: "report.csv", Data: bytes.NewReader(data), Size: int64(len(data))}
	source, err := formats.Open(context.Background(), in, formats.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer source.Close()
	fmt.Println(source.Format())
	for row, err := range source.Rows(context.Background(), "") {
		switch {
		case err != nil:
			fmt.Println(err)
		case row.Fault != nil:
			fmt.Printf("line %d: %v\n", row.Line, row.Fault)
		default:
			fmt.Printf("line %d: %v\n", row.Line, row.Value("Place"))
		}
	}
	// Output:
	// CSV, UTF-8, semicolon, header in line 3
	// line 4: Myawaddy
	// line 5: the row has 2 cells, the header 3
	// line 6: Mae Sot; Tak
}
