import { html, nothing, type TemplateResult } from "lit";
import type { GuideDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { number } from "../words/format";
import { say } from "../words/words";
import { rangePart, switchPart } from "./settings-parts";

const SWITCHES = ["speaks", "ticks", "captions", "vibrates", "shortcuts"] as const;

/** How a session guides: what speaks, knocks, shows and shakes. Emits `guide`. */
export class GuideSettings extends LightElement {
  static override properties = {
    guide: { attribute: false },
    language: { type: String },
    voices: { state: true },
  };
  declare guide: Required<GuideDoc>;
  declare language: string;
  declare voices: readonly SpeechSynthesisVoice[];

  constructor() {
    super();
    this.language = "en";
    this.voices = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Browsers fill the list late, some only after they were asked once.
    this.#list();
    globalThis.speechSynthesis?.addEventListener("voiceschanged", this.#list);
  }

  override disconnectedCallback(): void {
    globalThis.speechSynthesis?.removeEventListener("voiceschanged", this.#list);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`${SWITCHES.map((key) =>
      switchPart(say(`guide.${key}`), {
        isOn: this.guide[key],
        turn: (isOn) => this.#tell({ [key]: isOn }),
        note: key === "shortcuts" ? say("guide.shortcuts.note") : "",
      }),
    )}
    ${this.guide.speaks ? this.#voice() : nothing}`;
  }

  #voice(): TemplateResult {
    if (!this.voices.length) return html`<p class="note">${say("guide.voice.none")}</p>`;
    return html`<label class="field">
        <span>${say("guide.voice")}</span>
        <select @change=${(event: Event) => this.#tell({ voice: (event.target as HTMLSelectElement).value })}>
          <option value="" ?selected=${!this.guide.voice}>${say("guide.voice.default")}</option>
          ${this.voices.map(
            ({ voiceURI, name, lang }) => html`<option value=${voiceURI} ?selected=${voiceURI === this.guide.voice}>
              ${name} (${lang})
            </option>`,
          )}
        </select>
      </label>
      ${rangePart(say("guide.rate"), {
        value: this.guide.rate,
        least: 0.5,
        most: 2,
        words: (value) => say("guide.rate.value", { value: number(value, 1) }),
        choose: (rate) => this.#tell({ rate }),
      })}
      <p>
        <button class="quiet boxed" type="button" @click=${this.#test}>${say("guide.test")}</button>
      </p>`;
  }

  readonly #list = (): void => {
    const all = globalThis.speechSynthesis?.getVoices() ?? [];
    const language = (this.language || "en").slice(0, 2);
    const own = all.filter((voice) => voice.lang.startsWith(language));
    this.voices = own.length ? own : all;
  };

  readonly #test = (): void => {
    const words = new SpeechSynthesisUtterance(say("guide.test.words"));
    words.voice = this.voices.find((voice) => voice.voiceURI === this.guide.voice) ?? null;
    words.rate = this.guide.rate;
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  };

  #tell(some: Partial<GuideDoc>): void {
    this.guide = { ...this.guide, ...some };
    this.dispatchEvent(new CustomEvent("guide", { detail: this.guide, bubbles: true }));
  }
}
customElements.define("guide-settings", GuideSettings);
