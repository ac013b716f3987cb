// Words of the time control.

export const time = {
  "time.play": "Play",
  "time.pause": "Pause",
} as const;
