package load

import (
	"cmp"
	"context"
	"regexp"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
)

// datasetID is how the id of a dataset is written. A dot would let the ids of
// the records of two datasets meet.
var datasetID = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)

// CheckDatasetID says whether a text may be the id of a dataset.
func CheckDatasetID(id string) error {
	if !datasetID.MatchString(id) {
		return geo.InvalidParam("dataset", "%q is no id of a dataset: write small letters, digits, \"_\" and \"-\", the first a letter or digit, such as acled-2024", id)
	}
	return nil
}

// held is what the store has that an import goes by.
type held struct {
	dataset *geo.Dataset // nil if it is new
	// kinds are those of the dataset and those that come with mapd. Kinds of
	// other imports are not shared: they may be removed with these.
	kinds []*geo.Kind
}

// look reads the datasets and kinds of the store, which come before all other
// records.
func look(ctx context.Context, store Store, dataset string) (held, error) {
	var h held
	shared := map[string]bool{dataset: true}
	for r, err := range store.Records(ctx, geo.Latest) {
		if err != nil {
			return h, err
		}
		switch record := r.Record.(type) {
		case *geo.Dataset:
			if record.ID == dataset {
				h.dataset = record
			}
			if delivered(record) {
				shared[record.ID] = true
			}
		case *geo.Kind:
			if shared[record.Dataset] {
				h.kinds = append(h.kinds, record)
			}
		default:
			return h, nil
		}
	}
	return h, nil
}

// datasetOf returns the dataset to write: what is asked for, else what the
// store has, else what the profile says of the set.
func datasetOf(asked geo.Dataset, h held, profile mapping.DatasetDefaults, lang string) (*geo.Dataset, error) {
	d := &geo.Dataset{ID: asked.ID}
	if h.dataset != nil {
		copied := *h.dataset
		d = &copied
	}
	lang = cmp.Or(asked.Language, lang, d.Language, profile.Language, "und")
	d.Language = lang
	if len(asked.Title) > 0 {
		d.Title = asked.Title
	}
	if len(d.Title) == 0 {
		d.Title = geo.Texts{cmp.Or(profile.Language, lang): cmp.Or(profile.Title, asked.ID)}
	}
	unknown := "not stated"
	d.Licence = cmp.Or(asked.Licence, d.Licence, profile.Licence, unknown)
	d.Credit = cmp.Or(asked.Credit, d.Credit, profile.Credit, d.Licence, unknown)
	d.Visibility = cmp.Or(asked.Visibility, d.Visibility, geo.Private)
	return d, mayPublish(d, profile, unknown)
}

// mayPublish says why a dataset cannot be public.
func mayPublish(d *geo.Dataset, profile mapping.DatasetDefaults, unknown string) error {
	if d.Visibility != geo.Public {
		return nil
	}
	if profile.Unpublishable == "" && strings.Contains(strings.ToLower(d.Licence), "acled") {
		profile.Unpublishable = "ACLED's terms do not allow to publish its data again"
	}
	switch {
	case d.Licence == unknown || d.Licence == "":
		return geo.InvalidParam("licence", "a public dataset needs one: write --licence, such as --licence CC-BY-4.0, or leave the dataset private")
	case profile.Unpublishable != "":
		return geo.InvalidParam("visibility", "this dataset cannot be public: %s; leave it private", profile.Unpublishable)
	}
	return nil
}

// delivered reports whether a dataset comes with mapd, in editions.
func delivered(d *geo.Dataset) bool { return d != nil && d.Edition != "" }

// notByHand is the error for deleting what comes with mapd.
func notByHand(id string) error {
	return geo.InvalidParam("dataset", "%s comes with mapd and its records are not deleted this way; mapd serve --no-seed keeps it out of a new store", id)
}
