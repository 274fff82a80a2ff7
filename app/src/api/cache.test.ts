import { describe, expect, test } from "vitest";
import { Cache, memoryShelf, type Shelf } from "./cache";
import { ProblemError, UnreachableError } from "./client";

function answer(value: unknown, { etag = "", status = 200 } = {}): Response {
  const headers = { "content-type": "application/json", ...(etag ? { etag } : {}) };
  return new Response(status === 304 ? null : JSON.stringify(value), { status, headers });
}

const away = async (): Promise<Response> => {
  throw new UnreachableError("unkink does not answer");
};

const broken: Shelf = {
  get: () => Promise.reject(new Error("no storage")),
  put: () => Promise.reject(new Error("no storage")),
  clear: () => Promise.reject(new Error("no storage")),
};

describe("the cache", () => {
  test("gives what the server has, and keeps it for later", async () => {
    const shelf = memoryShelf();
    const read = await new Cache(shelf, async () => answer({ a: 1 })).read("/today");
    const later = await new Cache(shelf, away).read("/today");

    expect(read).toEqual({ value: { a: 1 }, isFresh: true });
    expect(later).toEqual({ value: { a: 1 }, isFresh: false });
  });

  test("asks with the tag that it knows, and takes no change for an answer", async () => {
    const tags: string[] = [];
    const cache = new Cache(memoryShelf(), async (_path, etag) => {
      tags.push(etag);
      return etag ? answer(null, { status: 304 }) : answer({ a: 1 }, { etag: '"v1"' });
    });

    await cache.read("/catalogue");
    const second = await cache.read("/catalogue");

    expect(tags).toEqual(["", '"v1"']);
    expect(second).toEqual({ value: { a: 1 }, isFresh: true });
  });

  test("says that the server is away when nothing was seen before", async () => {
    await expect(new Cache(memoryShelf(), away).read("/today")).rejects.toThrow(UnreachableError);
  });

  test("passes a refusal on and keeps what it had", async () => {
    const cache = new Cache(memoryShelf(), async () =>
      answer({ detail: "no such run" }, { status: 404 }),
    );
    await cache.keep("/runs/1", { a: 1 });

    await expect(cache.read("/runs/1")).rejects.toThrow(ProblemError);
    expect(await cache.kept("/runs/1")).toEqual({ a: 1 });
  });

  test("works from memory where storage is forbidden", async () => {
    const cache = new Cache(broken, async () => answer({ a: 1 }));
    await cache.read("/today");

    expect(await cache.kept("/today")).toEqual({ a: 1 });
  });

  test("knows nothing any more once it was told to forget", async () => {
    const cache = new Cache(memoryShelf(), async () => answer({ a: 1 }));
    await cache.read("/today");
    await cache.forget();

    expect(await cache.kept("/today")).toBeUndefined();
  });
});
