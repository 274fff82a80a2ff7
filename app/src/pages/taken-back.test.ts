import { expect, test } from "vitest";
import { ProblemError, UnreachableError } from "../api/client";
import { takenBack } from "./taken-back";

const none = async () => new Set<string>();

test("what still waits is let go, and only the rest is deleted", async () => {
  const removed: string[] = [];
  const drop = async () => new Set(["a"]);

  const changes = await takenBack(["a", "b"], { drop, remove: async (id) => removed.push(id) });

  expect(removed).toEqual(["b"]);
  expect(changes).toBe(true);
});

test("nothing is asked of the server if all of it still waits", async () => {
  const drop = async (ids: ReadonlySet<string>) => ids;

  expect(await takenBack(["a", "b"], { drop, remove: () => Promise.reject(new Error("asked")) })).toBe(false);
});

test("what is gone already is taken back; a server that is away is not", async () => {
  const gone = () => Promise.reject(new ProblemError(404, "there is no report"));
  const away = () => Promise.reject(new UnreachableError("away"));

  expect(await takenBack(["a"], { drop: none, remove: gone })).toBe(true);
  await expect(takenBack(["a"], { drop: none, remove: away })).rejects.toThrow("away");
});
