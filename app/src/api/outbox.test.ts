import { expect, test } from "vitest";
import { ProblemError, UnreachableError } from "./client";
import { isPassing, merged, Outbox, retryMs, type Send } from "./outbox";
import { type Item, memoryBox } from "./outbox-box";

const SESSION: Extract<Item, { kind: "session" }> = {
  kind: "session",
  id: "a",
  body: { started: "2026-11-25T20:00:00Z", routine: {}, played: [[0, 60]], before: [], after: [], too_much: [] },
};
const PATCH: Extract<Item, { kind: "session_patch" }> = {
  kind: "session_patch",
  id: "a",
  body: { after: [{ muscle: "soleus", side: "left", value: 3 }] },
};
const SORE: Extract<Item, { kind: "soreness" }> = {
  kind: "soreness",
  id: "b",
  body: { id: "b", muscle: "soleus", side: "left", value: 3, is_stiff: false, at: "2026-11-25T20:00:00Z" },
};

function outboxWith(send: Send): Outbox {
  return new Outbox(async () => memoryBox(), send);
}

test("what waits is sent in order, once, when the server is back", async () => {
  let isAway = true;
  const sent: Item[] = [];
  const outbox = outboxWith(async (item) => {
    if (isAway) throw new UnreachableError("away");
    sent.push(item);
  });
  await outbox.put(SESSION);
  await outbox.put(SORE);
  await outbox.flush();
  expect(await outbox.count()).toBe(2);

  isAway = false;
  await Promise.all([outbox.flush(), outbox.flush(), outbox.flush()]);

  expect(sent).toEqual([SESSION, SORE]);
  expect(await outbox.count()).toBe(0);
});

test("what was felt after is merged into a session that was not sent yet", async () => {
  let isAway = true;
  const sent: Item[] = [];
  const outbox = outboxWith(async (item) => {
    if (isAway) throw new UnreachableError("away");
    sent.push(item);
  });
  await outbox.put(SESSION);
  await outbox.put(PATCH);
  isAway = false;
  await outbox.flush();

  expect(sent[0]).toEqual({ ...SESSION, body: merged(SESSION.body, PATCH.body) });
});

test("what the server refuses does not hold up the rest", async () => {
  const sent: Item[] = [];
  const outbox = outboxWith(async (item) => {
    if (item.kind === "session") throw new ProblemError(422, "no routine");
    sent.push(item);
  });
  await outbox.put(SESSION);
  await outbox.put(SORE);
  await outbox.flush();

  expect(sent).toEqual([SORE]);
  expect(await outbox.count()).toBe(0);
});

test("what the server refuses for good is laid aside with its reason, until it is thrown away", async () => {
  const outbox = outboxWith(() => Promise.reject(new ProblemError(422, "the foot has no such side")));
  await outbox.put(SORE);
  await outbox.flush();

  expect(await outbox.refused()).toMatchObject([{ item: SORE, why: "the foot has no such side" }]);

  await outbox.forgetRefused();

  expect(await outbox.refused()).toEqual([]);
});

test("soreness that was not sent yet can be let go, and nothing else with it", async () => {
  const outbox = outboxWith(() => Promise.reject(new UnreachableError("away")));
  await outbox.put(SESSION);
  await outbox.put(SORE);

  const dropped = await outbox.drop(new Set(["a", "b", "c"]));

  expect([...dropped]).toEqual(["b"]);
  expect(await outbox.count()).toBe(1);
});

test("nothing is left after everything was deleted", async () => {
  const outbox = outboxWith(async (item) => {
    throw item.kind === "session" ? new ProblemError(422, "no") : new UnreachableError("away");
  });
  await outbox.put(SESSION);
  await outbox.put(SORE);
  await outbox.flush();

  await outbox.clear();

  expect([await outbox.count(), await outbox.refused()]).toEqual([0, []]);
});

test("without storage it waits in memory and says that it does not last", async () => {
  const outbox = new Outbox(
    () => Promise.reject(new Error("private browsing")),
    () => Promise.reject(new UnreachableError("away")),
  );
  await outbox.put(SORE);

  expect(await outbox.isLasting()).toBe(false);
  expect(await outbox.count()).toBe(1);
});

test("retries come later and later, and at least every five minutes", () => {
  expect([0, 1, 2, 20].map(retryMs)).toEqual([2_000, 4_000, 8_000, 300_000]);
});

test("only what may succeed later is tried again", () => {
  expect(isPassing(new UnreachableError("away"))).toBe(true);
  expect(isPassing(new ProblemError(503, ""))).toBe(true);
  expect(isPassing(new ProblemError(403, ""))).toBe(true);
  expect(isPassing(new ProblemError(422, ""))).toBe(false);
  expect(isPassing(new Error("a fault of ours"))).toBe(false);
});
