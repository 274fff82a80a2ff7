/** The figure that does the moves of a session: loads what it needs, and draws a moment. */
import type { ClipFile } from "./clip";
import { fetched, fetchedData } from "./fetched";
import { isMirroredFor, mirroredFile } from "./mirror";
import type { Theme } from "./palette";
import { Stage } from "./stage";
import type { Size } from "./view";

export interface PlayerOptions {
  /** The shipped body that resembles the runner. */
  readonly figure: string;
  readonly theme: Theme;
}

interface Loaded {
  readonly data: ArrayBuffer;
  readonly info: ClipFile;
}

/** One canvas of a session. */
export class ClipPlayer {
  readonly #canvas: HTMLCanvasElement | OffscreenCanvas;
  readonly #stage: Stage;
  readonly #figure: string;
  readonly #clips = new Map<string, Promise<Loaded>>();
  #body: Promise<void> | undefined;
  #shown = "";
  #showing: Promise<ClipFile | undefined> = Promise.resolve(undefined);
  #clip: ClipFile | undefined;
  #size: Size = { width: 0, height: 0, ratio: 1 };

  /**
   * @throws Error if the browser draws no WebGL.
   */
  constructor(canvas: HTMLCanvasElement | OffscreenCanvas, { figure, theme }: PlayerOptions) {
    this.#canvas = canvas;
    this.#figure = figure;
    this.#stage = new Stage(canvas, theme);
  }

  /** Loads a clip before it is needed. */
  prepare(move: string, variant: string): void {
    void this.#load(`${move}.${variant}`).catch(() => undefined);
  }

  /**
   * Puts a move on the stage, for one side of the body.
   *
   * @returns The clip as it is shown, mirrored for the other side; undefined if another one
   *   was asked for meanwhile.
   */
  show(move: string, variant: string, side: string): Promise<ClipFile | undefined> {
    const wanted = `${move}.${variant} ${side}`;
    if (this.#shown === wanted) return this.#showing;
    this.#shown = wanted;
    this.#showing = this.#change(`${move}.${variant}`, side, wanted).catch((error: unknown) => {
      // What failed without a network is tried again when it is asked for again.
      if (this.#shown === wanted) this.#shown = "";
      throw error;
    });
    return this.#showing;
  }

  /** Draws the move as it is at a time of its loop [s]. */
  draw(seconds: number, size: Size): void {
    if (!this.#clip || size.width < 2 || size.height < 2) return;
    this.#fit(this.#clip, size);
    this.#stage.draw(seconds);
  }

  /** Returns a picture of the move as it is at a time of its loop [s]. */
  async picture(seconds: number, size: Size): Promise<ImageBitmap> {
    this.draw(seconds, size);
    return createImageBitmap(this.#canvas);
  }

  dispose(): void {
    this.#stage.dispose();
  }

  async #change(name: string, side: string, wanted: string): Promise<ClipFile | undefined> {
    const [{ data, info }] = await Promise.all([this.#load(name), this.#dressed()]);
    if (this.#shown !== wanted) return undefined;
    const isMirrored = isMirroredFor(info, side);
    this.#clip = isMirrored ? mirroredFile(info) : info;
    await this.#stage.setClip(data, this.#clip, { isMirrored });
    return this.#shown === wanted ? this.#clip : undefined;
  }

  #dressed(): Promise<void> {
    this.#body ??= fetchedData(`/bodies/${this.#figure}/mannequin.glb`).then((data) => this.#stage.setBody(data));
    this.#body.catch(() => (this.#body = undefined));
    return this.#body;
  }

  #fit(clip: ClipFile, size: Size): void {
    const { width, height, ratio } = this.#size;
    if (width === size.width && height === size.height && ratio === size.ratio) return;
    this.#size = size;
    this.#stage.resize(size.width, size.height, size.ratio);
    this.#stage.look(clip, 0);
  }

  #load(name: string): Promise<Loaded> {
    const known = this.#clips.get(name);
    if (known) return known;
    const path = `/bodies/${this.#figure}/${name}`;
    const loading = Promise.all([fetchedData(`${path}.glb`), fetched(`${path}.json`).then((a) => a.json())]).then(
      ([data, info]) => ({ data, info: info as ClipFile }),
    );
    this.#clips.set(name, loading);
    loading.catch(() => this.#clips.delete(name));
    return loading;
  }
}
