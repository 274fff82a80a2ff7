/** For whom a routine is not: what stops all rolling, and what rules out some of its moves. */
import type { BoutDoc, RoutineDoc } from "../api/schema";
import { type Lore, type LoreCaution, moveOf, variantOf } from "./lore";

export interface CareOfMove {
  readonly caution: LoreCaution;
  /** Names of the moves that it rules out. */
  readonly moves: readonly string[];
}

export interface Care {
  readonly stop: readonly LoreCaution[];
  readonly spot: readonly LoreCaution[];
  readonly ask: readonly LoreCaution[];
  readonly moves: readonly CareOfMove[];
}

/** Returns whom a routine does not suit. */
export function careOf(routine: RoutineDoc, lore: Lore): Care {
  const all = [...lore.cautions.values()];
  const of = (...effects: LoreCaution["effect"][]): LoreCaution[] => all.filter((one) => effects.includes(one.effect));
  const moves = of("adapt").map((caution) => {
    const barred = routine.bouts.filter((bout) => bars(caution, bout, lore));
    return { caution, moves: [...new Set(barred.map((bout) => moveOf(lore, bout.move).name))] };
  });
  return {
    stop: of("stop_all", "stop_leg"),
    spot: of("bar_region"),
    ask: of("ask_first"),
    moves: moves.filter((one) => one.moves.length),
  };
}

function bars({ key, bars: barred }: LoreCaution, bout: BoutDoc, lore: Lore): boolean {
  const move = moveOf(lore, bout.move);
  const variant = variantOf(lore, bout);
  return (
    move.cautions.includes(key) ||
    variant.cautions.includes(key) ||
    barred.positions.includes(bout.position) ||
    barred.groups.includes(bout.group) ||
    barred.press.includes(variant.press) ||
    barred.tools.includes(bout.tool)
  );
}
