import fc from "fast-check";
import { expect, test } from "vitest";
import { isFault, renamed, routineIn } from "./routine-file";

const ROUTINE = {
  schema: "unkink.routine/1",
  title: "Sunday",
  author: "",
  notes: [],
  bouts: [{ move: "calf", variant: "both-lifted" }],
};

const keyOf = (found: ReturnType<typeof routineIn>) => (isFault(found) ? found.key : "fine");

test("a routine is read as it is", () => {
  expect(routineIn(JSON.stringify(ROUTINE))).toEqual(ROUTINE);
});

test("each fault says which it is", () => {
  expect(keyOf(routineIn("{"))).toBe("not_json");
  expect(keyOf(routineIn("[]"))).toBe("not_routine");
  expect(keyOf(routineIn('{"schema": "unkink.load/1"}'))).toBe("not_routine");
  expect(routineIn('{"schema": "unkink.routine/2"}')).toEqual({
    key: "version",
    values: { found: "unkink.routine/2" },
  });
  expect(keyOf(routineIn(JSON.stringify({ ...ROUTINE, bouts: [] })))).toBe("no_bouts");
});

test("a bad bout is named by its number", () => {
  const found = routineIn(JSON.stringify({ ...ROUTINE, bouts: [...ROUTINE.bouts, { move: 3 }] }));

  expect(found).toEqual({ key: "bout", values: { number: 2 } });
});

test("no text whatever makes it fail otherwise", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void routineIn(text)));
});

test("renaming leaves alone what is rolled", () => {
  const told = { title: " Club ", author: "Jo", notes: "one\n\n two " };

  expect(renamed(routineIn(JSON.stringify(ROUTINE)) as never, told)).toEqual({
    ...ROUTINE,
    title: "Club",
    author: "Jo",
    notes: ["one", "two"],
  });
});
