import { expect, test } from "vitest";
import { lore, shared } from "./builders";
import { careOf } from "./care";
import type { LoreCaution } from "./lore";

function caution(key: string, effect: LoreCaution["effect"], bars: Partial<LoreCaution["bars"]> = {}): LoreCaution {
  return { key, name: key, effect, advice: "", bars: { positions: [], groups: [], press: [], tools: [], ...bars } };
}

test("a routine names who must not roll, who asks first, and which moves do not suit whom", () => {
  const cautions = [
    caution("fever", "stop_all"),
    caution("wound", "bar_region"),
    caution("pregnant", "ask_first"),
    caution("belly-down", "adapt", { positions: ["prone"] }),
    caution("balance", "adapt", { positions: ["standing"] }),
  ];

  const care = careOf(shared(), lore({ cautions }));

  expect([care.stop, care.spot, care.ask].map((some) => some.map((one) => one.key))).toEqual([["fever"], ["wound"], ["pregnant"]]);
  expect(care.moves.map((one) => [one.caution.key, one.moves])).toEqual([["belly-down", ["quad"]]]);
});
