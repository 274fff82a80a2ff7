import { html, svg, type TemplateResult } from "lit";
import { HERO_PATH } from "../elements/kink-path";
import { LightElement } from "../elements/light-element";
import "../elements/roller-button";
import { pickFiles } from "../shell/drop";
import { whenIdle } from "../shell/idle";
import { roughDistance } from "../words/format";
import { say } from "../words/words";

/** How far the bundled sample run is [m]; it is told before it is read. */
const SAMPLE_M = 42_195;

/** Today before there is a run. Emits `sample` and `sore`. */
export class TodayEmpty extends LightElement {
  static override properties = {
    figure: { type: String },
    busy: { type: Boolean },
    error: { type: String },
  };
  declare figure: string;
  declare busy: boolean;
  declare error: string;

  protected override firstUpdated(): void {
    // The body is the last thing needed here.
    whenIdle(() => void import("../elements/body-map"));
  }

  protected override render(): TemplateResult {
    return html`<div class="two even middle">
      <section class="pad">
        <h1 class="say big">${say("today.empty").split("\n").map((line) => html`${line}<br />`)}</h1>
        <svg class="ln big-line" viewBox="0 0 400 60" aria-hidden="true">${svg`<path d=${HERO_PATH} />`}</svg>
        <p class="lead">${say("today.empty.lead")}</p>
        ${this.#drop()}
        <roller-button
          label=${say("today.empty.sample")}
          sub=${roughDistance(SAMPLE_M)}
          ?busy=${this.busy}
          @press=${() => this.dispatchEvent(new CustomEvent("sample"))}
        ></roller-button>
        ${this.error ? html`<p role="alert">${this.error}</p>` : ""}
        <p>
          ${say("today.empty.skip")}
          <button class="link" type="button" @click=${() => this.dispatchEvent(new CustomEvent("sore"))}>
            ${say("today.empty.sore")}</button
          >.
        </p>
        <p class="note">${say("today.empty.promise")}</p>
      </section>
      <section><body-map quiet figure=${this.figure ?? ""}></body-map></section>
    </div>`;
  }

  #drop(): TemplateResult {
    return html`<div class="drop">
      <div>
        <h2 class="say">${say("today.empty.drop")}</h2>
        <p class="note">${say("today.empty.kinds")}</p>
      </div>
      <button class="quiet on" type="button" @click=${pickFiles}>${say("today.empty.choose")}</button>
    </div>`;
  }
}
customElements.define("today-empty", TodayEmpty);
