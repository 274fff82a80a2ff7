/** One bout of the plan, and the sheet on which it is changed. */
import { html, nothing, type TemplateResult } from "lit";
import type { Catalogue } from "../api/catalogue";
import type { BoutDoc, GroupDoc, VariantRef } from "../api/schema";
import "../elements/chip-set";
import { icon } from "../elements/icons";
import { openSheet } from "../elements/sheet";
import "../elements/still-picture";
import { capital } from "../words/capital";
import { duration } from "../words/format";
import { say } from "../words/words";
import { groupName, howWords, variantName } from "./plan-words";

export interface BoutActs {
  readonly keep: (ref: VariantRef) => void;
  readonly free: (move: string) => void;
  readonly bar: (move: string) => void;
}

export interface BoutView {
  readonly bout: BoutDoc;
  readonly groups: readonly GroupDoc[];
  readonly catalogue: Catalogue | undefined;
  readonly isKept: boolean;
  readonly acts: BoutActs;
}

/** Returns the card of a bout. */
export function boutCard(view: BoutView): TemplateResult {
  const { bout, groups, catalogue, isKept } = view;
  const name = capital(groupName(bout.group, groups));
  return html`<li class="bout">
    <span class="pic"><still-picture move=${bout.move} variant=${bout.variant} eager></still-picture></span>
    <span class="words">
      <span class="t">${name}</span>
      <span class="why">${howWords(bout, variantName(bout, catalogue))}</span>
      <span><span class="time">${duration(bout.end_s - bout.start_s)}</span> <span class="reason">${bout.why.split(";")[0]}</span></span>
      ${isKept ? html`<span class="time kept">${say("today.kept")}</span>` : nothing}
    </span>
    <button
      class="quiet change"
      type="button"
      aria-haspopup="dialog"
      aria-label=${say("today.change", { name: name.toLowerCase() })}
      @click=${() => openBout(view)}
    >
      ${icon("more")}
    </button>
  </li>`;
}

function openBout(view: BoutView): void {
  const { bout, groups, catalogue, isKept, acts } = view;
  const ref = { move: bout.move, variant: bout.variant };
  const sheet = openSheet((one) => {
    const done = (act: () => void) => (): void => {
      act();
      one.close();
    };
    const heading = capital(groupName(bout.group, groups));
    const name = catalogue?.moves.get(bout.move)?.name ?? "";
    return {
      heading,
      body: html`${name && name !== heading ? html`<p>${name}</p>` : nothing}
        <p class="note">${capital(bout.why)}.</p>
        <div class="sheet-acts">
          ${isKept
            ? html`<button class="quiet on" type="button" @click=${done(() => acts.free(bout.move))}>${say("today.keep.not")}</button>`
            : html`<button class="quiet on" type="button" @click=${done(() => acts.keep(ref))}>${say("today.keep")}</button>`}
          <button class="quiet boxed" type="button" @click=${done(() => acts.bar(bout.move))}>${say("today.bar")}</button>
          <a class="quiet" href="/moves/${bout.move}" @click=${() => sheet.close()}>${say("today.move")}</a>
        </div>
        ${variants(view, (variant) => done(() => acts.keep({ ...ref, variant }))())}`,
    };
  });
}

function variants({ bout, catalogue }: BoutView, swap: (variant: string) => void): unknown {
  const all = catalogue?.moves.get(bout.move)?.variants ?? [];
  if (all.length < 2) return nothing;
  return html`<h3>${say("today.swap")}</h3>
    <ul class="ways">
      ${all.map(
        (variant) => html`<li>
          <button
            class="way"
            type="button"
            aria-pressed=${variant.key === bout.variant}
            @click=${() => swap(variant.key)}
          >
            <still-picture move=${bout.move} variant=${variant.key}></still-picture>
            <span><strong>${capital(variant.name)}</strong>
              <span class="note">${say(`today.swap.press.${variant.press}`)}</span></span>
          </button>
        </li>`,
      )}
    </ul>`;
}
