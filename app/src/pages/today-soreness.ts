/** The sheet on which a muscle is said to be sore, both sides alike or apart. */
import { html, nothing, type TemplateResult } from "lit";
import { call, UnreachableError } from "../api/client";
import { outbox } from "../api/outbox";
import type { GroupDoc, Side, SorenessIn, TodayDoc } from "../api/schema";
import "../elements/chip-set";
import { openSheet } from "../elements/sheet";
import "../elements/soreness-picker";
import { toast } from "../elements/toast-line";
import { capital } from "../words/capital";
import { say } from "../words/words";
import { takenBack } from "./taken-back";
import { type Felt, feltOf, reportsOf } from "./today-soreness-values";

/** Opens the sheet; `onToday` gets today as it is then, also after it was taken back. */
export function openSoreness(group: GroupDoc, onToday: (today: TodayDoc) => void): void {
  const before = feltOf(group);
  let felt: Felt = before;
  let error = "";
  const change = (part: Partial<Felt>): void => {
    felt = { ...felt, ...part };
    sheet.update();
  };

  const save = async (told: Felt): Promise<void> => {
    const reports = reportsOf(group.parts, told, { at: new Date(), id: () => crypto.randomUUID() });
    if (!reports.length) return sheet.close();
    try {
      onToday(await call<TodayDoc>("/soreness", { method: "POST", body: { reports } }));
      sheet.close();
      toast(say("today.saved"), () => void takeBack(reports));
    } catch (problem) {
      if (problem instanceof UnreachableError) return later(reports);
      error = (problem as Error).message;
      sheet.update();
    }
  };

  const later = async (reports: readonly SorenessIn[]): Promise<void> => {
    for (const one of reports) await outbox.put({ kind: "soreness", id: one.id, body: one });
    sheet.close();
    toast(say("today.saved.here"), () => void takeBack(reports));
  };

  const takeBack = async (reports: readonly SorenessIn[]): Promise<void> => {
    try {
      if (await takenBack(reports.map(({ id }) => id))) onToday(await call<TodayDoc>("/today"));
      toast(say("today.taken_back"));
    } catch (problem) {
      toast(say("state.not_saved", { why: (problem as Error).message }));
    }
  };

  function body(): TemplateResult {
    const hasSides = group.parts.some((part) => part.side !== "midline");
    const sides: Side[] = felt.isApart ? ["left", "right"] : ["left"];
    return html`<p>${say("today.say")}</p>
      ${hasSides ? apart(felt, change) : nothing} ${sides.map((side) => scale(side, felt, before, change))}
      ${stiff(felt, change)} ${error ? html`<p class="note" role="alert">${error}</p>` : nothing}
      <div class="sheet-acts">
        <button class="quiet on" type="button" @click=${() => void save(felt)}>${say("today.save")}</button>
        <button class="quiet" type="button" @click=${() => void save(CLEARED)}>${say("today.clear")}</button>
      </div>`;
  }

  const sheet = openSheet(() => ({ heading: capital(group.name), body: body() }));
}

/** Nothing is felt: zero counts as zero until it is old. */
const CLEARED: Felt = {
  isApart: false,
  values: { left: 0, right: 0, midline: 0 },
  isStiff: false,
};

type Change = (part: Partial<Felt>) => void;

function apart(felt: Felt, change: Change): TemplateResult {
  const chips = [
    { key: "both", label: say("today.side.both") },
    { key: "apart", label: say("today.side.apart") },
  ];
  return html`<chip-set
    single
    label=${say("today.side")}
    .chips=${chips}
    .chosen=${[felt.isApart ? "apart" : "both"]}
    @chosen=${(event: CustomEvent<string[]>) => change({ isApart: event.detail[0] === "apart" })}
  ></chip-set>`;
}

function scale(side: Side, felt: Felt, before: Felt, change: Change): TemplateResult {
  const label = felt.isApart ? say(`today.side.${side as "left" | "right"}`) : say("today.say");
  return html`<div class="scale">
    ${felt.isApart ? html`<h3>${label}</h3>` : nothing}
    <soreness-picker
      label=${label}
      .value=${felt.values[side]}
      .was=${before.values[side]}
      @soreness=${(event: CustomEvent<number>) =>
        change({ values: felt.isApart ? { ...felt.values, [side]: event.detail } : all(event.detail) })}
    ></soreness-picker>
  </div>`;
}

function all(value: number): Felt["values"] {
  return { left: value, right: value, midline: value };
}

function stiff(felt: Felt, change: Change): TemplateResult {
  return html`<chip-set
    label=${say("today.stiff.group")}
    .chips=${[{ key: "stiff", label: say("today.stiff") }]}
    .chosen=${felt.isStiff ? ["stiff"] : []}
    @chosen=${(event: CustomEvent<string[]>) => change({ isStiff: event.detail.length > 0 })}
  ></chip-set>`;
}
