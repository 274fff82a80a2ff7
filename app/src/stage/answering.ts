/** The worker's side: asks the drawer what the page asks, and tells what came of it. */
import type { Order, ToPage, ToWorker } from "./messages";

type Methods = Readonly<Record<string, ((...words: unknown[]) => unknown) | undefined>>;

export interface Surroundings {
  readonly make: (order: Order) => object;
  readonly tell: (told: ToPage, transfer?: Transferable[]) => void;
  readonly nextFrame: () => Promise<unknown>;
}

/** Returns what to do with each message of the page. */
export function answering({ make, tell, nextFrame }: Surroundings): (event: MessageEvent<ToWorker>) => void {
  let drawer: object | undefined;
  let wished: unknown[] = [];
  let drawing: Promise<void> | undefined;

  const called = (call: string, words: unknown[]): unknown => {
    if (!drawer) throw new Error("nothing was ordered that could draw");
    return (drawer as Methods)[call]?.apply(drawer, words);
  };
  /** Draws once a frame what was wished last: a slow card must not lag behind a drag. */
  const drawSoon = (words: unknown[]): Promise<void> => {
    wished = words;
    drawing ??= nextFrame().then(() => {
      drawing = undefined;
      called("draw", wished);
    });
    return drawing;
  };
  const answer = async (id: number, call: string, words: unknown[]): Promise<void> => {
    try {
      const found = await (call === "draw" ? drawSoon(words) : called(call, words));
      const isPicture = typeof ImageBitmap !== "undefined" && found instanceof ImageBitmap;
      tell({ kind: "answer", id, answer: found }, isPicture ? [found] : []);
    } catch (error) {
      tell({ kind: "fault", id, reason: String(error) });
    }
  };
  return ({ data }) => {
    if (data.kind === "ask") return void answer(data.id, data.call, data.words);
    try {
      drawer = make(data.order);
    } catch (error) {
      console.info("unkink: the worker cannot draw", error);
    }
  };
}
