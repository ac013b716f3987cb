// Words that several parts of the page share, and those of the page's frame.

export const common = {
  "common.events": { one: "{n} event", other: "{n} events" },
  "common.places": { one: "{n} place", other: "{n} places" },
  "common.countries": { one: "{n} country", other: "{n} countries" },
  "common.close": "Close",
  "page.skipToEvents": "Skip to the events",
  "page.map": "Map",
  "page.time": "Time",
} as const;
