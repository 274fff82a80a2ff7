import { html, nothing, type TemplateResult } from "lit";
import { CATALOGUE } from "../api/catalogue";
import { call } from "../api/client";
import { Reading } from "../api/reading";
import type { RoutineDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { toast } from "../elements/toast-line";
import { isLinkFault, type LinkFault, type Shared, sharedIn } from "../share/link";
import { type Lore, type LoreDoc, loreOf } from "../share/lore";
import { playable } from "../share/playable";
import "../share/shared-routine";
import { knownProfile } from "../shell/profile";
import { takePart } from "../take-along/take-part";
import { say } from "../words/words";
import { play } from "./handover";
import { drawn } from "./page-state";

/** A routine that came with a link: the address itself holds it, behind the `#`. */
export class SharedPage extends LightElement {
  static override properties = { shared: { state: true } };
  declare shared: Shared | LinkFault | undefined;
  readonly #document = new Reading<LoreDoc>(this, () => CATALOGUE);
  #lore: Lore | undefined;
  #read: LoreDoc | undefined;

  protected override willUpdate(): void {
    const document = this.#document.value;
    if (!document || document === this.#read) return;
    this.#read = document;
    this.#lore = loreOf(document);
    void sharedIn(location.hash, this.#lore).then((found) => (this.shared = found));
  }

  protected override render(): unknown {
    return drawn(this.#document, () => this.#content());
  }

  #content(): unknown {
    if (this.shared === undefined || !this.#lore) return nothing;
    if (isLinkFault(this.shared)) return faultPart(this.shared);
    return html`<shared-routine
        .lore=${this.#lore}
        .routine=${this.shared.routine}
        .unknown=${this.shared.unknown}
        .acts=${actsPart}
        @roll=${(event: CustomEvent<RoutineDoc>) => this.#roll(event.detail)}
      ></shared-routine>
      ${isOwnMachine() ? html`<p class="note spaced">${say("shared.own_machine")}</p>` : nothing}`;
  }

  #roll(routine: RoutineDoc): void {
    if (this.#lore) play(playable(routine, this.#lore));
  }
}
customElements.define("shared-page", SharedPage);

function faultPart(fault: LinkFault): TemplateResult {
  return html`<div class="pad">
    <h1 class="say">${say(`shared.fault.${fault}`)}</h1>
    <p class="lead">${say("shared.fault.own")}</p>
    <p><a class="quiet boxed" href="/routines">${say("nav.routines")}</a></p>
  </div>`;
}

function actsPart(routine: RoutineDoc): TemplateResult {
  return html`<div class="acts-row">
    <button class="quiet boxed" type="button" @click=${() => void keep(routine)}>${say("shared.keep")}</button>
    ${takePart(routine)}
  </div>`;
}

async function keep(routine: RoutineDoc): Promise<void> {
  try {
    await call("/routines", { method: "POST", body: { routine } });
    toast(say("shared.kept.app", { title: routine.title }));
  } catch (error) {
    toast(say("state.not_saved", { why: (error as Error).message }));
  }
}

/** Whether this address means another machine wherever else it is opened. */
function isOwnMachine(): boolean {
  return !knownProfile()?.base && /^(localhost|127\..*|\[::1\])$/.test(location.hostname);
}
