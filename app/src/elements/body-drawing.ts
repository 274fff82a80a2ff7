/** What the body map draws with: the figure, and where its names go. */
import type { Group, GroupDoc } from "../api/schema";
import { regionKey, regionOf } from "../stage/muscle-numbers";
import type { Theme } from "../stage/palette";
import { drawOn, type Remote } from "../stage/remote";
import { type Anchor, type Anchors, type Regions, type Spot, spotOf, type View } from "../stage/view";
import { easyKm, list } from "../words/format";
import { say } from "../words/words";
import { type Box, isWide, NAME_WIDTH, seesBack, spaced, type Stand, stands } from "./map-layout";

/** Names a view at most, with and without room beside the body. */
const NAMES_WIDE = 4;
const NAMES_THIN = 3;
/** Muscles beyond this rank are in the list only. */
const NAMED_RANK = 5;

/** A name on the map, with the line that leads to it [px]; without dot it is turned away. */
export interface Name {
  readonly group: GroupDoc;
  readonly words: string;
  readonly left: number;
  readonly top: number;
  readonly dot: { readonly x: number; readonly y: number } | undefined;
  readonly end: { readonly x: number; readonly y: number };
}

interface Placed {
  readonly group: GroupDoc;
  readonly anchor: Anchor;
  readonly y: number;
}

const SIDES = ["left", "right", "midline"] as const;

export class BodyDrawing {
  #figure: Remote<"figure"> | undefined;
  #isGone = false;
  #isDressed = false;
  #heightM = 0;
  /** Where names may point, by group and side. */
  #anchors: ReadonlyMap<string, Anchors> = new Map();
  #box: Box = { width: 1, height: 1, scale: 1 };

  /** @throws Error if the browser draws no WebGL. */
  async take(canvas: HTMLCanvasElement): Promise<void> {
    const figure = await drawOn(canvas, "figure", undefined);
    if (this.#isGone) figure.dispose();
    else this.#figure = figure;
  }

  /** Lets a shipped body stand there. */
  async dress(name: string): Promise<void> {
    if (!this.#figure) return;
    await this.#figure.ask("dress", name);
    this.#isDressed = true;
  }

  async paint(groups: readonly GroupDoc[], theme: Theme): Promise<void> {
    if (!this.#isDressed || !this.#figure) return;
    const parts = groups.flatMap((group) => group.parts);
    const steps = new Map(parts.map((part) => [regionKey(part.muscle, part.side), part.step]));
    const sides = groups.flatMap((group) =>
      SIDES.map((side) => ({ key: `${group.group} ${side}`, regions: regionsOf(group, side) })),
    );
    const [{ heightM, anchors }] = await Promise.all([
      this.#figure.ask("measure", sides.map((one) => one.regions)),
      this.#figure.ask("paint", steps, theme),
    ]);
    this.#heightM = heightM;
    this.#anchors = new Map(sides.flatMap(({ key }, at) => (anchors[at] ? [[key, anchors[at]] as const] : [])));
  }

  resize(box: Box): void {
    this.#box = box;
  }

  /** Draws the body; returns the names beside it once it is drawn. */
  async draw(turnDeg: number, groups: readonly GroupDoc[], isQuiet: boolean): Promise<Name[]> {
    if (!this.#figure || !this.#heightM) return [];
    const { width, height } = this.#box;
    const all = isQuiet ? [whole(this.#box, turnDeg)] : stands(this.#box, turnDeg);
    const views = all.map(({ left, width, turnDeg }) => ({ left, width, turnDeg }));
    await this.#figure.ask("draw", views, { width, height, ratio: Math.min(2, devicePixelRatio) });
    return all.flatMap((stand) => this.#names(stand, groups));
  }

  /** Returns the group under a point. */
  async groupAt(x: number, y: number, turnDeg: number, groups: readonly GroupDoc[]): Promise<Group | undefined> {
    const key = await this.#figure?.ask("regionAt", x, y, stands(this.#box, turnDeg));
    const region = key === undefined ? undefined : regionOf(key);
    return groups.find((one) => one.parts.some((part) => part.muscle === region?.muscle))?.group;
  }

  /** Returns which loaded muscles are on the other side: "On the back: calves and seat." */
  awayWords(groups: readonly GroupDoc[], turnDeg: number): string {
    if (!this.#heightM) return "";
    const isBack = seesBack(turnDeg);
    const away = loaded(groups)
      .filter((group) => this.#isOnBack(group) !== isBack)
      .map((group) => group.name);
    if (!away.length) return "";
    const names = list(away.slice(0, NAMES_THIN));
    return say(isBack ? "el.map.away_front" : "el.map.away_back", { names });
  }

  dispose(): void {
    this.#isGone = true;
    this.#figure?.dispose();
  }

  #names(stand: Stand, groups: readonly GroupDoc[]): Name[] {
    const most = isWide(this.#box) ? NAMES_WIDE : NAMES_THIN;
    const isBack = seesBack(stand.turnDeg);
    const here = loaded(groups).filter((group) => this.#isOnBack(group) === isBack);
    const placed = here.slice(0, most).flatMap((group) => this.#placed(group, stand));
    placed.sort((one, other) => one.y - other.y);
    const { height, scale } = this.#box;
    // On a phone the two buttons stand above the names, and a note below.
    const free = isWide(this.#box) ? 0 : 56 * scale;
    const heights = placed.map((one) => one.y);
    const tops = spaced(heights, { top: free, bottom: height - free, scale });
    return placed.map((one, at) => this.#name(one, tops[at] ?? 0, stand));
  }

  #name({ group, anchor }: Placed, top: number, stand: Stand): Name {
    const spot = this.#spotOf(anchor, stand);
    const isLeft = stand.names.side === "left";
    return {
      group,
      words: likeWords(group),
      left: stand.names.left,
      top,
      dot: spot.faces ? { x: Math.round(spot.x), y: Math.round(spot.y) } : undefined,
      end: {
        x: isLeft ? (NAME_WIDTH - 14) * this.#box.scale : stand.names.left - 3,
        y: top + 16 * this.#box.scale,
      },
    };
  }

  /** Returns where a group shows on the side next to its name. */
  #placed(group: GroupDoc, stand: Stand): Placed[] {
    const straight: View = { ...stand, turnDeg: seesBack(stand.turnDeg) ? 180 : 0 };
    const sides = SIDES.flatMap((side) => {
      const anchor = this.#anchorOf(group, side, seesBack(stand.turnDeg));
      return anchor ? [{ group, anchor, ...this.#spotOf(anchor, straight) }] : [];
    });
    const isLeft = stand.names.side === "left";
    sides.sort((one, other) => (isLeft ? one.x - other.x : other.x - one.x));
    return sides.slice(0, 1);
  }

  #isOnBack(group: GroupDoc): boolean {
    const share = (isBack: boolean): number =>
      SIDES.reduce((sum, side) => sum + (this.#anchorOf(group, side, isBack)?.share ?? 0), 0);
    return share(true) > share(false);
  }

  #anchorOf(group: GroupDoc, side: string, isBack: boolean): Anchor | undefined {
    const anchors = this.#anchors.get(`${group.group} ${side}`);
    return isBack ? anchors?.back : anchors?.front;
  }

  #spotOf(anchor: Anchor, view: View): Spot {
    return spotOf(anchor, view, { heightM: this.#heightM, canvasHeight: this.#box.height });
  }
}

function regionsOf(group: GroupDoc, side: string): Regions {
  return group.parts.filter((part) => part.side === side).map((part) => regionKey(part.muscle, part.side));
}

/** Returns what is worth a name: the loaded groups; of a calm body the two neediest. */
function loaded(groups: readonly GroupDoc[]): GroupDoc[] {
  const order = [...groups].sort((one, other) => one.rank - other.rank);
  const found = order.filter((group) => group.step > 0 && group.rank <= NAMED_RANK);
  return found.length ? found : order.slice(0, 2);
}

function likeWords({ easy_km: km, origin, soreness }: GroupDoc): string {
  if (origin === "reported") return say("el.map.said", { value: Math.round(soreness) });
  return km === null || km < 0.5 ? "" : say("el.map.like", { distance: easyKm(km) });
}

function whole(box: Box, turnDeg: number): Stand {
  return { left: 0, width: box.width, names: { left: 0, side: "left" }, turnDeg };
}
