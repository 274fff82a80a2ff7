import { expect, test } from "vitest";
import { chosenVoice, type Line, queued, taken } from "./voice";

const line = (text: string, priority: number, untilMs = 1_000): Line => ({ text, priority, untilMs });

test("the more pressing sentence goes before those that wait, equals keep their order", () => {
  const lines = [line("cue", 2), line("next", 5), line("roll", 8), line("rest", 8)].reduce<readonly Line[]>(
    (all, one) => queued(all, one, 0),
    [],
  );

  expect(lines.map((one) => one.text)).toEqual(["roll", "rest", "next", "cue"]);
});

test("what has waited too long is dropped", () => {
  const lines = queued([line("old", 9, 100)], line("new", 1), 200);

  expect(lines.map((one) => one.text)).toEqual(["new"]);
  expect(taken([line("old", 9, 100), line("new", 1)], 200)).toEqual({ line: line("new", 1), rest: [] });
  expect(taken([line("old", 9, 100)], 200)).toEqual({ line: undefined, rest: [] });
});

test("the same sentence does not wait twice", () => {
  expect(queued([line("roll", 8, 500)], line("roll", 8, 900), 0)).toEqual([line("roll", 8, 900)]);
});

const VOICES = [
  { name: "Anna", lang: "de-DE", localService: true, default: false },
  { name: "Cloud", lang: "en-GB", localService: false, default: false },
  { name: "Sam", lang: "en_US", localService: true, default: true },
  { name: "Kate", lang: "en-GB", localService: true, default: false },
];

test("the runner's voice speaks, else one of the language, best the same country and local", () => {
  expect(chosenVoice(VOICES, { name: "Anna", language: "en-GB" })?.name).toBe("Anna");
  expect(chosenVoice(VOICES, { name: "", language: "en-GB" })?.name).toBe("Kate");
  expect(chosenVoice(VOICES, { name: "", language: "en-AU" })?.name).toBe("Sam");
  expect(chosenVoice(VOICES, { name: "gone", language: "de" })?.name).toBe("Anna");
});

test("no voice of the language is no voice at all", () => {
  expect(chosenVoice(VOICES, { name: "", language: "fi" })).toBeUndefined();
  expect(chosenVoice([], { name: "Kate", language: "en" })).toBeUndefined();
});
