import { describe, expect, test } from "vitest";
import { match, type Route } from "./router";

const routes: Route[] = ["/", "/moves", "/moves/:key"].map((path) => ({
  path,
  tag: path,
  load: () => Promise.resolve(),
}));

describe("an address", () => {
  test("means the page of its path", () => {
    expect(match(routes, "/moves")?.route.path).toBe("/moves");
  });

  test("means the first page when it is empty", () => {
    expect(match(routes, "/")?.route.path).toBe("/");
  });

  test("gives what its names stand for, decoded", () => {
    expect(match(routes, "/moves/calf%20one/")?.params).toEqual({ key: "calf one" });
  });

  test("with a stray per cent sign is still read", () => {
    expect(match(routes, "/moves/50%")?.params).toEqual({ key: "50%" });
  });

  test("that nobody knows means no page", () => {
    expect(match(routes, "/moves/calf/more")).toBeUndefined();
  });
});
