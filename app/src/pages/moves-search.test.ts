import { expect, test } from "vitest";
import { makeCatalogue, makeMove, makeVariant } from "./examples";
import { byPart, type Filter, found, pressesOf } from "./moves-search";

const CALF = makeMove();
const STICK = makeMove({
  key: "quad-stick",
  name: "Front thigh with a stick",
  anatomy: "quadriceps",
  group: "quadriceps",
  position: "chair",
  places: ["home", "office"],
  variants: [
    makeVariant({ press: "firm", reaches: { quadriceps: 1 }, tools: ["stick"], carries: ["hands"] }),
    makeVariant({ key: "two", press: "gentle", reaches: { quadriceps: 1 }, tools: ["stick"] }),
  ],
});
const PLANK = makeMove({ key: "side-plank", name: "Side plank", purpose: "strength", group: "seat" });
const CATALOGUE = makeCatalogue([CALF, STICK, PLANK]);

const keys = (words: string, ...filters: Filter[]) =>
  found(CATALOGUE, words, new Set(filters)).map((move) => move.key);

test("nothing asked for is every move", () => {
  expect(keys("")).toEqual(["calf", "quad-stick", "side-plank"]);
});

test("a move is found by plain name, muscle, tool, position and place", () => {
  expect(keys("front thigh")).toEqual(["quad-stick"]);
  expect(keys("quadriceps")).toEqual(["quad-stick"]);
  expect(keys("stick")).toEqual(["quad-stick"]);
  expect(keys("chair")).toEqual(["quad-stick"]);
  expect(keys("office")).toEqual(["quad-stick"]);
});

test("case, accents, signs and the plural do not matter", () => {
  expect(keys("  CÀLVES, ")).toContain("calf");
});

test("every word must fit", () => {
  expect(keys("thigh roller")).toEqual([]);
});

test("filters of one kind widen, of two kinds narrow", () => {
  expect(keys("", "roller", "stick")).toEqual(["calf", "quad-stick", "side-plank"]);
  expect(keys("", "roller", "stick", "office")).toEqual(["quad-stick"]);
});

test("a move spares the wrists if one of its variants does", () => {
  const hands = makeMove({ key: "hands", variants: [makeVariant({ carries: ["hands"] })] });

  expect(found(makeCatalogue([hands, STICK]), "", new Set(["wrists"]))).toEqual([STICK]);
});

test("moves stand from the foot up, strength last, empty parts nowhere", () => {
  const parts = byPart([PLANK, STICK, CALF]).map(([part, moves]) => [part, moves.length]);

  expect(parts).toEqual([["below_knee", 1], ["thighs", 1], ["strength", 1]]);
});

test("presses go from the gentlest to the firmest", () => {
  expect(pressesOf(STICK)).toEqual(["gentle", "firm"]);
});
