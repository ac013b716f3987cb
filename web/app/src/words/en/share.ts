// Sharing a view, as far as it is not in the dialog; the page about the map.

export const share = {
  "share.open": "Share this view",
  "share.failed": "This part of the page could not be loaded. Is the server away?",
  "share.again": "Try again",

  "picture.made": "Data version {version} · {licence} · made {day}",
  "picture.base": "Base map: {credit}",

  "embed.open": "Open the full map",
  "embed.read": "Read more",
  "embed.what": "What is open",

  "about.head": "About this map",
  "about.what": "Places where scam centres are reported to operate, and what is said to have happened there, over time.",

  "about.method": "Where it comes from",
  "about.method1":
    "Published documents were read line by line. Each dated or placed statement and each figure became an event, a movement or a property of a place, worded anew, with the paragraph that it stands in.",
  "about.method2":
    "Where sources differ, all their statements are kept side by side, and what differs is marked. mapd adds no facts of its own.",

  "about.signs": "What the marks mean",
  "about.signPlace": "A circle is a place. Its ring is divided by kind of event, the number counts its events.",
  "about.signCountry":
    "A square is an event of which only the country is known. It is never drawn as a dot in the country’s middle.",
  "about.signArea": "A dashed ring: somewhere in this area, or known no nearer than this.",
  "about.signHollow": "Hollow: it may fall in the time chosen. Solid: it certainly does.",
  "about.signFlow": "An arrow is a movement of people or operations; the wider, the more people.",

  "about.place": "How near a place is known",
  "about.place.site": "Site",
  "about.place.siteText": "the building or the walled compound itself",
  "about.place.near": "Near",
  "about.place.nearText": "close to it, within a few kilometres",
  "about.place.town": "Town",
  "about.place.townText": "somewhere in that town or city",
  "about.place.district": "District",
  "about.place.districtText": "somewhere in that district",
  "about.place.province": "Province",
  "about.place.provinceText": "somewhere in that province or state",
  "about.place.country": "Country",
  "about.place.countryText": "only the country is named: a square on its plate",
  "about.place.region": "Region",
  "about.place.regionText": "told of the whole region: in the list and counted in the key, not on the map",
  "about.placeNote":
    "Positions are a point with a radius, rounded to hundredths of a degree (about one kilometre). Each place’s page says which row of the gazetteer it follows, or why it was placed by hand.",

  "about.sure": "How sure a statement is",
  "about.sureNote": "This judges who says it, not whether mapd believes it. The event’s page shows each source’s own words.",

  "about.time": "Time",
  "about.time1":
    "Dates are as exact as the source and no more. “Late October” is eleven days, “2023” a whole year. Such an event is solid in a window that it certainly falls into, and hollow in one that it may fall into.",
  "about.time2":
    "Days are calendar days as written: no time zone moves them. What has no date stands at the end of the list and is never counted in a window.",

  "about.figures": "Figures",
  "about.figures1":
    "What happened to people adds up over distinct events. A part of another figure is never added again. States, such as people held or money lost a year, never add up: the newest is shown.",
  "about.figures2":
    "“At least” is a lower bound; where one number has no upper bound, the sum has none. A sum with a large rounded number in it is rounded too, so that it never says more than its parts.",

  "about.not": "What is not on the map, and why",
  "about.notNear":
    "No place is drawn nearer than the sources tell it. Compounds that the sources do not locate are not located here.",
  "about.notPeople":
    "No victim is named or located, unless already a public figure of the story. People who are accused but not convicted are named only with the source’s own word for it.",
  "about.notHeld": "Records can be withheld where they could do harm; what is withheld is in neither map, list nor files.",
  "about.notPlaced": {
    one: "One event names no place and is a square on a country, or stands in the list alone.",
    other: "{n} events name no place and are squares on countries, or stand in the list alone.",
  },
  "about.notDated": {
    one: "One event has no date: it stands at the end of the list and is in no window.",
    other: "{n} events have no date: they stand at the end of the list and are in no window.",
  },

  "about.limits": "Limits",
  "about.limits1":
    "The list holds what the sources tell, not all that happened: places that are written about more show more events, and recent years more than early ones. “First cited” is not “opened”.",

  "about.data": "The data",
  "about.dataCounts": "Data version {version}: {events}, {places}, {sources}.",
  "about.sources": { one: "{n} source", other: "{n} sources" },
  "about.dataset": "{title}, edition {edition}: {licence}. {credit}.",
  "about.datasetPlain": "{title}: {licence}. {credit}.",
  "about.dataUse":
    "All data can be downloaded and used again under this licence, with credit: as files from “Share this view”, or from the API that GIS programs read.",

  "about.cite": "How to cite",
  "about.cite1":
    "For a view, take the text from “Share this view”: it names time, data version, day and address. For a single fact, name the source that the event’s page gives.",

  "about.address": "The address",
  "about.address1":
    "Everything that is seen is in the address; what is as usual is left out. What cannot be understood is said and left as usual.",
  "about.addressAll": "All parameters",
  "about.param.from": "first and last day of the time window: a year, a month or a day",
  "about.param.mode": "upto: everything up to the last day; trailing: a fixed length before it",
  "about.param.trail": "that length, such as 12m, 90d, 2y",
  "about.param.step": "day, week, month, quarter or year",
  "about.param.axis": "what the axis shows, such as 2019..2025",
  "about.param.bars": "what the bars count: measure and unit",
  "about.param.coverage": "on: a line of how many sources speak of each step",
  "about.param.play": "how it plays: 2x, loop, skip",
  "about.param.at": "middle of the map and zoom: latitude, longitude, zoom",
  "about.param.found": "a place that was looked up: its name, latitude, longitude",
  "about.param.base": "the base map: raster or pmtiles, if they are offered",
  "about.param.open": "what is open, by its id; a country by its two letters",
  "about.param.show": "filters or about",
  "about.param.off": "groups of kinds that are switched off: force, press, freed, moved, harm, said, other",
  "about.param.without": "kinds that are switched off",
  "about.param.only": "only these countries, places, sources, datasets",
  "about.param.confidence": "only confirmed, reported, disputed, alleged",
  "about.param.theme": "light or dark",
  "about.param.lang": "language: en or zh",
  "about.param.embed": "1: for a frame in another page; or map, time, panel joined by commas",

  "about.privacy": "Privacy",
  "about.privacy1":
    "This page sets no cookies, counts no visitors and asks no other host for anything, unless whoever runs it offers online tiles and you choose them. Your choice of colours and language, and whether single keys act, stays in this browser. The server’s log leaves out what was asked for.",

  "about.keys": "By keyboard",
  "about.keys1": "All of it works by keyboard and is told to screen readers.",
  "about.keysShow": "Show the keys",

  "about.credits": "Credits",
  "about.creditBase": "Base map: {names}, public domain.",
  "about.creditNames": "Place names: {names}, CC BY 4.0, joined and shortened.",
  "about.creditScripts": "Traditional Chinese characters: {names}, Apache License 2.0. Names of countries: Unicode CLDR.",
  "about.creditType": "Type: {names}, SIL Open Font License.",
  "about.creditEngine": "Map engine: {names}, BSD 2-Clause.",
} as const;
