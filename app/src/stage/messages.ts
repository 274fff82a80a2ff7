/** What the page and the worker that draws say to each other. */
import type { Figure } from "./figure";
import type { ClipPlayer, PlayerOptions } from "./player";

/** What can draw on a canvas, and what it has to know before. */
export interface Parts {
  readonly figure: { readonly drawer: Figure; readonly options: undefined };
  readonly player: { readonly drawer: ClipPlayer; readonly options: PlayerOptions };
}

export type Part = keyof Parts;

/** A drawer, and all that it can be asked for. */
export type Drawer<P extends Part = Part> = Parts[P]["drawer"];
export type Call<P extends Part> = Exclude<keyof Drawer<P>, "dispose"> & string;
type Method<P extends Part, C extends Call<P>> = Drawer<P>[C] extends (...words: infer W) => infer A
  ? { words: W; answer: Awaited<A> }
  : never;
export type Words<P extends Part, C extends Call<P>> = Method<P, C>["words"];
export type Answer<P extends Part, C extends Call<P>> = Method<P, C>["answer"];

/** What a drawer is made of. */
export type Order = {
  [P in Part]: {
    readonly part: P;
    readonly canvas: HTMLCanvasElement | OffscreenCanvas;
    readonly options: Parts[P]["options"];
  };
}[Part];

/** To the worker: first the order, then whatever is asked of the drawer. */
export type ToWorker =
  | { readonly kind: "order"; readonly order: Order }
  | { readonly kind: "ask"; readonly id: number; readonly call: string; readonly words: unknown[] };

/** To the page: first whether it can draw at all, then an answer to each question. */
export type ToPage =
  | { readonly kind: "able"; readonly draws: boolean }
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "fault"; readonly id: number; readonly reason: string };
