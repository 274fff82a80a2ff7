import { html, nothing, type TemplateResult } from "lit";
import { outbox } from "../api/outbox";
import type { FeltDoc, Group, TodayDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import "../elements/soreness-picker";
import { patchProfile } from "../shell/profile";
import { say } from "../words/words";
import { askedGroups } from "./today-headline";

/** Nobody is asked about more than this on one morning. */
const ASKED = 2;

/** The one question of the next morning; a tap for each muscle, or leave it. */
export class MorningCard extends LightElement {
  static override properties = { today: { attribute: false }, said: { state: true }, left: { state: true } };
  declare today: TodayDoc;
  declare said: readonly FeltDoc[];
  declare left: boolean;
  #asked: Group[] | undefined;

  constructor() {
    super();
    this.said = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    const morning = this.today.morning;
    this.#asked ??= morning ? askedGroups(this.today).slice(0, ASKED) : [];
    if (this.left || !this.#asked.length) return nothing;
    const group = this.today.groups.find((one) => one.group === this.#asked?.[this.#count()]);
    if (!group) return html`<p class="more" role="status">${say("today.morning.thanks")}</p>`;
    const words = say("today.morning", { name: group.name });
    return html`<section class="ask" aria-label=${words}>
      <h2 class="say">${words}</h2>
      <p class="note">${say("today.morning.lead")}</p>
      <soreness-picker
        label=${words}
        .value=${null}
        @soreness=${(event: CustomEvent<number>) => void this.#say(group.group, event.detail)}
      ></soreness-picker>
      <button class="quiet" type="button" @click=${this.#leave}>${say("today.morning.leave")}</button>
    </section>`;
  }

  /** How many groups were answered. */
  #count(): number {
    const answered = new Set(this.said.map((one) => one.muscle));
    const groups = this.today.groups.filter((one) => this.#asked?.includes(one.group));
    return groups.filter((one) => one.parts.some((part) => answered.has(part.muscle))).length;
  }

  async #say(group: Group, value: number): Promise<void> {
    const morning = this.today.morning;
    if (!morning) return;
    const muscles = this.today.groups.find((one) => one.group === group)?.parts ?? [];
    const parts = morning.parts.filter((part) => muscles.some((one) => one.muscle === part.muscle));
    this.said = [...this.said, ...parts.map((part) => ({ ...part, value }))];
    const body = { next_morning: [...this.said] };
    await outbox.put({ kind: "session_patch", id: morning.session, body });
    if (this.#count() >= (this.#asked?.length ?? 0)) await this.#done();
  }

  readonly #leave = (): void => {
    this.left = true;
    void this.#done();
  };

  async #done(): Promise<void> {
    await patchProfile({ morning_asked_at: new Date().toISOString() }).catch(() => undefined);
  }
}
customElements.define("morning-card", MorningCard);
