import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WakeLock, type WakeState } from "./wake-lock";

/** The little of a page that a wake lock needs. */
class FakePage extends EventTarget {
  visibilityState: "visible" | "hidden" = "visible";
}
let page: FakePage;
let told: WakeState[];

beforeEach(() => {
  page = new FakePage();
  told = [];
  vi.stubGlobal("document", page);
});
afterEach(() => vi.unstubAllGlobals());

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test("a lock that the browser took away is asked for again when the page is seen", async () => {
  let asked = 0;
  const release = async (): Promise<void> => undefined;
  vi.stubGlobal("navigator", { wakeLock: { request: async () => ((asked += 1), { release }) } });
  const lock = new WakeLock((state) => told.push(state));
  lock.hold();
  await settled();
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  await settled();
  expect(asked).toBe(2);

  await lock.release();
  page.dispatchEvent(new Event("visibilitychange"));
  await settled();

  expect(asked).toBe(2);
  expect(told).toEqual(["held", "held"]);
});

test("a refusal and a browser without locks are told, not thrown", async () => {
  vi.stubGlobal("navigator", { wakeLock: { request: () => Promise.reject(new Error("low battery")) } });
  new WakeLock((state) => told.push(state)).hold();
  await settled();
  vi.stubGlobal("navigator", {});
  new WakeLock((state) => told.push(state)).hold();
  await settled();

  expect(told).toEqual(["refused", "missing"]);
});
