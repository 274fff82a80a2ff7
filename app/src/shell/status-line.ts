import { html, nothing, type TemplateResult } from "lit";
import { REFUSED } from "../api/refused";
import { LightElement } from "../elements/light-element";
import { say } from "../words/words";

/** What holds for all pages: no network, no server, a new version. */
export class StatusLine extends LightElement {
  static override properties = {
    offline: { state: true },
    unreached: { state: true },
    refused: { state: true },
  };
  declare offline: boolean;
  declare unreached: boolean;
  /** Whether something that was done here was not taken. */
  declare refused: boolean;
  #take: (() => void) | undefined;

  constructor() {
    super();
    this.offline = !navigator.onLine;
    this.unreached = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#net);
    addEventListener("offline", this.#net);
    addEventListener("unkink-reached", this.#reached);
    addEventListener("unkink-update", this.#newer);
    addEventListener(REFUSED, this.#refusals);
    void this.#refusals();
  }

  override disconnectedCallback(): void {
    removeEventListener("online", this.#net);
    removeEventListener("offline", this.#net);
    removeEventListener("unkink-reached", this.#reached);
    removeEventListener("unkink-update", this.#newer);
    removeEventListener(REFUSED, this.#refusals);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`<div class="status" role="status">
      ${this.#netLine()}
      ${this.refused
        ? html`<p>${say("net.refused")} <a href="/your-data">${say("net.refused.see")}</a></p>`
        : nothing}
      ${this.#take
        ? html`<p>
            ${say("net.update")}
            <button class="quiet" type="button" @click=${this.#take}>${say("net.update.take")}</button>
          </p>`
        : nothing}
    </div>`;
  }

  #netLine(): unknown {
    if (this.unreached) return html`<p>${say("net.unreachable")}</p>`;
    return this.offline ? html`<p>${say("net.none")}</p>` : nothing;
  }

  readonly #net = (): void => {
    this.offline = !navigator.onLine;
  };

  readonly #reached = (event: Event): void => {
    this.unreached = !(event as CustomEvent<boolean>).detail;
  };

  readonly #refusals = async (): Promise<void> => {
    const { outbox } = await import("../api/outbox");
    this.refused = (await outbox.refused()).length > 0;
  };

  readonly #newer = (event: Event): void => {
    this.#take = (event as CustomEvent<() => void>).detail;
    this.requestUpdate();
  };
}
customElements.define("status-line", StatusLine);
