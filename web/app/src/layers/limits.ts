// How far the map goes, without the map itself.

export const MIN_ZOOM = 3;
export const MAX_ZOOM = 12;

/** What of the world can be seen: south, west, north, east. */
export const WORLD = { south: -78, west: -180, north: 84, east: 180 } as const;
