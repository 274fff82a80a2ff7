/** What the body map draws with: the figure, and where its names go. */
import type { Group, GroupDoc } from "../api/schema";
import type { Anchor, Figure, View } from "../stage/figure";
import { regionKey, type RegionKey, regionOf } from "../stage/muscle-numbers";
import type { Theme } from "../stage/palette";
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

export class BodyDrawing {
  #figure: Figure | undefined;
  #isDressed = false;
  #isPainted = false;
  #box: Box = { width: 1, height: 1, scale: 1 };

  take(figure: Figure): void {
    this.#figure = figure;
  }

  /** Fetches a body and lets it stand. */
  async dress(name: string): Promise<void> {
    const answer = await fetch(`/bodies/${encodeURIComponent(name)}/mannequin.glb`);
    if (!answer.ok) throw new Error(`no body ${name}`);
    await this.#figure?.setBody(await answer.arrayBuffer());
    this.#isDressed = true;
  }

  async paint(groups: readonly GroupDoc[], theme: Theme): Promise<void> {
    if (!this.#isDressed) return;
    const parts = groups.flatMap((group) => group.parts);
    const steps = new Map(parts.map((part) => [regionKey(part.muscle, part.side), part.step]));
    await this.#figure?.paint(steps, theme);
    this.#isPainted = true;
  }

  resize(box: Box): void {
    this.#box = box;
    this.#figure?.resize(box.width, box.height, Math.min(2, devicePixelRatio));
  }

  /** Draws the body and returns the names beside it. */
  draw(turnDeg: number, groups: readonly GroupDoc[], isQuiet: boolean): Name[] {
    if (!this.#figure || !this.#isPainted) return [];
    const all = isQuiet ? [whole(this.#box, turnDeg)] : stands(this.#box, turnDeg);
    this.#figure.draw(all);
    return all.flatMap((stand) => this.#names(stand, groups));
  }

  /** Returns the group under a point. */
  groupAt(x: number, y: number, turnDeg: number, groups: readonly GroupDoc[]): Group | undefined {
    const key = this.#figure?.regionAt(x, y, stands(this.#box, turnDeg));
    const region = key === undefined ? undefined : regionOf(key);
    return groups.find((one) => one.parts.some((part) => part.muscle === region?.muscle))?.group;
  }

  /** Returns which loaded muscles are on the other side: "On the back: calves and seat." */
  awayWords(groups: readonly GroupDoc[], turnDeg: number): string {
    if (!this.#isPainted) return "";
    const isBack = seesBack(turnDeg);
    const away = loaded(groups)
      .filter((group) => this.#isOnBack(group) !== isBack)
      .map((group) => group.name);
    if (!away.length) return "";
    const names = list(away.slice(0, NAMES_THIN));
    return say(isBack ? "el.map.away_front" : "el.map.away_back", { names });
  }

  dispose(): void {
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
    const spot = this.#figure?.spotOf(anchor, stand);
    const isLeft = stand.names.side === "left";
    return {
      group,
      words: likeWords(group),
      left: stand.names.left,
      top,
      dot: spot?.faces ? { x: Math.round(spot.x), y: Math.round(spot.y) } : undefined,
      end: {
        x: isLeft ? (NAME_WIDTH - 14) * this.#box.scale : stand.names.left - 3,
        y: top + 16 * this.#box.scale,
      },
    };
  }

  /** Returns where a group shows on the side next to its name. */
  #placed(group: GroupDoc, stand: Stand): Placed[] {
    const straight: View = { ...stand, turnDeg: seesBack(stand.turnDeg) ? 180 : 0 };
    const sides = (["left", "right", "midline"] as const).flatMap((side) => {
      const regions = regionsOf(group, side);
      const anchor = regions.size ? this.#figure?.anchorOf(regions, straight.turnDeg) : undefined;
      const spot = anchor && this.#figure?.spotOf(anchor, straight);
      return anchor && spot ? [{ group, anchor, x: spot.x, y: spot.y }] : [];
    });
    const isLeft = stand.names.side === "left";
    sides.sort((one, other) => (isLeft ? one.x - other.x : other.x - one.x));
    return sides.slice(0, 1);
  }

  #isOnBack(group: GroupDoc): boolean {
    const regions = regionsOf(group);
    const front = this.#figure?.anchorOf(regions, 0)?.share ?? 0;
    return (this.#figure?.anchorOf(regions, 180)?.share ?? 0) > front;
  }
}

function regionsOf(group: GroupDoc, side?: string): Set<RegionKey> {
  const parts = group.parts.filter((part) => side === undefined || part.side === side);
  return new Set(parts.map((part) => regionKey(part.muscle, part.side)));
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
