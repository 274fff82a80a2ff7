import { html, nothing, type TemplateResult } from "lit";
import { cache } from "../api/cache";
import { call } from "../api/client";
import { Reading } from "../api/reading";
import type { CalendarDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { toast } from "../elements/toast-line";
import { weekday } from "../words/format";
import { say } from "../words/words";
import { asked } from "./ask-sheet";
import { drawn } from "./page-state";
import { manyPart } from "./settings-parts";

const PATH = "/calendar";

/** 0 for Monday to 6 for Sunday; the second of June 2025 was a Monday. */
const WEEK = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ key: String(day), day: new Date(2025, 5, 2 + day) }));

/**
 * When one rolls and is reminded, and the address to which a program for calendars
 * subscribes. Emits `at` and `days`.
 */
export class CalendarSettings extends LightElement {
  static override properties = { at: { type: String }, days: { attribute: false }, isBusy: { state: true } };
  /** The usual time of day, such as "20:00". */
  declare at: string;
  /** Weekdays to be reminded on. */
  declare days: readonly number[];
  declare isBusy: boolean;
  readonly #calendar = new Reading<CalendarDoc>(this, () => PATH);

  constructor() {
    super();
    this.at = "20:00";
    this.days = [];
    this.isBusy = false;
  }

  protected override render(): TemplateResult {
    return html`<p class="note">${say("settings.calendar.note")}</p>
      <label class="field narrow">
        <span>${say("settings.calendar.at")}</span>
        <input type="time" required .value=${this.at} @change=${this.#tell} />
      </label>
      ${manyPart(
        say("settings.calendar.days"),
        WEEK.map(({ key, day }) => ({ key, label: weekday(day) })),
        {
          chosen: this.days.map(String),
          choose: (keys) => this.dispatchEvent(new CustomEvent("days", { detail: keys.map(Number), bubbles: true })),
        },
      )}
      ${drawn(this.#calendar, (calendar) => this.#addresses(calendar))}`;
  }

  #addresses({ url, phone_url }: CalendarDoc): TemplateResult {
    const isElsewhere = phone_url && phone_url !== url;
    return html`${this.#address(say("settings.calendar.here"), url)}
      ${isElsewhere ? this.#address(say("settings.calendar.home"), phone_url) : nothing}
      <p>
        <button class="quiet boxed" type="button" ?disabled=${this.isBusy} @click=${this.#renew}>
          ${say("settings.calendar.renew")}
        </button>
      </p>`;
  }

  #address(label: string, address: string): TemplateResult {
    return html`<div class="setting">
      <label class="field">
        <span>${label}</span>
        <input readonly .value=${address} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
      </label>
      <button
        class="quiet boxed"
        type="button"
        aria-label=${say("settings.calendar.copy_of", { name: label })}
        @click=${() => void copied(address)}
      >
        ${say("settings.calendar.copy")}
      </button>
    </div>`;
  }

  readonly #tell = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (!input.reportValidity() || input.value === this.at) return;
    this.dispatchEvent(new CustomEvent("at", { detail: input.value, bubbles: true }));
  };

  readonly #renew = async (): Promise<void> => {
    const isMeant = await asked({
      heading: say("settings.calendar.renew.ask"),
      words: say("settings.calendar.renew.words"),
      act: say("settings.calendar.renew.yes"),
    });
    if (!isMeant) return;
    this.isBusy = true;
    try {
      const calendar = await call<CalendarDoc>(`${PATH}/renew`, { method: "POST" });
      this.#calendar.show(calendar);
      await cache.keep(PATH, calendar);
      toast(say("settings.calendar.renewed"));
    } catch (error) {
      toast(say("state.failed", { why: (error as Error).message }));
    } finally {
      this.isBusy = false;
    }
  };
}
customElements.define("calendar-settings", CalendarSettings);

async function copied(address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    toast(say("settings.calendar.copied"));
  } catch {
    toast(say("settings.calendar.not_copied"));
  }
}
