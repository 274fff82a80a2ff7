import { expect, test } from "vitest";
import { cue } from "./builders";
import { chosenVoice, type Line, patienceS, queued, taken } from "./voice";

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

test("a step of a set-up may wait until the set begins, other sentences a moment", () => {
  const cues = [cue(3, "set_up"), cue(15, "place_tool", { lasts_s: 5 }), cue(20, "roll", { lasts_s: 60 }), cue(29, "cue")];

  expect(cues.map((one) => patienceS(one, cues))).toEqual([17, 6, 12, 6]);
});

test("spoken at a person's pace, no step of a set-up is lost to the sentences around it", () => {
  // The classic's first move: position, three steps, the tool, then the set; 5 s a sentence.
  const cues = [
    cue(0, "position", { priority: 7, lasts_s: 10 }),
    cue(3, "set_up", { priority: 6 }),
    cue(6, "set_up", { priority: 6 }),
    cue(9, "set_up", { priority: 6 }),
    cue(25, "roll", { priority: 8, lasts_s: 60 }),
  ];
  const said: string[] = [];
  let lines: readonly Line[] = [];
  let busyUntilMs = 0;
  for (let ms = 0; ms < 40_000; ms += 250) {
    for (const one of cues.filter(({ at_s }) => at_s * 1000 === ms))
      lines = queued(lines, { text: one.text, priority: one.priority, untilMs: ms + 1000 * patienceS(one, cues) }, ms);
    if (ms < busyUntilMs) continue;
    const { line: now, rest } = taken(lines, ms);
    lines = rest;
    if (!now) continue;
    said.push(now.text);
    busyUntilMs = ms + 5_000;
  }

  expect(said).toEqual(["position 0", "set_up 3", "set_up 6", "set_up 9", "roll 25"]);
});
