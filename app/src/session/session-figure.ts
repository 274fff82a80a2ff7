import { html, type PropertyValues, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import "../elements/still-picture";
import { isDark } from "../shell/profile";
import type { ClipFile, LoadFile } from "../stage/clip";
import { drawOn, type Remote } from "../stage/remote";
import type { Size } from "../stage/view";

/**
 * The figure that does the move, or stills where it cannot: no WebGL, no clip at hand, or
 * a runner who wants no motion.
 *
 * Emits `load` with what presses, once the clip is there.
 */
export class SessionFigure extends LightElement {
  static override properties = {
    figure: { type: String },
    move: { type: String },
    variant: { type: String },
    side: { type: String },
    label: { type: String },
    still: { type: Boolean },
    ahead: { attribute: false },
    shows: { state: true },
  };
  declare figure: string;
  declare move: string;
  declare variant: string;
  declare side: string;
  /** What is to be seen. */
  declare label: string;
  /** No motion: start and end of the stroke as two pictures. */
  declare still: boolean;
  /** What comes later, loaded while there is a network. */
  declare ahead: readonly { readonly move: string; readonly variant: string }[];
  declare shows: "figure" | "stills" | "picture";
  #player: Promise<Remote<"player">> | undefined;
  /** The player once it is there. */
  #drawer: Remote<"player"> | undefined;
  /** The clip on the stage, as it is shown; undefined while none is. */
  #clip: ClipFile | undefined;
  #size: Size = { width: 0, height: 0, ratio: 1 };
  /** When in its loop the move was drawn last [s]. */
  #atS = 0;
  #sized: ResizeObserver | undefined;
  #isGone = false;

  constructor() {
    super();
    this.shows = "picture";
    this.still = false;
    this.ahead = [];
    this.label = "";
  }

  /** Draws the move as it is at a time of its loop [s]. */
  draw(seconds: number): void {
    this.#atS = seconds;
    if (this.#clip && this.shows === "figure") void this.#drawer?.ask("draw", seconds, this.#size);
  }

  /** Which clip is on the stage; "" while none is. */
  get clipName(): string {
    return this.#clip ? `${this.move}.${this.variant} ${this.side}` : "";
  }

  /** How long a loop of what is shown takes [s]; 0 while nothing is there. */
  get seconds(): number {
    return this.#clip?.seconds ?? 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#isGone = true;
    this.#sized?.disconnect();
    this.#drawer?.dispose();
    this.#drawer = undefined;
  }

  protected override render(): TemplateResult {
    return html`<div class="figure" role="img" aria-label=${this.label}>
      <canvas class="live" ?hidden=${this.shows !== "figure"}></canvas>
      <div class="pair" ?hidden=${this.shows !== "stills"}><canvas></canvas><canvas></canvas></div>
      ${this.shows === "picture"
        ? html`<still-picture .move=${this.move} .variant=${this.variant} eager></still-picture>`
        : ""}
    </div>`;
  }

  protected override firstUpdated(): void {
    this.#sized = new ResizeObserver(() => this.#fit());
    this.#sized.observe(this);
  }

  protected override updated(changed: PropertyValues): void {
    const isOther = ["figure", "move", "variant", "side", "still"].some((one) => changed.has(one));
    if (isOther && this.move && this.figure) void this.#show();
  }

  async #show(): Promise<void> {
    const { move, variant, side } = this;
    try {
      const player = await this.#ready();
      if (!player) return;
      const clip = await player.ask("show", move, variant, side);
      if (!clip || this.#isGone) return;
      this.#clip = clip;
      for (const next of this.ahead) void player.ask("prepare", next.move, next.variant);
      this.shows = this.still ? "stills" : "figure";
      await this.updateComplete;
      this.#fit();
      this.#tell(clip.load);
    } catch (error) {
      // What failed late must not push away what is shown since.
      if (this.move !== move || this.variant !== variant) return;
      // Without WebGL or without the clip the picture says enough.
      if (move === "into") {
        this.dispatchEvent(new CustomEvent("clip-missing", { detail: variant, bubbles: true }));
        return;
      }
      console.info("unkink: a picture stands in for the figure", error);
      this.#clip = undefined;
      this.shows = "picture";
      this.#tell(null);
    }
  }

  /** Returns the player; undefined if the figure went meanwhile. */
  async #ready(): Promise<Remote<"player"> | undefined> {
    const canvas = this.querySelector("canvas");
    if (!canvas) return undefined;
    this.#player ??= drawOn(canvas, "player", { figure: this.figure, theme: isDark() ? "dark" : "light" });
    try {
      this.#drawer = await this.#player;
    } catch (error) {
      this.#player = undefined;
      throw error;
    }
    if (!this.#isGone) return this.#drawer;
    this.#drawer.dispose();
    return undefined;
  }

  #fit(): void {
    if (!this.#clip) return;
    const shown = this.querySelector<HTMLCanvasElement>(this.shows === "stills" ? ".pair canvas" : ".live");
    // More than two dots a pixel cost battery and show nothing.
    const ratio = Math.min(2, devicePixelRatio);
    this.#size = { width: shown?.clientWidth ?? 0, height: shown?.clientHeight ?? 0, ratio };
    if (this.shows === "stills") void this.#pair(this.#clip);
    else this.draw(this.#atS);
  }

  /** Shows start and end of the stroke, once each, on two plain canvases. */
  async #pair(clip: ClipFile): Promise<void> {
    const drawer = this.#drawer;
    if (!drawer || this.#size.width < 2) return;
    for (const [at, still] of this.querySelectorAll<HTMLCanvasElement>(".pair canvas").entries()) {
      const picture = await drawer.ask("picture", at * (clip.seconds / 2), this.#size);
      still.width = picture.width;
      still.height = picture.height;
      still.getContext("2d")?.drawImage(picture, 0, 0);
      picture.close();
    }
  }

  #tell(load: LoadFile | null): void {
    this.dispatchEvent(new CustomEvent("load-known", { detail: load, bubbles: true }));
  }
}
customElements.define("session-figure", SessionFigure);
