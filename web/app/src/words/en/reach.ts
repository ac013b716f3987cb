// Words for those who listen or work by keyboard: the map as text, the ways
// to skip, the list of keys.

export const reach = {
  "reach.events": "Skip to the events",
  "reach.map": "Skip to the map",
  "reach.time": "Skip to the time control",

  "map.text.head": "What the map shows",
  "map.text.waiting": "The events are being loaded.",
  "map.text.places": {
    one: "{n} place with events in this time",
    other: "{n} places with events in this time",
  },
  "map.text.countries": {
    one: "{n} country with events of which only the country is known",
    other: "{n} countries with events of which only the country is known",
  },
  "map.text.movements": { one: "{n} movement of people", other: "{n} movements of people" },
  "map.text.region": {
    one: "{n} event is known for the whole region only.",
    other: "{n} events are known for the whole region only.",
  },
  "map.text.quiet": {
    one: "One place has no event in this time: {places}.",
    other: "{n} places have no event in this time: {places}.",
  },
  "map.text.place": "Place",
  "map.text.country": "Country",
  "map.text.certain": "Events",
  "map.text.possible": "May fall in this time",
  "map.text.unnamed": "Place without a name",
  "map.text.from": "From",
  "map.text.to": "To",
  "map.text.when": "When",
  "map.text.notNamed": "not named",
  "map.text.possibly": "{when}, may fall in this time",
} as const;
