import { html, type PropertyValues, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import "../elements/still-picture";
import { isDark } from "../shell/profile";
import type { LoadFile } from "../stage/clip";
import type { ClipPlayer } from "../stage/player";

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
  #player: ClipPlayer | undefined;
  #canvas: HTMLCanvasElement | undefined;
  #sized: ResizeObserver | undefined;
  #isReady = false;
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
    if (this.#isReady && this.shows === "figure") this.#player?.draw(seconds);
  }

  /** Which clip is on the stage; "" while none is. */
  get clipName(): string {
    return this.#isReady ? `${this.move}.${this.variant} ${this.side}` : "";
  }

  /** How long a loop of what is shown takes [s]; 0 while nothing is there. */
  get seconds(): number {
    return this.#isReady ? (this.#player?.clip?.seconds ?? 0) : 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#isGone = true;
    this.#sized?.disconnect();
    this.#player?.dispose();
    this.#player = undefined;
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
    this.#canvas = this.querySelector("canvas") ?? undefined;
    this.#sized = new ResizeObserver(() => this.#fit());
    this.#sized.observe(this);
  }

  protected override updated(changed: PropertyValues): void {
    const isOther = ["figure", "move", "variant", "side", "still"].some((one) => changed.has(one));
    if (isOther && this.move && this.figure) void this.#show();
  }

  async #show(): Promise<void> {
    try {
      this.#player ??= await this.#made();
      if (this.#isGone || !this.#player) return this.#player?.dispose();
      if (!(await this.#player.show(this.move, this.variant, this.side))) return;
      this.#isReady = true;
      for (const { move, variant } of this.ahead) this.#player.prepare(move, variant);
      this.shows = this.still ? "stills" : "figure";
      await this.updateComplete;
      this.#fit();
      this.#tell(this.#player.clip?.load ?? null);
    } catch (error) {
      // Without WebGL or without the clip the picture says enough.
      if (this.move === "into") {
        this.dispatchEvent(new CustomEvent("clip-missing", { detail: this.variant, bubbles: true }));
        return;
      }
      console.info("unkink: a picture stands in for the figure", error);
      this.#isReady = false;
      this.shows = "picture";
      this.#tell(null);
    }
  }

  async #made(): Promise<ClipPlayer | undefined> {
    const { ClipPlayer } = await import("../stage/player");
    if (!this.#canvas || this.#isGone) return undefined;
    return new ClipPlayer(this.#canvas, { figure: this.figure, theme: isDark() ? "dark" : "light" });
  }

  #fit(): void {
    if (!this.#player || !this.#isReady) return;
    if (this.shows === "stills") this.#pair();
    else {
      this.#player.fit();
      this.#player.draw(0);
    }
  }

  /** Draws start and end of the stroke once each, on two plain canvases. */
  #pair(): void {
    const live = this.#canvas;
    const pair = this.querySelectorAll<HTMLCanvasElement>(".pair canvas");
    if (!live || !this.#player) return;
    const { clientWidth: width, clientHeight: height } = pair[0] ?? live;
    this.#player.fitTo(width, height);
    pair.forEach((still, at) => {
      this.#player?.draw(at * (this.seconds / 2));
      still.width = live.width;
      still.height = live.height;
      still.getContext("2d")?.drawImage(live, 0, 0);
    });
  }

  #tell(load: LoadFile | null): void {
    this.dispatchEvent(new CustomEvent("load-known", { detail: load, bubbles: true }));
  }
}
customElements.define("session-figure", SessionFigure);
