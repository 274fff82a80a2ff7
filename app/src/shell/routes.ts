import type { Route } from "./router";

/** Every page; the first that fits an address is shown. */
export const ROUTES: readonly Route[] = [
  { path: "/", tag: "today-page", title: "nav.today", load: () => import("../pages/today-page") },
  { path: "/welcome", tag: "first-start-page", title: "title.start", load: () => import("../pages/first-start-page"), full: true },
  { path: "/moves", tag: "moves-page", title: "nav.moves", load: () => import("../pages/moves-page") },
  { path: "/moves/:key", tag: "move-page", title: "title.move", load: () => import("../pages/move-page") },
  { path: "/runs", tag: "runs-page", title: "nav.runs", load: () => import("../pages/runs-page") },
  { path: "/runs/:id", tag: "run-page", title: "title.run", load: () => import("../pages/run-page") },
  { path: "/history", tag: "history-page", title: "nav.history", load: () => import("../pages/history-page") },
  { path: "/routines", tag: "routines-page", title: "nav.routines", load: () => import("../pages/routines-page") },
  { path: "/shared", tag: "shared-page", title: "title.shared", load: () => import("../pages/shared-page") },
  { path: "/settings", tag: "settings-page", title: "title.settings", load: () => import("../pages/settings-page") },
  { path: "/your-data", tag: "your-data-page", title: "title.data", load: () => import("../pages/your-data-page") },
  { path: "/phone", tag: "phone-page", title: "title.phone", load: () => import("../pages/phone-page") },
  { path: "/why", tag: "why-page", title: "title.why", load: () => import("../pages/why-page") },
  { path: "/stop", tag: "stop-page", title: "title.stop", load: () => import("../pages/stop-page") },
  { path: "/session", tag: "session-page", title: "title.session", load: () => import("../session/own-session"), full: true },
  { path: "/after/:id", tag: "after-page", title: "title.after", load: () => import("../session/after-page") },
];
