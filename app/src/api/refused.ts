/** Told on the window when what the server refused for good changes. */
export const REFUSED = "unkink-refused";
