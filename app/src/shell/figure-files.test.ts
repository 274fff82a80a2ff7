import { expect, test } from "vitest";
import { figureFiles } from "./figure-files";

const calf = { move: "calf", variant: "together" };
const seat = { move: "seat", variant: "leaning" };

test("the next session's files come first, each once", () => {
  const urls = figureFiles("male-medium", [seat], [calf, seat]);

  expect(urls).toEqual([
    "/bodies/male-medium/mannequin.glb",
    "/bodies/male-medium/seat.leaning.glb",
    "/bodies/male-medium/seat.leaning.json",
    "/bodies/stills/seat.leaning.webp",
    "/bodies/male-medium/calf.together.glb",
    "/bodies/male-medium/calf.together.json",
    "/bodies/stills/calf.together.webp",
  ]);
});

test("the ways into positions are kept, too", () => {
  const urls = figureFiles("male-medium", [], [], ["seated"]);

  expect(urls).toContain("/bodies/male-medium/into.seated.glb");
  expect(urls).toContain("/bodies/male-medium/into.seated.json");
});
