/** English, as look.md words it: short plain sentences, wellness and never medicine. */
export const EN = {
  "nav.today": "Today",
  "nav.moves": "Moves",
  "nav.history": "History",
  "nav.routines": "Routines",
  "nav.runs": "Runs",
  "nav.main": "Main",
  "nav.add_run": "Add a run",
  "nav.you": "You",
  "nav.skip": "Skip to the page",
  "page.missing": "There is no such page.",
  "page.failed": "This page could not be loaded.",
  "net.none": "No network. Everything still works.",
  "net.unreachable": "unkink does not answer. What you do is kept here and sent later.",
} as const;
