/** The parts that settings are made of. */
import { html, nothing, type TemplateResult } from "lit";
import { say } from "../words/words";
import "../elements/chip-set";

export interface Choice {
  readonly key: string;
  readonly label: string;
}

/** Exactly one of some choices. */
export function onePart(
  label: string,
  choices: readonly Choice[],
  { chosen, choose }: { chosen: string; choose: (key: string) => void },
): TemplateResult {
  return html`<div class="setting">
    <h3>${label}</h3>
    <chip-set
      single
      label=${label}
      .chips=${choices}
      .chosen=${[chosen]}
      @chosen=${(event: CustomEvent<string[]>) => choose(event.detail[0] ?? chosen)}
    ></chip-set>
  </div>`;
}

/** Any of some choices, at least `least`. */
export function manyPart(
  label: string,
  choices: readonly Choice[],
  { chosen, choose, least = 0 }: { chosen: readonly string[]; choose: (keys: string[]) => void; least?: number },
): TemplateResult {
  return html`<div class="setting">
    <h3>${label}</h3>
    <chip-set
      label=${label}
      least=${least}
      .chips=${choices}
      .chosen=${chosen}
      @chosen=${(event: CustomEvent<string[]>) => choose(event.detail)}
    ></chip-set>
  </div>`;
}

/** On or off. */
export function switchPart(
  label: string,
  { isOn, turn, note = "" }: { isOn: boolean; turn: (isOn: boolean) => void; note?: string },
): TemplateResult {
  return html`<button
    class="switch"
    type="button"
    role="switch"
    aria-checked=${isOn}
    @click=${() => turn(!isOn)}
  >
    <span>${label}${note ? html`<span class="note">${note}</span>` : nothing}</span>
    <i aria-hidden="true"></i>
  </button>`;
}

/** A line of text, saved when it is left; what it may not be is said beside it. */
export function linePart(
  label: string,
  { value, pattern, wrong, note, choose }: {
    value: string;
    pattern: RegExp;
    wrong: string;
    note: string;
    choose: (value: string) => void;
  },
): TemplateResult {
  const check = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const line = input.value.trim();
    input.setCustomValidity(pattern.test(line) ? "" : wrong);
    if (input.reportValidity() && line !== value) choose(line);
  };
  return html`<label class="field">
    <span>${label}</span>
    <input type="url" inputmode="url" autocomplete="off" maxlength="200" .value=${value} @change=${check} />
    <span class="note">${note}</span>
  </label>`;
}

/** A number between two ends; it is saved when it is let go. */
export function rangePart(
  label: string,
  { value, least, most, words, choose }: {
    value: number;
    least: number;
    most: number;
    words: (value: number) => string;
    choose: (value: number) => void;
  },
): TemplateResult {
  return html`<label class="setting">
    <span class="h3">${label}</span>
    <input
      type="range"
      min=${least}
      max=${most}
      step="0.1"
      .value=${String(value)}
      aria-valuetext=${words(value)}
      @change=${(event: Event) => choose(Number((event.target as HTMLInputElement).value))}
    />
    <span class="note">${words(value)}</span>
  </label>`;
}

/** Things that were left out, each with a way back. */
export function backPart(
  label: string,
  rows: readonly Choice[],
  { none, act, actOf, back }: { none: string; act: string; actOf: (name: string) => string; back: (row: Choice) => void },
): TemplateResult {
  return html`<div class="setting">
    <h3>${label}</h3>
    ${rows.length
      ? html`<ul class="backs">
          ${rows.map(
            (row) => html`<li>
              <span>${row.label}</span>
              <button class="quiet" type="button" aria-label=${actOf(row.label)} @click=${() => back(row)}>
                ${act}
              </button>
            </li>`,
          )}
        </ul>`
      : html`<p class="note">${none}</p>`}
  </div>`;
}

/** The pages that settings lead to. */
export function linksPart(): TemplateResult {
  const links = [
    ["/your-data", "data"],
    ["/phone", "phone"],
    ["/runs", "runs"],
    ["/why", "why"],
  ] as const;
  return html`<ul class="rows">
    ${links.map(
      ([path, key]) => html`<li class="row plain">
        <a class="rowlink" href=${path}>
          <span class="name">${say(`settings.link.${key}`)}</span>
          <span class="note">${say(`settings.link.${key}.note`)}</span>
        </a>
      </li>`,
    )}
  </ul>`;
}
