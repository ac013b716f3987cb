// Words of the map.

export const map = {
  "map.zoomIn": "Zoom in",
  "map.zoomOut": "Zoom out",
} as const;
