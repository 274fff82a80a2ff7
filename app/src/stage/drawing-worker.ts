/** The worker that draws: three.js and its shaders keep the page waiting for nothing here. */
import { answering } from "./answering";
import { drawerOf } from "./drawer";
import type { ToPage } from "./messages";

const tell = (told: ToPage, transfer: Transferable[] = []): void => postMessage(told, { transfer });

addEventListener("message", answering({ make: drawerOf, tell, nextFrame }));
tell({ kind: "able", draws: drawsHere() });

/** Tries it: some browsers have the canvas and no WebGL for it. */
function drawsHere(): boolean {
  const context = new OffscreenCanvas(1, 1).getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}
