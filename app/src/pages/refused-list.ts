import { html, nothing, type TemplateResult } from "lit";
import { outbox } from "../api/outbox";
import type { Item, Refused } from "../api/outbox-box";
import { REFUSED } from "../api/refused";
import { LightElement } from "../elements/light-element";
import { say } from "../words/words";
import { asked } from "./ask-sheet";
import { moment } from "./figures";
import { saveJson } from "../shell/save-file";

const FILE = "unkink-not-taken.json";

/** What the server refused for good, and why; saved as a file or thrown away. */
export class RefusedList extends LightElement {
  static override properties = { refused: { state: true } };
  declare refused: readonly Refused[];

  constructor() {
    super();
    this.refused = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener(REFUSED, this.#again);
    void this.#again();
  }

  override disconnectedCallback(): void {
    removeEventListener(REFUSED, this.#again);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.refused.length) return nothing;
    return html`<section class="pad part group">
      <h2 class="say">${say("data.refused")}</h2>
      <p>${say("data.refused.note")}</p>
      <ul class="rows">
        ${this.refused.map(
          ({ item, why }) => html`<li class="listed">
            <strong>${say(`data.refused.${item.kind}`, { when: whenOf(item) })}</strong>
            <p class="note">${why}</p>
          </li>`,
        )}
      </ul>
      <div class="acts-row">
        <button class="quiet boxed" type="button" @click=${this.#save}>${say("data.refused.save")}</button>
        <button class="quiet boxed danger" type="button" @click=${this.#throwAway}>${say("data.refused.drop")}</button>
      </div>
    </section>`;
  }

  readonly #again = async (): Promise<void> => {
    this.refused = await outbox.refused();
  };

  readonly #save = (): void => saveJson(FILE, { refused: this.refused });

  readonly #throwAway = async (): Promise<void> => {
    const question = {
      heading: say("data.refused.ask"),
      words: say("data.refused.words"),
      act: say("data.refused.yes"),
    };
    if (await asked(question)) await outbox.forgetRefused();
  };
}
customElements.define("refused-list", RefusedList);

/** When it was done; what was felt after a session knows no time of its own. */
function whenOf(item: Item): string {
  if (item.kind === "session") return moment(item.body.started);
  return item.kind === "soreness" ? moment(item.body.at) : "";
}
