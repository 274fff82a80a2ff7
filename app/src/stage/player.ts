/** The figure that does the moves of a session: loads what it needs, and draws a moment. */
import type { ClipFile } from "./clip";
import { fetched, fetchedData } from "./fetched";
import { isMirroredFor, mirroredFile } from "./mirror";
import type { Theme } from "./palette";
import { Stage } from "./stage";

interface Loaded {
  readonly data: ArrayBuffer;
  readonly info: ClipFile;
}

/** One canvas of a session. */
export class ClipPlayer {
  readonly #stage: Stage;
  readonly #figure: string;
  readonly #clips = new Map<string, Promise<Loaded>>();
  #body: Promise<void> | undefined;
  #shown = "";
  #clip: ClipFile | undefined;
  #canvas: HTMLCanvasElement;

  /**
   * @throws Error if the browser draws no WebGL.
   */
  constructor(canvas: HTMLCanvasElement, options: { readonly figure: string; readonly theme: Theme }) {
    this.#canvas = canvas;
    this.#figure = options.figure;
    this.#stage = new Stage(canvas, options.theme);
  }

  /** The clip on the stage, as it is shown: mirrored for the other side. */
  get clip(): ClipFile | undefined {
    return this.#clip;
  }

  /** Loads a clip before it is needed. */
  prepare(move: string, variant: string): void {
    void this.#load(`${move}.${variant}`).catch(() => undefined);
  }

  /**
   * Puts a move on the stage, for one side of the body.
   *
   * @returns Whether it is there; false if another one was asked for meanwhile.
   */
  async show(move: string, variant: string, side: string): Promise<boolean> {
    const wanted = `${move}.${variant} ${side}`;
    if (this.#shown === wanted) return this.#clip !== undefined;
    this.#shown = wanted;
    this.#body ??= fetchedData(`/bodies/${this.#figure}/mannequin.glb`).then((data) => this.#stage.setBody(data));
    const [{ data, info }] = await Promise.all([this.#load(`${move}.${variant}`), this.#body]);
    if (this.#shown !== wanted) return false;
    const isMirrored = isMirroredFor(info, side);
    this.#clip = isMirrored ? mirroredFile(info) : info;
    await this.#stage.setClip(data, this.#clip, { isMirrored });
    return this.#shown === wanted;
  }

  /** Fits the picture to its place on the page. */
  fit(): void {
    this.fitTo(this.#canvas.clientWidth, this.#canvas.clientHeight);
  }

  /** Fits the picture to a size [px]. */
  fitTo(width: number, height: number): void {
    if (width < 2 || height < 2) return;
    // More than two dots a pixel cost battery and show nothing.
    this.#stage.resize(width, height, Math.min(2, devicePixelRatio));
    if (this.#clip) this.#stage.look(this.#clip, 0);
  }

  draw(seconds: number): void {
    if (this.#clip) this.#stage.draw(seconds);
  }

  dispose(): void {
    this.#stage.dispose();
  }

  #load(name: string): Promise<Loaded> {
    const known = this.#clips.get(name);
    if (known) return known;
    const path = `/bodies/${this.#figure}/${name}`;
    const loading = Promise.all([fetchedData(`${path}.glb`), fetched(`${path}.json`).then((a) => a.json())]).then(
      ([data, info]) => ({ data, info: info as ClipFile }),
    );
    this.#clips.set(name, loading);
    // What failed without a network is asked for again later.
    loading.catch(() => this.#clips.delete(name));
    return loading;
  }
}
