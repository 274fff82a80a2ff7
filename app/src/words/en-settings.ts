/** What settings, your data and the phone say. */
export const EN_SETTINGS = {
  "settings.title": "So that it fits you",
} as const;
