// Words of the map where very many places share its marks.

export const crowd = {
  // A part of the map; pressing it zooms in.
  "map.cell": "at {n} places; press to come nearer",
  "map.keyCell": "part of the map",
  "map.keyCellLong": "All events in this part of the map, in the colour of most; the larger, the more",
  "map.text.view": {
    one: "{n} part of the map in view has events:",
    other: "The {n} busiest parts of the map in view:",
  },
} as const;
