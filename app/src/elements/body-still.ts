import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { GroupDoc } from "../api/schema";
import { isDark } from "../shell/profile";
import type { Picture, Standing } from "../stage/soft-picture";
import { fetchedData } from "../stage/fetched";
import { regionKey, regionOf } from "../stage/muscle-numbers";
import { say } from "../words/words";
import { LightElement } from "./light-element";

/** Points from foot to head; enough for a screen, quick enough for an old one. */
const POINTS = 720;

/**
 * The body from the front and the back as two pictures, coloured by need, for browsers
 * that cannot draw it live. Emits `pick` with the group of the region that is tapped.
 */
export class BodyStill extends LightElement {
  static override properties = {
    groups: { attribute: false },
    figure: { type: String },
    quiet: { type: Boolean },
    failed: { state: true },
  };
  declare groups: readonly GroupDoc[];
  declare figure: string;
  /** Only the body: no colours, nothing to tap. */
  declare quiet: boolean;
  declare failed: boolean;
  #body: Promise<Standing> | undefined;
  #pictures: readonly Picture[] = [];
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  override connectedCallback(): void {
    super.connectedCallback();
    this.#dark.addEventListener("change", this.#draw);
    addEventListener("unkink-profile", this.#draw);
  }

  override disconnectedCallback(): void {
    this.#dark.removeEventListener("change", this.#draw);
    removeEventListener("unkink-profile", this.#draw);
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("figure")) this.#body = undefined;
    if (changed.has("figure") || changed.has("groups")) void this.#draw();
  }

  protected override render(): TemplateResult {
    const note = this.quiet && !this.failed ? nothing : html`<p class="note">${say("el.map.impossible")}</p>`;
    if (this.failed) return html`${note}`;
    return html`<div class="still-body" role="img" aria-label=${say(this.quiet ? "el.map.calm" : "el.map.still")}>
        ${[0, 1].map(
          (at) => html`<canvas @click=${(event: MouseEvent) => this.#tap(event, at)}></canvas>`,
        )}
      </div>
      ${note}`;
  }

  readonly #draw = async (): Promise<void> => {
    if (!this.figure) return;
    try {
      const { stillBody, stillPictures } = await import("../stage/still-body");
      this.#body ??= fetchedData(`/bodies/${encodeURIComponent(this.figure)}/mannequin.glb`).then(stillBody);
      const parts = this.quiet ? [] : (this.groups ?? []).flatMap((group) => group.parts);
      const steps = new Map(parts.map((part) => [regionKey(part.muscle, part.side), part.step]));
      const look = { theme: isDark() ? "dark" : "light", height: POINTS } as const;
      this.#pictures = await stillPictures(await this.#body, steps, look);
    } catch {
      this.failed = true;
      return;
    }
    this.querySelectorAll("canvas").forEach((canvas, at) => {
      const picture = this.#pictures[at];
      if (!picture) return;
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext("2d")?.putImageData(new ImageData(picture.pixels, picture.width), 0, 0);
    });
  };

  #tap(event: MouseEvent, at: number): void {
    const picture = this.#pictures[at];
    if (!picture || this.quiet) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const x = Math.floor(((event.clientX - box.left) / box.width) * picture.width);
    const y = Math.floor(((event.clientY - box.top) / box.height) * picture.height);
    const region = regionOf(picture.regions[y * picture.width + x] ?? 0);
    const group = this.groups.find((one) => one.parts.some((part) => part.muscle === region?.muscle));
    if (group) this.dispatchEvent(new CustomEvent("pick", { detail: group.group, bubbles: true }));
  }
}
customElements.define("body-still", BodyStill);
