import { afterEach, expect, test, vi } from "vitest";
import { plan } from "./builders";
import { isStored } from "../api/note";
import { dropSession, handOver, keepSession, keptSession, takeOver } from "./handover";
import { prepare, step } from "./machine";

/** Local storage of a page; `isFull` lets every write fail. */
function storage({ isFull = false } = {}): { writes: string[]; all: Map<string, string> } {
  const all = new Map<string, string>();
  const writes: string[] = [];
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => all.get(key) ?? null,
    removeItem: (key: string) => all.delete(key),
    setItem: (key: string, text: string) => {
      if (isFull) throw new Error("QuotaExceededError");
      writes.push(key);
      all.set(key, text);
    },
  });
  return { writes, all };
}
afterEach(() => {
  dropSession();
  vi.unstubAllGlobals();
});

const begun = (): ReturnType<typeof step>["state"] =>
  step(prepare(plan(), { id: "a" }), { type: "begin", now: { ms: 1_000 } }).state;

test("a session that is read again is the one that was written", () => {
  storage();
  const state = begun();
  keepSession(state);

  expect(keptSession()).toEqual(state);
});

test("its plan is written only when it changed", () => {
  const { writes } = storage();
  const state = begun();
  keepSession(state);
  const { state: later } = step(state, { type: "tick", now: { ms: 2_000 } });
  keepSession(later, state);

  expect(writes.filter((key) => key.endsWith("plan"))).toHaveLength(1);
  expect(keptSession()).toEqual(later);
});

test("where nothing can be stored, a plan lives as long as the page, and it says so", () => {
  storage({ isFull: true });
  handOver(plan());

  expect(takeOver()?.plan).toEqual(plan());
  expect(isStored()).toBe(false);
});

test("what another version wrote is no session, and no fault", () => {
  const { all } = storage();
  all.set("unkink.session", "{");

  expect(keptSession()).toBeUndefined();
});
