// Words of the panel: list, filters, search and the pages of what is opened.

export const panel = {
  "panel.search": "Search events and places",
  "panel.undated": "No date given",
} as const;
