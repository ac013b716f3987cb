// Briefings: their list, and making them.

export const briefing = {
  "briefing.head": "Briefings",
} as const;
