// Words of the map.

export const map = {
  "map.label": "Map. Arrow keys move it, plus and minus zoom, zero shows everything.",
  "map.zoom": "Zoom and view",
  "map.zoomIn": "Zoom in",
  "map.zoomOut": "Zoom out",
  "map.showAll": "Show everything",
  "map.scale": "Scale: this bar is {distance}",
  "map.km": "{n} km",
  "map.metres": "{n} m",

  // Names on the map.
  "map.near": "and {n} near",
  "map.to": "to {place}",

  // Beside the pointer, and for each thing on the map that can be opened.
  "map.stops": {
    one: "{n} thing on the map to open. Arrow keys go from one to the next.",
    other: "{n} things on the map to open. Arrow keys go from one to the next.",
  },
  "map.stop": "{name}: {detail}",
  "map.events": { one: "{n} event in this time", other: "{n} events in this time" },
  "map.eventsPossible": {
    one: "{n} event that may fall in this time",
    other: "{n} events in this time, {possible} of them possibly",
  },
  "map.noEvents": "no event in this time",
  "map.onlyCountry": { one: "{n} event known by country only", other: "{n} events known by country only" },
  "map.flowPeople": "{people}, {when}",
  "map.flowFrom": "from {from} to {to}",
  "map.flowUnknownFrom": "to {to}, from where is not named",
  "map.flowUnknownTo": "from {from}, to where is not named",
  // Beside an arc: {text} is how many and when, of the first movement on this way.
  "map.flowAndMore": { one: "{text}, and {n} more", other: "{text}, and {n} more" },
  "map.moreFlows": { one: "{n} more movement on this way", other: "{n} more movements on this way" },

  // The key.
  "map.key": "Key to the map",
  "map.keyShort": "Key",
  "map.keyMore": "All signs",
  "map.keyClose": "Close the key",
  "map.keyColours": "Kinds of event",
  "map.keySigns": "Signs",
  "map.keyPlace": "place",
  "map.keyCountry": "known by country only",
  "map.keyArea": "somewhere in this area",
  "map.keyPossible": "may fall in this time",
  "map.keyRegion": "{n} for the whole region",
  "map.keyPlaceLong": "One event at a place; the sign says what it is",
  "map.keyRing": "Several events at a place, by kind; the number counts them",
  "map.keyPossibleLong": "Hollow: may fall in this time, but need not",
  "map.keyOpen": "Place with no event in this time",
  "map.keyCountryLong": "Square: known by country only, one for each event; of more than {most}, a bar by kind and their number",
  "map.keyAreaLong": "Dashed: somewhere in this area, or as near as the place is known",
  "map.keyFlow": "Movement of people; the thicker, the more",
  "map.keyFlowPossible": "Movement that may fall in this time",
  "map.keyUnknown": "Not named where",
  "map.keyMoved": "Moved aside; the line leads to the true place",
  "map.keyRegionLong": {
    one: "{n} event told of the whole region: in the list, not on the map",
    other: "{n} events told of the whole region: in the list, not on the map",
  },

  // What the map is drawn on.
  "map.base": "Base map",
  "map.baseOwn": "Built in",
  "map.baseRaster": "Online tiles",
  "map.basePMTiles": "Local tiles",

  // On the page about the map.
  "map.aboutGround":
    "Coasts and borders come from a map of 1:10 million, rivers from one of 1:50 million: they look coarse when near. Borders stand as they are controlled in fact, which takes no side; that a border is disputed is not marked. A river that is the border follows the border’s line. Lines between provinces, rivers and lakes are drawn in South, Southeast and East Asia only.",

  // Seas.
  "map.sea.Pacific Ocean": "Pacific Ocean",
  "map.sea.Indian Ocean": "Indian Ocean",
  "map.sea.South China Sea": "South China Sea",
  "map.sea.Bay of Bengal": "Bay of Bengal",
  "map.sea.Philippine Sea": "Philippine Sea",
  "map.sea.Andaman Sea": "Andaman Sea",
  "map.sea.Gulf of Thailand": "Gulf of Thailand",
  "map.sea.East China Sea": "East China Sea",
  "map.sea.Arabian Sea": "Arabian Sea",
  "map.sea.Java Sea": "Java Sea",
  "map.sea.Celebes Sea": "Celebes Sea",
  "map.sea.Sulu Sea": "Sulu Sea",
  "map.sea.Banda Sea": "Banda Sea",
  "map.sea.Timor Sea": "Timor Sea",
  "map.sea.Arafura Sea": "Arafura Sea",
  "map.sea.Yellow Sea": "Yellow Sea",
  "map.sea.Sea of Japan": "Sea of Japan",
  "map.sea.Coral Sea": "Coral Sea",
  "map.sea.Gulf of Tonkin": "Gulf of Tonkin",
  "map.sea.Gulf of Martaban": "Gulf of Martaban",
  "map.sea.Strait of Malacca": "Strait of Malacca",
  "map.sea.Luzon Strait": "Luzon Strait",
  "map.sea.Taiwan Strait": "Taiwan Strait",
  "map.sea.Visayan Sea": "Visayan Sea",
  "map.sea.Bohol Sea": "Bohol Sea",
} as const;
