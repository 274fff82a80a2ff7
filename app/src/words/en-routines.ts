/** What the page of routines says. */
export const EN_ROUTINES = {
  "routines.title": "Ready made, and your own",
} as const;
