/** A bare page with the stage: stills are drawn on it, and frames are measured. */
import type { ClipFile } from "./stage/clip";
import type { Theme } from "./stage/palette";
import { Stage } from "./stage/stage";

interface Still {
  readonly body: string;
  readonly clip: string;
  readonly info: ClipFile;
  readonly theme: Theme;
  readonly width: number;
  readonly height: number;
  /** Times [s] and turns of the camera [degrees], one picture each. */
  readonly views: readonly (readonly [number, number])[];
  readonly kind: "image/webp" | "image/png";
  readonly quality: number;
}

declare global {
  interface Window {
    unkinkStills: (still: Still) => Promise<string[]>;
    unkinkFrames: (count: number) => { script_ms: number[]; calls: number };
  }
}

const canvas = document.getElementById("stage");
if (!(canvas instanceof HTMLCanvasElement)) throw new Error("the page has no canvas");

const stages = new Map<Theme, Stage>();
let shown: { body: string; theme: Theme } | undefined;

function bytes(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)).buffer;
}

async function stageFor(still: Still): Promise<Stage> {
  let stage = stages.get(still.theme);
  if (!stage) {
    const own = document.createElement("canvas");
    document.body.append(own);
    stage = new Stage(stages.size ? own : (canvas as HTMLCanvasElement), still.theme);
    stages.set(still.theme, stage);
  }
  stage.resize(still.width, still.height, 1);
  if (shown?.body !== still.body || shown.theme !== still.theme) {
    await stage.setBody(bytes(still.body));
    shown = { body: still.body, theme: still.theme };
  }
  await stage.setClip(bytes(still.clip), still.info);
  return stage;
}

window.unkinkStills = async (still) => {
  const stage = await stageFor(still);
  const drawn = stages.size > 1 ? document.querySelectorAll("canvas") : [canvas];
  const own = [...drawn][[...stages.keys()].indexOf(still.theme)] as HTMLCanvasElement;
  return still.views.map(([seconds, turnDeg]) => {
    stage.look(still.info, turnDeg);
    stage.draw(seconds);
    return own.toDataURL(still.kind, still.quality);
  });
};

window.unkinkFrames = (count) => {
  const stage = [...stages.values()][0];
  if (!stage) throw new Error("nothing is on the stage");
  const taken: number[] = [];
  for (let frame = 0; frame < count; frame += 1) {
    const begin = performance.now();
    stage.draw(frame / 60);
    taken.push(performance.now() - begin);
  }
  return { script_ms: taken, calls: stage.drawCalls };
};
