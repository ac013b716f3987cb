package record

import (
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// Hotspot holds the properties of a hotspot.
type Hotspot struct {
	Name       *string     `json:"name"`
	Names      []geo.Name  `json:"names"`
	Type       string      `json:"type"`
	Role       string      `json:"role"`
	Country    *string     `json:"country"`
	Admin1     *string     `json:"admin1"`
	PartOf     *string     `json:"part_of"`
	Precision  *string     `json:"precision"`
	RadiusM    *float64    `json:"radius_m"`
	Located    *string     `json:"located"`
	Status     []Status    `json:"status"`
	FirstCited *string     `json:"first_cited"`
	LastCited  *string     `json:"last_cited"`
	Summary    *string     `json:"summary"`
	Lang       *string     `json:"lang"`
	Sources    []Claim     `json:"sources"`
	Dataset    string      `json:"dataset"`
	Version    geo.Version `json:"version"`
}

// Status is a claim on the state of a hotspot.
type Status struct {
	Status  string   `json:"status"`
	When    geo.When `json:"when"`
	Sources []Claim  `json:"sources"`
}

func hotspotValues(h *geo.Hotspot, item *snapshot.Item, w *Words) Hotspot {
	name, lang := w.Pick(h.Name)
	v := Hotspot{
		Name:       name,
		Names:      listed(h.Names),
		Type:       h.Type,
		Role:       string(h.Role),
		Country:    Optional(h.Country),
		Admin1:     Optional(h.Admin1),
		PartOf:     Optional(h.PartOf),
		Precision:  Optional(h.Precision),
		RadiusM:    positive(h.RadiusM),
		Located:    Optional(h.Located),
		Status:     make([]Status, len(h.Status)),
		FirstCited: Optional(string(item.FirstStated)),
		LastCited:  Optional(string(item.LastStated)),
		Summary:    w.Text(h.Summary),
		Lang:       lang,
		Sources:    claimsOf(h.Claims, w),
		Dataset:    h.Dataset,
		Version:    item.Version,
	}
	for i, st := range h.Status {
		v.Status[i] = Status{st.Status, st.When, claimsOf(st.Sources, w)}
	}
	return v
}
