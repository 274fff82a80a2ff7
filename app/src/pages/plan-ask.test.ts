import { expect, test } from "vitest";
import type { PlanDoc } from "../api/schema";
import { PlanAsk, type PlanWish } from "./plan-ask";

/** A plan that only knows its minutes. */
function planOf({ minutes }: PlanWish): PlanDoc {
  return { routine: { budget_s: minutes * 60 } } as PlanDoc;
}

test("only the last of quick wishes is asked", async () => {
  const asked: number[] = [];
  const ask = new PlanAsk((wish) => {
    asked.push(wish.minutes);
    return Promise.resolve(planOf(wish));
  });

  const plans = await Promise.all([8, 9, 10].map((minutes) => ask.request({ minutes })));

  expect(asked).toEqual([10]);
  expect(plans.map((plan) => plan?.routine.budget_s)).toEqual([undefined, undefined, 600]);
});

test("an answer that comes after a newer wish is let go", async () => {
  let answer = (_plan: PlanDoc): void => undefined;
  const ask = new PlanAsk((wish) =>
    wish.minutes === 5 ? new Promise((settle) => (answer = settle)) : Promise.resolve(planOf(wish)),
  );
  const early = ask.request({ minutes: 5 });
  await new Promise((settle) => setTimeout(settle, 200));
  const late = ask.request({ minutes: 6 });
  answer(planOf({ minutes: 5 }));

  expect(await early).toBeUndefined();
  expect((await late)?.routine.budget_s).toBe(360);
});

test("a refusal of the last wish is told", async () => {
  const ask = new PlanAsk(() => Promise.reject(new Error("no such place")));

  await expect(ask.request({ minutes: 5 })).rejects.toThrow("no such place");
});
