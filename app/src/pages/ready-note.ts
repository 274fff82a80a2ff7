import { html, nothing, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import { offline, type Readiness } from "../shell/offline";
import { say } from "../words/words";

/** A quiet line that says when the next session plays without a network. */
export class ReadyNote extends LightElement {
  static override properties = { readiness: { state: true } };
  declare readiness: Readiness;
  #leave: () => void = () => undefined;

  constructor() {
    super();
    this.readiness = offline.readiness;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = offline.hear((readiness) => (this.readiness = readiness));
  }

  override disconnectedCallback(): void {
    this.#leave();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { readiness } = this;
    if (readiness.kind === "ready") return html`<p class="note">${say("today.ready")}</p>`;
    if (readiness.kind !== "keeping" || readiness.share === 0) return nothing;
    return html`<p class="note">
      ${say("today.ready.keeping", { share: Math.floor(readiness.share * 100) })}
    </p>`;
  }
}
customElements.define("ready-note", ReadyNote);
