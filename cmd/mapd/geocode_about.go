package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// writeAbout says what names are looked up in.
func writeAbout(out io.Writer, p *places) error {
	about, err := p.gazetteer.About()
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d rows, %d hotspots and %d curated places and lists of spellings; opened in %v\n\n",
		about.Rows, p.hotspots, p.curated, p.opened.Round(100*time.Microsecond))
	table := tabwriter.NewWriter(out, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "country\tplaces\tprovinces\twith other spellings\twith a population\t")
	for _, c := range about.Countries {
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t\n", c.Country, c.Places, c.Provinces, c.Spelled, c.Peopled)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(out, "\nWhere there are few rows, small places are missing: a name that is not found may still exist.")
	for _, s := range about.Sources {
		fmt.Fprintf(out, "\n%s %s (%s), %s\n  gives %s\n  %s\n", s.Name, s.Version, s.From, s.Licence, s.Gives, s.Credit)
		if s.Checksum != "" {
			fmt.Fprintf(out, "  %s %s\n", s.File, s.Checksum)
		}
	}
	for _, rule := range about.Rules {
		fmt.Fprintf(out, "\n- %s", rule)
	}
	_, err = fmt.Fprintln(out)
	return err
}
