// Words of places that are looked up by name.

export const places = {
  "places.group": "Go to a place",
  "places.away": "Names of places cannot be looked up now.",
  "places.credit": "Place names: GeoNames",
  "places.close": "Close {name}",
  "places.here": "{kind}: {events}",
  "places.noEvents": "no event is known here in this time",
  "places.events": { one: "{n} event in this time", other: "{n} events in this time" },

  "places.kind.country": "Country",
  "places.kind.province": "Province",
  "places.kind.region": "Region",
  "places.kind.district": "District",
  "places.kind.city": "City",
  "places.kind.town": "Town",
  "places.kind.village": "Village",
  "places.kind.zone": "Zone",
  "places.kind.compound": "Compound",
  "places.kind.building": "Building",
} as const;
