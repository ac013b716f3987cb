package ogc

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/feeds"
	"github.com/mapd/mapd/web/httpx"
)

// The contexts of JSON-LD that descriptions for search engines are written in:
// schema.org for those of the web, DCAT 3 for catalogues of data.
const schemaOrg = "https://schema.org/"

var dcatContext = map[string]string{
	"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#",
	"geosparql": "http://www.opengis.net/ont/geosparql#",
}

// catalogue describes all collections for search engines.
func catalogue(r *http.Request, s *snapshot.Snapshot) []any {
	var sets, ids []object
	for _, d := range descriptions {
		sets = append(sets, schemaDataset(r, s, d))
		ids = append(ids, object{"@id": address(r, d.path())})
	}
	at := address(r, "")
	return []any{
		object{"@context": schemaOrg, "@type": "DataCatalog", "@id": at, "name": apiTitle, "description": apiDescription, "url": at, "dataset": sets},
		object{"@context": dcatContext, "@type": "dcat:Catalog", "@id": at, "dct:title": apiTitle, "dct:description": apiDescription,
			"dcat:service": object{"@type": "dcat:DataService", "dcat:endpointURL": object{"@id": at}, "dcat:endpointDescription": object{"@id": address(r, "/openapi")},
				"dct:title": apiTitle, "dct:conformsTo": object{"@id": conformsTo[0]}},
			"dcat:dataset": ids},
	}
}

// dataset describes a collection for search engines.
func dataset(r *http.Request, s *snapshot.Snapshot, d description) []any {
	web := schemaDataset(r, s, d)
	web["@context"] = schemaOrg
	return []any{web, dcatDataset(r, s, d)}
}

// schemaDataset is a Dataset of schema.org.
func schemaDataset(r *http.Request, s *snapshot.Snapshot, d description) object {
	at, info := address(r, d.path()), s.Info()
	m := object{
		"@type": "Dataset", "@id": at, "name": apiTitle + ": " + d.title, "description": d.description, "url": at,
		"version": strconv.FormatInt(int64(info.Version), 10), "isAccessibleForFree": true,
		"includedInDataCatalog": object{"@type": "DataCatalog", "@id": address(r, "")},
		"distribution":          downloads(r, d, "DataDownload", "encodingFormat", "contentUrl", "name"),
	}
	if !info.Changed.IsZero() {
		m["dateModified"] = info.Changed.UTC().Format(time.RFC3339)
	}
	licences, credits := rightsOf(s, d)
	if len(licences) > 0 {
		m["license"] = licences
	}
	var creators []object
	for _, credit := range credits {
		creators = append(creators, object{"@type": "Organization", "name": credit})
	}
	if creators != nil {
		m["creator"] = creators
	}
	box, hasBox, window, hasWindow := d.covers(s)
	if hasWindow {
		m["temporalCoverage"] = ends(window, "..", "/")
	}
	if hasBox {
		b := outward(box)
		m["spatialCoverage"] = object{"@type": "Place", "geo": object{"@type": "GeoShape",
			"box": fmt.Sprintf("%v %v %v %v", b[1], b[0], b[3], b[2])}} // south west north east
	}
	return m
}

// dcatDataset is a Dataset of DCAT 3.
func dcatDataset(r *http.Request, s *snapshot.Snapshot, d description) object {
	at := address(r, d.path())
	m := object{
		"@context": dcatContext, "@type": "dcat:Dataset", "@id": at, "dct:title": apiTitle + ": " + d.title, "dct:description": d.description,
		"dcat:landingPage": object{"@id": at}, "dcat:version": strconv.FormatInt(int64(s.Info().Version), 10),
		"dcat:distribution": downloads(r, d, "dcat:Distribution", "dcat:mediaType", "dcat:downloadURL", "dct:title"),
	}
	licences, _ := rightsOf(s, d)
	var terms []object
	for _, licence := range licences {
		terms = append(terms, object{"@id": licence})
	}
	if terms != nil {
		m["dct:license"] = terms
	}
	box, hasBox, window, hasWindow := d.covers(s)
	if hasWindow {
		period := object{"@type": "dct:PeriodOfTime"}
		for name, day := range map[string]geo.Day{"dcat:startDate": window.Start, "dcat:endDate": window.End} {
			if day.Known() {
				period[name] = object{"@type": "xsd:date", "@value": day.String()}
			}
		}
		m["dct:temporal"] = period
	}
	if hasBox {
		b := outward(box)
		m["dct:spatial"] = object{"@type": "dct:Location", "dcat:bbox": object{"@type": "geosparql:wktLiteral",
			"@value": fmt.Sprintf("POLYGON((%[1]v %[2]v,%[3]v %[2]v,%[3]v %[4]v,%[1]v %[4]v,%[1]v %[2]v))", b[0], b[1], b[2], b[3])}}
	}
	return m
}

// downloads are the files of a collection, with the names that a vocabulary has
// for their type, format, address and title.
func downloads(r *http.Request, d description, kind, format, at, title string) []object {
	list := []object{{"@type": kind, format: httpx.GeoJSON, at: address(r, d.path()+"/items"), title: "OGC API - Features"}}
	for _, l := range feedLinks(r, d) {
		list = append(list, object{"@type": kind, format: l.Type, at: l.Href, title: l.Title})
	}
	return list
}

// rightsOf are the addresses of the licences and the credits of the datasets
// that a collection is made of, each once.
func rightsOf(s *snapshot.Snapshot, d description) (licences, credits []string) {
	seen := map[string]bool{"": true}
	add := func(list []string, text string) []string {
		if seen[text] {
			return list
		}
		seen[text] = true
		return append(list, text)
	}
	for _, set := range d.madeOf(s) {
		licences, credits = add(licences, feeds.LicenceAddress(set.Licence)), add(credits, set.Credit)
	}
	return licences, credits
}

// ends writes a window, open for an end that is not known.
func ends(w geo.Window, open, between string) string {
	end := func(d geo.Day) string {
		if !d.Known() {
			return open
		}
		return d.String()
	}
	return end(w.Start) + between + end(w.End)
}
