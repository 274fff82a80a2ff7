/** The routines that a page without a server has: ready made ones, and those kept here. */
import { html, nothing, type TemplateResult } from "lit";
import type { RoutineDoc } from "../api/schema";
import type { Lore, LoreProgramme } from "../share/lore";
import { duration, list } from "../words/format";
import { say } from "../words/words";

export interface Choose {
  readonly lore: Lore;
  readonly kept: readonly RoutineDoc[];
  readonly openProgramme: (programme: LoreProgramme) => void;
  readonly openKept: (routine: RoutineDoc) => void;
  readonly drop: (routine: RoutineDoc) => void;
}

/** Returns the page on which one chooses. */
export function chooseView(choose: Choose): TemplateResult {
  return html`<h1 class="say">${say("player.title")}</h1>
    <p class="lead">${say("player.lead")}</p>
    <p class="note">${say("shared.privacy")}</p>
    <div class="spaced">${listView(choose)}</div>`;
}

/** Returns what one can choose from. */
export function listView({ lore, kept, openProgramme, openKept, drop }: Choose): TemplateResult {
  const programmes = [...lore.programmes.values()];
  const style = kept.length ? "rows" : "rows cols";
  return html`<div class=${kept.length && programmes.length ? "two even" : ""}>
    ${programmes.length
      ? html`<section aria-label=${say("player.choose")}>
          <h2 class="say">${say("player.choose")}</h2>
          <ul class=${style}>
            ${programmes.map((one) => html`<li class="listed">${programmePart(one, lore, openProgramme)}</li>`)}
          </ul>
        </section>`
      : nothing}
    ${kept.length
      ? html`<section aria-label=${say("player.kept")}>
          <h2 class="say">${say("player.kept")}</h2>
          <ul class="rows">
            ${kept.map((one) => html`<li class="listed">${keptPart(one, openKept, drop)}</li>`)}
          </ul>
        </section>`
      : nothing}
  </div>`;
}

function programmePart(programme: LoreProgramme, lore: Lore, open: (programme: LoreProgramme) => void): TemplateResult {
  const { name, summary, minutes, tools, moves } = programme;
  const needed = tools.map((key) => lore.tools.get(key)?.name ?? key);
  const facts = say("shared.facts", { time: duration(minutes * 60), count: moves.length });
  const hand = needed.length ? say("shared.hand", { tools: list(needed) }) : say("shared.hand.none");
  return html`<h3>${name}</h3>
    <p>${summary}</p>
    <p class="note">${facts} ${hand}</p>
    <div class="acts-row">
      <button class="quiet on" type="button" aria-label=${say("player.open_of", { name })} @click=${() => open(programme)}>
        ${say("player.open")}
      </button>
    </div>`;
}

function keptPart(routine: RoutineDoc, open: (routine: RoutineDoc) => void, drop: (routine: RoutineDoc) => void): TemplateResult {
  const { title: name, total_s, bouts } = routine;
  return html`<h3>${name}</h3>
    <p class="note">${say("shared.facts", { time: duration(total_s), count: bouts.length })}</p>
    <div class="acts-row">
      <button class="quiet on" type="button" aria-label=${say("player.open_of", { name })} @click=${() => open(routine)}>
        ${say("player.open")}
      </button>
      <button class="quiet" type="button" aria-label=${say("player.forget_of", { name })} @click=${() => drop(routine)}>
        ${say("player.forget")}
      </button>
    </div>`;
}
