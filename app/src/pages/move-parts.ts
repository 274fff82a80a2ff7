/** The parts of a move's page. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { type Catalogue, type Move, named, type Variant } from "../api/catalogue";
import { smooth } from "../elements/kink-path";
import { capital } from "../words/capital";
import { say, type WordKey } from "../words/words";
import { bandOf, type Band, loadKg, loadWords, type Rung } from "./press";

/** The stroke in words, and why it stops where it does. */
export function strokePart(move: Move): unknown {
  if (!move.stroke) return nothing;
  const { words, classic, why_shorter } = move.stroke;
  return html`<section>
    <h2 class="say">${say("move.stroke")}</h2>
    <p>${words}</p>
    ${move.motion === "roll" ? html`<p class="note">${say("move.rhythm")}</p>` : nothing}
    ${strokeLine()}
    ${classic ? html`<p class="note">${say("move.classic", { classic })}</p>` : nothing}
    ${why_shorter ? html`<p class="note">${say("move.shorter", { why: why_shorter })}</p>` : nothing}
  </section>`;
}

/** The roller on its way along the line: smooth behind it, kinked before it. */
function strokeLine(): TemplateResult {
  const waves = Array.from({ length: 15 }, (_, at) => [600 + 22 * at, at % 2 ? 52 : 12] as const);
  const ahead = smooth([[560, 32], [574, 32], ...waves, [934, 32], [966, 32]]);
  return html`<svg class="strokeline" viewBox="0 0 1000 64" aria-hidden="true">
    ${svg`<path class="eased" d="M30 32H520" /><path class="tight" d=${ahead} />
      <circle class="bead" cx="536" cy="32" r="24" /><circle class="hole" cx="536" cy="32" r="11" />`}
  </svg>`;
}

/** A list under a heading; nothing at all if it is empty. */
export function listPart(heading: WordKey, lines: readonly string[], style = ""): unknown {
  if (!lines.length) return nothing;
  return html`<section>
    <h2 class="say">${say(heading)}</h2>
    <ul class="bul ${style}">
      ${lines.map((line) => html`<li>${capital(line)}</li>`)}
    </ul>
  </section>`;
}

/** How to get into a variant, step by step. */
export function stepsPart(variant: Variant): TemplateResult {
  return html`<section>
    <h2 class="say">${say("move.set_up")}</h2>
    <ol class="count">
      ${variant.set_up.map((step) => html`<li><span>${step}</span></li>`)}
    </ol>
  </section>`;
}

export interface LadderWishes {
  readonly chosen: Variant;
  readonly mass_kg: number | null;
  readonly isAwkward: (variant: Variant) => boolean;
  readonly wasTooMuch: (variant: Variant) => boolean;
  readonly choose: (variant: Variant) => void;
  readonly mark: (variant: Variant, isAwkward: boolean) => void;
}

/** The variants as a ladder by press; the one that is shown has the roller's rim. */
export function ladderPart(rungs: readonly Rung[], wishes: LadderWishes): TemplateResult {
  const isPressed = rungs.some((rung) => rung.load);
  return html`<section>
    <h2 class="say">${say("move.press")}</h2>
    ${isPressed ? html`<p class="note">${say("move.press.note")}</p>` : nothing}
    <ul class="ladder">
      ${rungs.map((rung) => html`<li class="rung ${rung.variant === wishes.chosen ? "on" : ""}">
        ${rungPart(rung, wishes)}
      </li>`)}
    </ul>
  </section>`;
}

function rungPart({ variant, load }: Rung, wishes: LadderWishes): TemplateResult {
  const isChosen = variant === wishes.chosen;
  const kg = wishes.mass_kg ? loadKg(load, wishes.mass_kg) : "";
  return html`<button
      class="pickrung"
      type="button"
      aria-pressed=${isChosen}
      @click=${() => wishes.choose(variant)}
    >
      <span class="strong">${capital(say(`press.${variant.press}`))}</span>
      <span class="num">${loadWords(load)}</span>
      <span class="note">${variant.name}${kg ? html` · ${kg}` : nothing}</span>
      ${load ? bandLine(bandOf(load)) : nothing}
    </button>
    ${isChosen ? markPart(variant, wishes) : nothing}`;
}

function markPart(variant: Variant, wishes: LadderWishes): TemplateResult {
  const isAwkward = wishes.isAwkward(variant);
  return html`<div class="marks">
    <button
      class="chip ${isAwkward ? "on" : ""}"
      type="button"
      aria-pressed=${isAwkward}
      @click=${() => wishes.mark(variant, !isAwkward)}
    >
      ${say("move.awkward")}
    </button>
    <span class="note">
      ${wishes.wasTooMuch(variant) ? say("move.too_much") : say("move.awkward.note")}
    </span>
  </div>`;
}

/** The share of body weight as a band, with a mark where it usually lies. */
function bandLine({ from, to, usual }: Band): TemplateResult {
  const width = Math.max(to - from, 1.5);
  return html`<svg class="bandline" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="all" x="0" y="1.5" width="100" height="3" rx="1.5" />
      <rect class="some" x=${from} y="1.5" width=${width} height="3" rx="0.8" />
      <rect class="mark" x=${Math.min(usual, 99)} y="0" width="0.9" height="6" rx="0.4" />`}
  </svg>`;
}

/** What must not be pressed and who leaves the move out, in the colour of care. */
export function carePart(move: Move, variant: Variant, catalogue: Catalogue): TemplateResult {
  const cautions = [...new Set([...move.cautions, ...variant.cautions])];
  const keepOff = move.keep_off.map((key) => catalogue.refused.get(key)).filter((one) => one != null);
  return html`<section class="care">
    ${cautions.length
      ? html`<h3>${say("move.cautions")}</h3>
          <ul>
            ${cautions.map((key) => html`<li>${capital(named(catalogue.cautions, key))}</li>`)}
          </ul>`
      : nothing}
    ${keepOff.length
      ? html`<h3>${say("move.keep_off")}</h3>
          <ul>
            ${keepOff.map((one) => html`<li><b>${capital(one.name)}.</b> ${one.why}</li>`)}
          </ul>`
      : nothing}
    <p><b>${say("move.stop")}</b></p>
  </section>`;
}

/** Whom the move does not suit, and what goes beside it. */
export function besidePart(move: Move, catalogue: Catalogue): unknown {
  const noArms = move.no_arm_support;
  const link = (key: string) => html`<a href="/moves/${key}">${named(catalogue.moves, key)}</a>`;
  const variant = move.variants.find((one) => one.key === noArms);
  const other = catalogue.moves.get(noArms);
  return html`${variant || other
    ? html`<p>
        <b>${say("move.no_arms")}</b>
        ${variant ? say("move.no_arms.variant", { name: variant.name }) : link(noArms)}
      </p>`
    : nothing}
  ${move.beside.length
    ? html`<p><b>${say("move.beside")}</b> ${move.beside.map((key, at) => html`${at ? ", " : ""}${link(key)}`)}</p>`
    : nothing}`;
}
