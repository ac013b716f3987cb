// Words that several parts of the page share, and those of the page's frame.

export const common = {
  "common.events": { one: "{n} event", other: "{n} events" },
  "common.places": { one: "{n} place", other: "{n} places" },
  "common.countries": { one: "{n} country", other: "{n} countries" },
  "common.close": "Close",
  "page.skipToEvents": "Skip to the events",
  "page.addressNotice": {
    one: "The address was not fully understood ({parts}); that part is left as usual.",
    other: "The address was not fully understood ({parts}); those parts are left as usual.",
  },
  "page.about": "About",
  "page.map": "Map",
  "page.time": "Time",
} as const;
