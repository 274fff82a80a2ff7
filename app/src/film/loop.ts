/** The stage, drawn frame by frame. */
import type { ClipFile } from "../stage/clip";
import { isEven } from "../stage/even";
import { isMirroredFor, mirroredFile } from "../stage/mirror";
import type { Theme } from "../stage/palette";
import { Stage } from "../stage/stage";

/** What is on the stage; files as base64. */
export interface Shown {
  readonly body: string;
  readonly clip: string;
  readonly info: ClipFile;
  readonly side: string;
  readonly width: number;
  readonly height: number;
}

export class LoopDrawing {
  readonly #live: HTMLCanvasElement;
  readonly #paper = document.createElement("canvas");
  readonly #stage: Stage;
  #body = "";

  constructor(canvas: HTMLCanvasElement, theme: Theme) {
    this.#live = canvas;
    this.#stage = new Stage(canvas, theme);
  }

  /** Puts a clip on the stage; returns whether it looks the same backwards. */
  async show(shown: Shown): Promise<boolean> {
    const { width, height, info, side } = shown;
    this.#stage.resize(width, height, 1);
    [this.#paper.width, this.#paper.height] = [width, height];
    if (this.#body !== shown.body) await this.#stage.setBody(bytes(shown.body));
    this.#body = shown.body;
    const isMirrored = isMirroredFor(info, side);
    const file = isMirrored ? mirroredFile(info) : info;
    await this.#stage.setClip(bytes(shown.clip), file, { isMirrored });
    return isEven(bytes(shown.clip));
  }

  /** Returns the picture at a time of the clip [s] on the colour of the room, as base64. */
  async frame(seconds: number): Promise<string> {
    this.#stage.draw(seconds);
    const pen = this.#paper.getContext("2d");
    if (!pen) throw new Error("the browser draws nothing");
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--room");
    pen.fillRect(0, 0, this.#paper.width, this.#paper.height);
    pen.drawImage(this.#live, 0, 0);
    return this.#paper.toDataURL("image/png").slice("data:image/png;base64,".length);
  }
}

function bytes(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)).buffer;
}
