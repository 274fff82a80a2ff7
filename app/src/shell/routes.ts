import type { Route } from "./router";

/** Every page; the first that fits an address is shown. */
export const ROUTES: readonly Route[] = [
  { path: "/", tag: "today-page", load: () => import("../pages/today-page") },
  { path: "/welcome", tag: "first-start-page", load: () => import("../pages/first-start-page"), full: true },
  { path: "/moves", tag: "moves-page", load: () => import("../pages/moves-page") },
  { path: "/moves/:key", tag: "move-page", load: () => import("../pages/move-page") },
  { path: "/runs", tag: "runs-page", load: () => import("../pages/runs-page") },
  { path: "/runs/:id", tag: "run-page", load: () => import("../pages/run-page") },
  { path: "/history", tag: "history-page", load: () => import("../pages/history-page") },
  { path: "/routines", tag: "routines-page", load: () => import("../pages/routines-page") },
  { path: "/settings", tag: "settings-page", load: () => import("../pages/settings-page") },
  { path: "/your-data", tag: "your-data-page", load: () => import("../pages/your-data-page") },
  { path: "/phone", tag: "phone-page", load: () => import("../pages/phone-page") },
  { path: "/why", tag: "why-page", load: () => import("../pages/why-page") },
  { path: "/stop", tag: "stop-page", load: () => import("../pages/stop-page") },
  { path: "/session", tag: "session-page", load: () => import("../session/session-page"), full: true },
  { path: "/after/:id", tag: "after-page", load: () => import("../session/after-page") },
];
