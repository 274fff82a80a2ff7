import { html, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import { sessionWords, type Sign } from "../session/catalogue";
import type { Params } from "../shell/router";
import { say } from "../words/words";

/** Where the safety question leads when its answer is yes: signs, and what to do. */
export class StopPage extends LightElement {
  static override properties = { params: { attribute: false }, signs: { state: true } };
  declare params: Params;
  declare signs: readonly Sign[];

  constructor() {
    super();
    this.signs = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Without a network the last seen catalogue has the sentences; without any, those here do.
    void sessionWords().then(
      (words) => (this.signs = words.safety.stop_page),
      () => undefined,
    );
  }

  protected override render(): TemplateResult {
    return html`<div class="pad stop">
      <h1 class="say far-say">
        <svg class="ic stop-sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16.5v.01" /></svg>
        ${say("stop.title")}
      </h1>
      <p class="lead">${say(this.signs.length ? "stop.lead" : "stop.away")}</p>
      <ul class="stop-signs">
        ${this.signs.map(
          (one) => html`<li>
            <h2>${one.sign}</h2>
            <p>${one.what_to_do}</p>
          </li>`,
        )}
      </ul>
      <p><a class="quiet boxed" href="/">${say("stop.home")}</a></p>
    </div>`;
  }
}
customElements.define("stop-page", StopPage);
