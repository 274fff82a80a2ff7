import { expect, test } from "vitest";
import { shared } from "../share/builders";
import { note } from "../api/note";
import { dropRoutine, keepRoutine, keptRoutines } from "./kept";

test("kept routines come back, the newest first, each once, until they are dropped", () => {
  const [one, other] = [shared(), { ...shared(), title: "Other" }];

  for (const routine of [one, other, one]) keepRoutine(routine);
  expect(keptRoutines().map((routine) => routine.title)).toEqual(["Two", "Other"]);

  dropRoutine(one);
  expect(keptRoutines().map((routine) => routine.title)).toEqual(["Other"]);
});

test.each(["{", "{}", '["old", 5, null, {"title": "Two"}]'])("what is no routine is passed over: %s", (text) => {
  note("unkink.kept", text);

  expect(keptRoutines()).toEqual([]);
});
