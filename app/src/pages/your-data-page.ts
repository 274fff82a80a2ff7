import { html, type TemplateResult } from "lit";
import { cache } from "../api/cache";
import { call } from "../api/client";
import { Reading } from "../api/reading";
import type { DataDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { toast } from "../elements/toast-line";
import { number } from "../words/format";
import { offline, type Readiness } from "../shell/offline";
import { say } from "../words/words";
import { asked } from "./ask-sheet";
import { OwnProfile } from "./own-profile";
import { drawn } from "./page-state";
import "./refused-list";
import { forgetDevice, restored } from "./restore";
import { onePart } from "./settings-parts";
import { sizeOf } from "./size";

const PATH = "/data";
const BACKUP_COMMAND = "unkink backup unkink-backup.zip";

/** What is kept and where; take it along, bring it back, let it go. */
export class YourDataPage extends LightElement {
  static override properties = {
    readiness: { state: true },
    word: { state: true },
    isBusy: { state: true },
  };
  declare readiness: Readiness;
  declare word: string;
  declare isBusy: boolean;
  readonly #data = new Reading<DataDoc>(this, () => PATH);
  readonly #profile = new OwnProfile(this);
  #leave: (() => void) | undefined;

  constructor() {
    super();
    this.word = "";
    this.isBusy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = offline.hear((readiness) => (this.readiness = readiness));
  }

  override disconnectedCallback(): void {
    this.#leave?.();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`<p><a href="/settings">${say("data.all")}</a></p>
      <h1 class="say">${say("data.title")}</h1>
      <p class="lead">${say("data.lead")}</p>
      <refused-list></refused-list>
      <div class="two even group">
        <div class="pad wide-gap">
          ${part("data.kept", drawn(this.#data, keptPart))}
          ${part(
            "data.offline",
            html`<p role="status">${offlineWords(this.readiness)}</p>`,
          )}
          ${part(
            "data.backup",
            html`<p>${say("data.backup.note")}</p>
              <p><code>${BACKUP_COMMAND}</code></p>`,
          )}
        </div>
        <div class="pad wide-gap">
          ${part("data.export", exportPart())} ${part("data.restore", this.#restorePart())}
          ${part("data.coordinates", this.#coordinatesPart())} ${part("data.delete", this.#deletePart())}
        </div>
      </div>`;
  }

  #restorePart(): TemplateResult {
    return html`<p>${say("data.restore.note")}</p>
      <p>
        <button class="quiet boxed" type="button" ?disabled=${this.isBusy} @click=${this.#choose}>
          ${say(this.isBusy ? "data.restore.busy" : "data.restore.act")}
        </button>
      </p>`;
  }

  #coordinatesPart(): TemplateResult {
    const keeps = this.#profile.value?.keeps_coordinates ?? true;
    return html`<p>${say("data.coordinates.note")}</p>
      ${onePart(
        say("data.coordinates.later"),
        [
          { key: "keep", label: say("data.coordinates.keep") },
          { key: "drop", label: say("data.coordinates.drop") },
        ],
        {
          chosen: keeps ? "keep" : "drop",
          choose: (key) => void this.#profile.change({ keeps_coordinates: key === "keep" }),
        },
      )}
      <p>
        <button
          class="quiet boxed"
          type="button"
          ?disabled=${this.#data.value?.originals === 0}
          @click=${this.#dropCoordinates}
        >
          ${say("data.coordinates.act")}
        </button>
      </p>`;
  }

  #deletePart(): TemplateResult {
    const word = say("data.delete.word");
    const isUnlocked = this.word.trim().toLowerCase() === word;
    return html`<p>${say("data.delete.note")}</p>
      <label class="field narrow">
        <span>${say("data.delete.field", { word })}</span>
        <input
          autocomplete="off"
          autocapitalize="off"
          .value=${this.word}
          @input=${(event: Event) => (this.word = (event.target as HTMLInputElement).value)}
        />
      </label>
      <p>
        <button class="quiet boxed danger" type="button" ?disabled=${!isUnlocked} @click=${this.#deleteAll}>
          ${say("data.delete.act")}
        </button>
      </p>`;
  }

  readonly #choose = (): void => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".zip,application/zip";
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file) void this.#restore(file);
    });
    input.click();
  };

  async #restore(file: File): Promise<void> {
    const isEmpty = this.#data.value?.runs === 0 && this.#data.value.sessions === 0;
    const heading = say("data.restore.ask", { file: file.name });
    const question = { heading, words: say("data.restore.words"), act: say("data.restore.yes") };
    if (!isEmpty && !(await asked(question))) return;
    this.isBusy = true;
    await this.#done(async () => {
      const { runs, sessions } = await restored(file);
      await cache.forget();
      return say("data.restore.done", { runs, sessions });
    });
    this.isBusy = false;
  }

  readonly #dropCoordinates = async (): Promise<void> => {
    const question = {
      heading: say("data.coordinates.ask"),
      words: say("data.coordinates.words"),
      act: say("data.coordinates.yes"),
    };
    if (!(await asked(question))) return;
    await this.#done(async () => {
      await call<DataDoc>(`${PATH}/drop-coordinates`, { method: "POST" });
      return say("data.coordinates.done");
    });
  };

  readonly #deleteAll = async (): Promise<void> => {
    await this.#done(async () => {
      // The server asks for its own word, whatever the language of the page.
      await call(PATH, { method: "DELETE", body: { confirm: "delete" } });
      await forgetDevice();
      this.word = "";
      return say("data.delete.done");
    });
  };

  async #done(act: () => Promise<string>): Promise<void> {
    try {
      toast(await act());
      await Promise.all([this.#data.again(), this.#profile.reading.again()]);
    } catch (error) {
      toast(say("state.not_saved", { why: (error as Error).message }));
    }
  }
}
customElements.define("your-data-page", YourDataPage);

type Heading = "kept" | "offline" | "backup" | "export" | "restore" | "coordinates" | "delete";

function part(heading: `data.${Heading}`, inside: unknown): TemplateResult {
  return html`<section class="pad part">
    <h2 class="say">${say(heading)}</h2>
    ${inside}
  </section>`;
}

function keptPart(data: DataDoc): TemplateResult {
  const facts = [
    [say("data.folder"), data.folder],
    [say("data.runs"), number(data.runs, 0)],
    [say("data.sessions"), number(data.sessions, 0)],
    [say("data.reports"), number(data.reports, 0)],
    [say("data.routines"), number(data.routines, 0)],
    [
      say("data.originals"),
      say("data.originals.value", { count: data.originals, size: sizeWords(data.originals_bytes) }),
    ],
    [say("data.database"), sizeWords(data.database_bytes)],
  ] as const;
  return html`<dl class="facts-list">
    ${facts.map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}
  </dl>`;
}

function offlineWords(readiness: Readiness): string {
  const share = readiness.kind === "keeping" ? Math.floor(100 * readiness.share) : 0;
  return say(`data.offline.${readiness.kind}`, { share });
}

function sizeWords(bytes: number): string {
  const { unit, value } = sizeOf(bytes);
  return say(`data.size.${unit}`, { value: number(value, 1) });
}

function exportPart(): TemplateResult {
  return html`<p>${say("data.export.note")}</p>
    <p><a class="quiet on" href="/api/v1/export" download>${say("data.export.act")}</a></p>`;
}
