/** The sum behind today's need of a group, row by row, each with the claim it rests on. */
import type { GroupDoc, PartDoc, ReasonDoc } from "../api/schema";
import { distance, easyKm, height, number } from "../words/format";
import { say } from "../words/words";
import { moment } from "./figures";

export interface Row {
  readonly words: string;
  readonly note: string;
  readonly figure: string;
  /** Key of the claim that says where the number comes from. */
  readonly claim: string;
}

/** These add up to the whole; fast and long lie across them. */
const GROUNDS = ["descent", "climb", "level"];

const CLAIM_OF: Readonly<Record<ReasonDoc["cause"], string>> = {
  descent: "load-grade",
  climb: "load-grade",
  level: "load-model",
  fast: "load-speed",
  long: "load-model",
};

/** Returns how much of a cause there was, in words: "640 m down". */
export function reasonWords({ cause, value, unit }: ReasonDoc): string {
  return say(`why.cause.${cause}`, { value: unit === "m" ? height(value) : distance(value * 1000) });
}

/** Returns the rows that add up to the work of a group: what each ground asked of it. */
export function workRows(group: GroupDoc): Row[] {
  const whole = group.easy_km;
  if (whole === null) return [];
  return group.reasons
    .filter((reason) => GROUNDS.includes(reason.cause))
    .map((reason) => ({
      words: reasonWords(reason),
      note: say(`why.cause.note.${reason.cause}`),
      figure: easyKm(reason.share * whole),
      claim: CLAIM_OF[reason.cause],
    }));
}

/** Returns what lies across the sum: how much of the work was fast, or late in a long run. */
export function acrossRows(group: GroupDoc): Row[] {
  return group.reasons
    .filter((reason) => !GROUNDS.includes(reason.cause))
    .map((reason) => ({
      words: reasonWords(reason),
      note: say(`why.cause.note.${reason.cause}`),
      figure: say("why.share", { share: number(100 * reason.share, 0) }),
      claim: CLAIM_OF[reason.cause],
    }));
}

/** Returns the steps from the work to the need, of the part of the group that needs most. */
export function needRows(group: GroupDoc): Row[] {
  const part = neediest(group);
  if (!part) return [];
  const rows: Row[] = [];
  if (part.soreness_peak_48h !== null) {
    rows.push({
      words: say("why.step.rise"),
      note: say("why.step.rise.note"),
      figure: ofTen(part.soreness_peak_48h),
      claim: "load-nonlinear",
    });
  }
  if (part.reported) {
    rows.push({
      words: say("why.step.reported"),
      note: say("why.step.reported.note", { when: moment(part.reported.at) }),
      figure: ofTen(part.reported.value),
      claim: "need",
    });
  }
  rows.push({
    words: say("why.step.counts"),
    note: say(`why.step.counts.${part.origin}`),
    figure: ofTen(part.soreness),
    claim: part.origin === "reported" ? "need" : "load-decay",
  });
  rows.push({
    words: say("why.step.need"),
    note: say(part.is_stiff ? "why.step.need.stiff" : "why.step.need.note"),
    figure: number(part.need, 2),
    claim: "need",
  });
  return rows;
}

/** Returns the part of a group that needs rolling most; the plan goes by it. */
export function neediest(group: GroupDoc): PartDoc | undefined {
  return [...group.parts].sort((one, other) => other.need - one.need)[0];
}

/** Soreness of 10 in whole and half points, because more would pretend. */
function ofTen(value: number): string {
  return say("why.of_ten", { value: number(Math.round(value * 2) / 2, 1) });
}
