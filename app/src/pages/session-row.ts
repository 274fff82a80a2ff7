import { html, nothing, type TemplateResult } from "lit";
import type { Catalogue } from "../api/catalogue";
import { call } from "../api/client";
import type { SessionDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { capital } from "../words/capital";
import { toast } from "../elements/toast-line";
import { duration, list, number } from "../words/format";
import { say } from "../words/words";
import { feltAfter, type FeltPart, feltParts } from "./felt";
import { moment } from "./figures";
import "../elements/soreness-picker";

/** One session of the list: what it rolled, how that felt, and a way to say so later. */
export class SessionRow extends LightElement {
  static override properties = {
    session: { attribute: false },
    catalogue: { attribute: false },
    isOpen: { state: true },
    edited: { state: true },
  };
  declare session: SessionDoc;
  declare catalogue: Catalogue | undefined;
  declare isOpen: boolean;
  /** The part whose soreness is being set. */
  declare edited: string;

  protected override render(): TemplateResult {
    const { session } = this;
    return html`<details @toggle=${(event: Event) => (this.isOpen = (event.target as HTMLDetailsElement).open)}>
      <summary>
        <span class="ringmark" aria-hidden="true"></span>
        <span>
          <span class="name">${say("history.session", { time: duration(session.played_s) })}</span>
          <span class="note">${moment(session.started)}. ${this.#moves()}</span>
        </span>
      </summary>
      ${this.isOpen ? this.#inside() : nothing}
    </details>`;
  }

  #moves(): string {
    const keys = [...new Set(this.session.rolled.map((one) => one.move))];
    const names = keys.map((key) => this.catalogue?.moves.get(key)?.name ?? key);
    return capital(list(names.map((name) => name.toLocaleLowerCase())));
  }

  #inside(): TemplateResult {
    const parts = feltParts(this.session);
    return html`<ul class="felts">
        ${parts.map((part) => html`<li>${this.#part(part, parts)}</li>`)}
      </ul>
      <p>
        <button class="quiet" type="button" @click=${() => this.dispatchEvent(new CustomEvent("remove"))}>
          ${say("history.delete")}
        </button>
      </p>`;
  }

  #part(part: FeltPart, parts: readonly FeltPart[]): TemplateResult {
    const muscle = this.catalogue?.muscles[part.muscle] ?? part.muscle;
    const name = `${capital(muscle)}, ${say(`side.${part.side}`)}`;
    const key = `${part.muscle} ${part.side}`;
    const isEdited = this.edited === key;
    return html`<div class="felt">
        <div>
          <h3>${name}</h3>
          <p class="note">${duration(part.dose_s)}</p>
          <p>${feltWords(part)}</p>
        </div>
        <button
          class="quiet"
          type="button"
          aria-expanded=${isEdited}
          aria-label=${say("history.edit_of", { name })}
          @click=${() => (this.edited = isEdited ? "" : key)}
        >
          ${say(isEdited ? "history.close" : "history.edit")}
        </button>
      </div>
      ${isEdited ? this.#pickers(part, { name, parts }) : nothing}`;
  }

  #pickers(part: FeltPart, { name, parts }: { name: string; parts: readonly FeltPart[] }): unknown {
    return (["after", "morning"] as const).map((when) => {
      const label = say(`history.${when}`);
      return html`<p class="note felt-when">${capital(label)}</p>
        <soreness-picker
          label="${name}, ${label}"
          .value=${part[when]}
          .was=${part.before}
          @soreness=${(event: CustomEvent<number>) => void this.#set(parts, when, { part, value: event.detail })}
        ></soreness-picker>`;
    });
  }

  async #set(
    parts: readonly FeltPart[],
    when: "after" | "morning",
    set: { part: FeltPart; value: number },
  ): Promise<void> {
    const felt = feltAfter(parts, when, set);
    const body = when === "after" ? { after: felt } : { next_morning: felt };
    try {
      const changed = await call<SessionDoc>(`/sessions/${this.session.id}`, { method: "PATCH", body });
      this.session = changed;
      this.dispatchEvent(new CustomEvent("changed", { detail: changed }));
    } catch (error) {
      this.requestUpdate();
      toast(say("state.not_saved", { why: (error as Error).message }));
    }
  }
}
customElements.define("session-row", SessionRow);

/** How a part felt at the three times, in a line. */
function feltWords(part: FeltPart): string {
  const times = ["before", "after", "morning"] as const;
  return capital(
    times
      .map((when) => {
        const value = part[when];
        const told = value === null ? say("history.unasked") : say("why.of_ten", { value: number(value, 0) });
        return `${say(`history.${when}`)} ${told}`;
      })
      .join(", "),
  );
}
