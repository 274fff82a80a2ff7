/** The session of the app: its means are the server, and what was last seen of it. */
import { cache } from "../api/cache";
import { call } from "../api/client";
import { outbox } from "../api/outbox";
import type { PlanDoc, TodayDoc } from "../api/schema";
import { knownProfile, loadProfile } from "../shell/profile";
import { go } from "../shell/router";
import { useMeans } from "./means";
import { sessionWords } from "./own-words";
import "./session-page";

useMeans({
  words: sessionWords,
  knownProfile,
  profile: loadProfile,
  knownToday: () => cache.kept<TodayDoc>("/today"),
  today: async () => (await cache.read<TodayDoc>("/today")).value,
  adapt: (body, signal) => call<PlanDoc>("/plans/adapt", { method: "POST", body, signal }),
  keep: (id, body) => void outbox.put({ kind: "session", id, body }),
  go,
  prepareNext: () => void Promise.allSettled([import("./after-page"), import("../pages/stop-page")]),
});
