/** Small made-up documents for the tests of pages. */
import type { Catalogue, Move, Variant } from "../api/catalogue";

export function makeVariant(some: Partial<Variant> = {}): Variant {
  return {
    key: "plain",
    name: "one leg, seat on the floor",
    press: "gentle",
    sides: "each",
    reaches: { gastrocnemius: 1 },
    carries: ["seat"],
    cautions: [],
    set_up: ["Sit down."],
    tools: ["roller"],
    ...some,
  };
}

export function makeMove(some: Partial<Move> = {}): Move {
  return {
    key: "calf",
    name: "Calves",
    anatomy: "gastrocnemius and soleus",
    group: "calf",
    purpose: "roll",
    motion: "roll",
    position: "seated",
    places: ["home"],
    classic: null,
    cues: [],
    mistakes: [],
    keep_off: [],
    cautions: [],
    no_arm_support: "",
    beside: [],
    notes: [],
    sources: [],
    stroke: null,
    exercise: null,
    variants: [makeVariant()],
    ...some,
  };
}

export function makeCatalogue(moves: readonly Move[], some: Partial<Catalogue> = {}): Catalogue {
  const names = (all: Record<string, string>) =>
    new Map(Object.entries(all).map(([key, name]) => [key, { key, name }]));
  return {
    moves: new Map(moves.map((move) => [move.key, move])),
    tools: names({ roller: "roller", ball: "ball", stick: "stick" }),
    places: names({ home: "at home", office: "in the office" }),
    positions: names({ seated: "sitting on the floor", chair: "on a chair", standing: "standing" }),
    cautions: new Map(),
    refused: new Map(),
    programmes: new Map(),
    muscles: { gastrocnemius: "calf", quadriceps: "front thigh" },
    groups: { calf: "calves", quadriceps: "front thighs" },
    disclaimer: "",
    ...some,
  };
}
