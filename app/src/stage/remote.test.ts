import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answering } from "./answering";
import type { Order, ToPage, ToWorker } from "./messages";
import { drawOn } from "./remote";

/** A worker in the same thread: messages take a turn each way, as between threads. */
class NearWorker {
  static made: NearWorker[] = [];
  static draws = true;
  onmessage: ((event: { data: ToPage }) => void) | undefined;
  onerror: (() => void) | undefined;
  isTerminated = false;
  readonly #hear: (event: MessageEvent<ToWorker>) => void;

  constructor() {
    NearWorker.made.push(this);
    const tell = (data: ToPage): void => void setTimeout(() => this.onmessage?.({ data }));
    this.#hear = answering({ make: (order) => new FakeFigure(order), tell, nextFrame });
    if (broken) setTimeout(() => this.onerror?.());
    else tell({ kind: "able", draws: NearWorker.draws });
  }

  postMessage(data: ToWorker): void {
    setTimeout(() => this.isTerminated || this.#hear({ data } as MessageEvent<ToWorker>));
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

/** Answers as a figure does; notes what it drew, and on which canvas. */
class FakeFigure {
  constructor({ canvas }: Order) {
    drawnOn.push(canvas);
  }
  async dress(name: string): Promise<void> {
    if (name === "nobody") throw new Error("/bodies/nobody is not there");
  }
  regionAt(x: number): number {
    return x;
  }
  draw(views: readonly { turnDeg: number }[]): void {
    drawn.push(views[0]?.turnDeg ?? NaN);
  }
}

const nextFrame = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const SIZE = { width: 10, height: 10, ratio: 1 };
const handedOver = {};
let canvas: HTMLCanvasElement;
let drawn: number[];
let drawnOn: unknown[];
let broken: boolean;

beforeEach(() => {
  NearWorker.made = [];
  NearWorker.draws = true;
  broken = false;
  [drawn, drawnOn] = [[], []];
  canvas = { transferControlToOffscreen: () => handedOver } as unknown as HTMLCanvasElement;
  vi.stubGlobal("Worker", NearWorker);
  vi.stubGlobal("OffscreenCanvas", class {});
  vi.doMock("./drawer", () => ({ drawerOf: (order: Order) => new FakeFigure(order) }));
});
afterEach(() => {
  vi.doUnmock("./drawer");
  vi.unstubAllGlobals();
});

const view = (turnDeg: number): { left: number; width: number; turnDeg: number } => ({ left: 0, width: 10, turnDeg });

test("a canvas is handed over to a worker that can draw, and each question gets its own answer", async () => {
  const figure = await drawOn(canvas, "figure", undefined);

  const answers = await Promise.all([3, 1, 2].map((x) => figure.ask("regionAt", x, 0, [])));

  expect(drawnOn).toEqual([handedOver]);
  expect(answers).toEqual([3, 1, 2]);
});

test("what fails in the worker fails in the page, with its reason", async () => {
  const figure = await drawOn(canvas, "figure", undefined);

  await expect(figure.ask("dress", "nobody")).rejects.toThrow("/bodies/nobody is not there");
});

test("of many drawings within a frame the last is drawn, and all are answered", async () => {
  const figure = await drawOn(canvas, "figure", undefined);

  await Promise.all([10, 20, 30].map((turnDeg) => figure.ask("draw", [view(turnDeg)], SIZE)));
  await figure.ask("draw", [view(40)], SIZE);

  expect(drawn).toEqual([30, 40]);
});

test("the worker ends when the figure goes", async () => {
  const figure = await drawOn(canvas, "figure", undefined);

  figure.dispose();

  expect(NearWorker.made.map((one) => one.isTerminated)).toEqual([true]);
});

test("a worker without WebGL is sent away and the page draws on the canvas, untouched", async () => {
  NearWorker.draws = false;

  const figure = await drawOn(canvas, "figure", undefined);

  expect(NearWorker.made.map((one) => one.isTerminated)).toEqual([true]);
  expect(drawnOn).toEqual([canvas]);
  expect(await figure.ask("regionAt", 7, 0, [])).toBe(7);
});

test("a worker that does not load leaves the drawing to the page", async () => {
  broken = true;

  await drawOn(canvas, "figure", undefined);

  expect(drawnOn).toEqual([canvas]);
});

test("a browser without canvases off the screen is asked for no worker", async () => {
  vi.stubGlobal("OffscreenCanvas", undefined);

  const figure = await drawOn(canvas, "figure", undefined);
  await figure.ask("draw", [view(90)], SIZE);

  expect(NearWorker.made).toEqual([]);
  expect([drawnOn, drawn]).toEqual([[canvas], [90]]);
});
