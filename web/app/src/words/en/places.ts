// Words of places that are looked up by name.

export const places = {
  "places.group": "Go to a place",
  "places.away": "Names of places cannot be looked up now.",
  "places.none": "No place of that name is known.",
  "places.credit": "Place names: GeoNames",
  "places.close": "Close {name}",
  "places.here": "{name}, {kind}: {events}",
  "places.noEvents": "no event is known here in this time",
  "places.events": { one: "{n} event in this time", other: "{n} events in this time" },
  "places.unsure": "other places have this name too",

  "places.kind.country": "country",
  "places.kind.province": "province",
  "places.kind.region": "region",
  "places.kind.district": "district",
  "places.kind.city": "city",
  "places.kind.town": "town",
  "places.kind.village": "village",
  "places.kind.zone": "zone",
  "places.kind.compound": "compound",
  "places.kind.building": "building",
} as const;
