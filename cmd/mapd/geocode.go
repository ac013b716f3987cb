package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/spf13/cobra"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
)

const geocodeHelp = `Find places by name with no network, and say how sure it is.

  mapd geocode Poipet
  mapd geocode "Bavet, Svay Rieng"
  mapd geocode 老街 --country MM
  mapd geocode --reverse 102.56,13.66
  mapd geocode --file names.txt --json > places.geojsonl

With --file each line is a name, or a name, a tab and a country code; - reads
standard input. A line that cannot be read as a name is answered as not found,
with the reason.

It exits with 0 if every name was found (with --certain: with certainty), 1 if
one was not, and 2 if the call is wrong.`

// errMissed says by the exit status that something was not found.
var errMissed = errors.New("not found")

// geocodeFlags are the flags of mapd geocode.
type geocodeFlags struct {
	country, near, reverse, file, store string
	limit                               int
	certain, json, about                bool
}

func geocodeCommand() *cobra.Command {
	var f geocodeFlags
	cmd := &cobra.Command{
		Use:   "geocode NAME…",
		Short: "Find places by name, and what lies at a position",
		Long:  geocodeHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd.Context(), args, cmd.InOrStdin(), cmd.OutOrStdout())
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.country, "country", "", "only places of this country (ISO 3166-1, such as KH)")
	flags.StringVar(&f.near, "near", "", "prefer places near this position (lon,lat in degrees)")
	flags.IntVar(&f.limit, "limit", 5, fmt.Sprintf("how many candidates to show, 1 to %d", geocode.MaxLimit))
	flags.BoolVar(&f.certain, "certain", false, "answer only what is certain")
	flags.BoolVar(&f.json, "json", false, "write GeoJSON, a FeatureCollection on each line")
	flags.StringVar(&f.file, "file", "", "read names from a file, one on each line (- is standard input)")
	flags.StringVar(&f.reverse, "reverse", "", "find what lies at a position (lon,lat in degrees)")
	flags.BoolVar(&f.about, "about", false, "say what is known: places by country, sources, licences")
	flags.StringVar(&f.store, "store", "", "know the hotspots of this store instead of the curated ones")
	cmd.MarkFlagsMutuallyExclusive("file", "reverse", "about")
	return cmd
}

func (f *geocodeFlags) run(ctx context.Context, args []string, in io.Reader, out io.Writer) error {
	if named := f.file + f.reverse; f.about && len(args) > 0 || named != "" && len(args) > 0 {
		return errors.New("give either names or one of --file, --reverse and --about")
	}
	ask := geocode.Ask{Text: strings.Join(args, " "), Country: f.country, Limit: f.limit, CertainOnly: f.certain}
	if f.limit < 1 {
		return fmt.Errorf("--limit %d: write a number from 1 to %d", f.limit, geocode.MaxLimit)
	}
	if f.near != "" {
		p, err := geocode.ParsePoint(f.near)
		if err != nil {
			return fmt.Errorf("--near: %w", err)
		}
		ask.Near = &p
	}
	if !f.about && f.file == "" && f.reverse == "" && ask.Text == "" {
		return errors.New("write the name of a place, such as mapd geocode Poipet; mapd geocode --help tells the rest")
	}
	places, err := openPlaces(ctx, f.store)
	if err != nil {
		return err
	}
	switch {
	case f.about:
		return writeAbout(out, places)
	case f.reverse != "":
		return f.lookAround(places.geocoder, out)
	case f.file != "":
		return f.lookUpAll(ctx, places.geocoder, ask, in, out)
	}
	return f.lookUp(places.geocoder, ask, out)
}

// lookUp answers one name.
func (f *geocodeFlags) lookUp(c *geocode.Geocoder, ask geocode.Ask, out io.Writer) error {
	answer, err := c.Find(ask)
	if err != nil {
		return flagError(err, "country", "near", "limit")
	}
	if err := f.write(out, c, ask.Text, answer, nil); err != nil {
		return err
	}
	if len(answer.Candidates) == 0 {
		return errMissed
	}
	return nil
}

// lookAround answers a position.
func (f *geocodeFlags) lookAround(c *geocode.Geocoder, out io.Writer) error {
	p, err := geocode.ParsePoint(f.reverse)
	if err != nil {
		return fmt.Errorf("--reverse: %w", err)
	}
	answer, err := c.Reverse(p, f.limit)
	if err != nil {
		return flagError(err, "country", "near", "limit")
	}
	if err := f.write(out, c, f.reverse, answer, &p); err != nil {
		return err
	}
	if len(answer.Candidates) == 0 {
		return errMissed
	}
	return nil
}

// lookUpAll answers each line of a file.
func (f *geocodeFlags) lookUpAll(ctx context.Context, c *geocode.Geocoder, ask geocode.Ask, in io.Reader, out io.Writer) error {
	if f.file != "-" {
		file, err := os.Open(f.file)
		if err != nil {
			return fmt.Errorf("--file: %w", err)
		}
		defer file.Close()
		in = file
	}
	lines, missed := bufio.NewScanner(in), false
	buffered := bufio.NewWriter(out)
	for n := 1; lines.Scan() && ctx.Err() == nil; n++ {
		name, country, given := strings.Cut(strings.TrimRight(lines.Text(), "\r"), "\t")
		if strings.TrimSpace(name) == "" {
			continue
		}
		one := ask
		if one.Text = strings.TrimSpace(name); given {
			one.Country = strings.TrimSpace(country)
		}
		err := f.lookUp(c, one, buffered)
		if reason := faultOfLine(err, given); reason != "" {
			err = cmp.Or(f.write(buffered, c, one.Text, geocode.Answer{Note: reason}, nil), errMissed)
		}
		switch {
		case errors.Is(err, errMissed):
			missed = true
		case err != nil:
			return errors.Join(fmt.Errorf("line %d: %w", n, err), buffered.Flush())
		}
	}
	if err := errors.Join(lines.Err(), ctx.Err(), buffered.Flush()); err != nil {
		return err
	}
	if missed {
		return errMissed
	}
	return nil
}

// faultOfLine says what is wrong with a line of a file: its name, or the country
// that is given with it. It is empty if the call is at fault.
func faultOfLine(err error, given bool) string {
	var e *geo.Error
	if errors.As(err, &e) && (e.Param == "q" || e.Param == "country" && given) {
		return fmt.Sprintf("The line cannot be looked up: %s.", e.Message)
	}
	return ""
}

func (f *geocodeFlags) write(out io.Writer, c *geocode.Geocoder, query string, a geocode.Answer, from *orb.Point) error {
	if !f.json {
		return writeAnswer(out, c, query, a)
	}
	d := c.Document(query, a, nil)
	if from != nil {
		d.From(*from)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(d)
}

// flagError names the flag instead of the parameter of an address, where it is
// one of these.
func flagError(err error, flags ...string) error {
	var e *geo.Error
	if !errors.As(err, &e) || !slices.Contains(flags, e.Param) {
		return err
	}
	return fmt.Errorf("--%w", err)
}
