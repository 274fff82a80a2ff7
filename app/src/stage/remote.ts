/** The page's side of the stage: what draws is a worker, or the page where that is missing. */
import { hasOwnFiles } from "./fetched";
import type { Answer, Call, Order, Part, Parts, ToPage, ToWorker, Words } from "./messages";

/** What draws on a canvas, wherever it runs: each answer comes later. */
export interface Remote<P extends Part> {
  ask<C extends Call<P>>(call: C, ...words: Words<P, C>): Promise<Answer<P, C>>;
  dispose(): void;
}

/**
 * Lets a canvas be drawn on; it must not be touched otherwise from then on.
 *
 * @throws Error if the browser draws no WebGL.
 */
export async function drawOn<P extends Part>(
  canvas: HTMLCanvasElement,
  part: P,
  options: Parts[P]["options"],
): Promise<Remote<P>> {
  const worker = await ableWorker(canvas);
  if (!worker) return here<P>({ part, canvas, options } as Order);
  const offscreen = canvas.transferControlToOffscreen();
  const order = { part, canvas: offscreen, options } as Order;
  worker.postMessage({ kind: "order", order } satisfies ToWorker, [offscreen]);
  return far(worker);
}

/** Returns a worker that can draw; undefined if none can. */
async function ableWorker(canvas: HTMLCanvasElement): Promise<Worker | undefined> {
  if (hasOwnFiles() || typeof Worker === "undefined" || typeof OffscreenCanvas === "undefined") return undefined;
  // A canvas that is handed over cannot be taken back, so the worker is asked first.
  if (!("transferControlToOffscreen" in canvas)) return undefined;
  const worker = new Worker(new URL("./drawing-worker.ts", import.meta.url), { type: "module" });
  const draws = await new Promise<boolean>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<ToPage>) => resolve(data.kind === "able" && data.draws);
    worker.onerror = () => resolve(false);
  });
  if (draws) return worker;
  worker.terminate();
  return undefined;
}

function far<P extends Part>(worker: Worker): Remote<P> {
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<ToPage>) => {
    if (data.kind === "able") return;
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === "answer") one?.resolve(data.answer as never);
    else one?.reject(new Error(data.reason));
  };
  return {
    ask: (call, ...words) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ kind: "ask", id: last, call, words } satisfies ToWorker);
      }),
    dispose: () => worker.terminate(),
  };
}

async function here<P extends Part>(order: Order): Promise<Remote<P>> {
  const { drawerOf } = await import("./drawer");
  const drawer = drawerOf(order);
  return {
    ask: async (call, ...words) => {
      const method = (drawer as unknown as Record<Call<P>, (...words: unknown[]) => never>)[call];
      return method.apply(drawer, words as unknown[]);
    },
    dispose: () => drawer.dispose(),
  };
}
