import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { call } from "../api/client";
import { Reading } from "../api/reading";
import type { DeviceDoc, DeviceList, PairingDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { toast } from "../elements/toast-line";
import { say } from "../words/words";
import { asked } from "./ask-sheet";
import { moment } from "./figures";
import { drawn } from "./page-state";
import { grouped, minutesLeft } from "./pairing";

const PATH = "/devices";
const PHONE_COMMAND = "unkink serve --phone";
const TICK_MS = 5_000;

/** Pairs a phone, and lets one go. */
export class PhonePage extends LightElement {
  static override properties = { pairing: { state: true }, now: { state: true }, isBusy: { state: true } };
  declare pairing: PairingDoc | undefined;
  declare now: Date;
  declare isBusy: boolean;
  readonly #devices = new Reading<DeviceList>(this, () => PATH);
  #timer = 0;

  constructor() {
    super();
    this.now = new Date();
    this.isBusy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A phone that was just paired appears by itself.
    this.#timer = window.setInterval(() => {
      this.now = new Date();
      if (this.pairing && !document.hidden) void this.#devices.again();
    }, TICK_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`<p><a href="/settings">${say("data.all")}</a></p>
      <h1 class="say">${say("phone.title")}</h1>
      <p class="lead measure">${say("phone.lead")}</p>
      <div class="two even group">
        <section class="pad">${this.#pair()}</section>
        <div class="pad wide-gap">
          <section>
            <h2 class="say">${say("phone.devices")}</h2>
            ${drawn(this.#devices, ({ items }) => this.#list(items))}
          </section>
          <section>
            <h2 class="say">${say("phone.limits")}</h2>
            <ul class="bul">
              <li>${say("phone.limits.trust")}</li>
              <li>${say("phone.limits.sound")}</li>
              <li>${say("phone.limits.lock")}</li>
            </ul>
          </section>
        </div>
      </div>`;
  }

  #pair(): TemplateResult {
    const { pairing } = this;
    if (!pairing) return this.#button("phone.start");
    if (!pairing.is_serving) return closedPart();
    const left = minutesLeft(pairing.expires_at, this.now);
    if (left === 0) return html`<p role="status">${say("phone.over")}</p>${this.#button("phone.again")}`;
    return html`<ol class="count">
        <li><span>${say("phone.step.1")}</span></li>
        <li><span>${say("phone.step.2")}</span></li>
        <li><span>${say("phone.step.3")}</span></li>
      </ol>
      <div class="qr" role="img" aria-label=${say("phone.qr")}>${unsafeHTML(pairing.qr_svg)}</div>
      <p class="note" role="timer">${say("phone.left", { count: left })}</p>
      <dl class="facts-list">
        <div><dt>${say("phone.address")}</dt><dd><code>${pairing.url}</code></dd></div>
        <div><dt>${say("phone.fingerprint")}</dt><dd><code>${grouped(pairing.fingerprint)}</code></dd></div>
      </dl>`;
  }

  #button(words: "phone.start" | "phone.again"): TemplateResult {
    return html`<p>
      <button class="quiet on" type="button" ?disabled=${this.isBusy} @click=${this.#offer}>
        ${say(words)}
      </button>
    </p>`;
  }

  #list(items: readonly DeviceDoc[]): TemplateResult {
    if (!items.length) return html`<p class="note">${say("phone.devices.none")}</p>`;
    return html`<ul class="rows">
      ${items.map(
        (device) => html`<li class="row ends-row">
          <span>
            <span class="name">${device.name}</span>
            <span class="note">
              ${device.is_this ? say("phone.this") : say("phone.seen", { when: moment(device.last_seen) })}
            </span>
          </span>
          <button
            class="quiet"
            type="button"
            aria-label=${say("phone.revoke.of", { name: device.name })}
            @click=${() => void this.#revoke(device)}
          >
            ${say("phone.revoke")}
          </button>
        </li>`,
      )}
    </ul>`;
  }

  readonly #offer = async (): Promise<void> => {
    this.isBusy = true;
    try {
      this.pairing = await call<PairingDoc>("/pairing", { method: "POST" });
      this.now = new Date();
    } catch (error) {
      toast(say("state.failed", { why: (error as Error).message }));
    } finally {
      this.isBusy = false;
    }
  };

  async #revoke({ id, name }: DeviceDoc): Promise<void> {
    const heading = say("phone.revoke.ask", { name });
    const words = say("phone.revoke.words");
    if (!(await asked({ heading, words, act: say("phone.revoke") }))) return;
    try {
      await call(`${PATH}/${id}`, { method: "DELETE" });
      toast(say("phone.revoked", { name }));
      await this.#devices.again();
    } catch (error) {
      toast(say("state.not_saved", { why: (error as Error).message }));
    }
  }
}
customElements.define("phone-page", PhonePage);

function closedPart(): TemplateResult {
  return html`<div role="status" class="pad">
    <h2 class="say">${say("phone.closed")}</h2>
    <p>${say("phone.closed.note")}</p>
    <p><code>${PHONE_COMMAND}</code></p>
  </div>`;
}
