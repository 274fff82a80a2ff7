import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keep } from "./keeping";

const kept = new Map<string, number>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("caches", {
    open: () =>
      Promise.resolve({
        match: (url: string) => Promise.resolve(kept.has(url) ? {} : undefined),
        add: (url: string) => {
          if (url === "/gone") return Promise.reject(new TypeError("gone"));
          kept.set(url, (kept.get(url) ?? 0) + 1);
          return Promise.resolve();
        },
      }),
  });
});

afterEach(() => vi.unstubAllGlobals());

test("what is kept already is not fetched again", async () => {
  kept.set("/a", 1);

  await keep("figure", { urls: ["/a", "/b"] }, () => undefined);

  expect(Object.fromEntries(kept)).toEqual({ "/a": 1, "/b": 1 });
});

test("the share grows to the whole", async () => {
  const told: number[] = [];

  await keep("figure", { urls: ["/a", "/b", "/c", "/d"] }, (share) => told.push(share));

  expect(told).toEqual([0.25, 0.5, 0.75, 1]);
});

test("one address that is gone does not keep the others away, and is told", async () => {
  const told: number[] = [];

  await keep("figure", { urls: ["/a", "/gone", "/b"] }, (share) => told.push(share));

  expect([...kept.keys()]).toEqual(["/a", "/b"]);
  expect(told.at(-1)).toBe(-1);
});
