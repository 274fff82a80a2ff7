/** A clip's companion file, `unkink.clip/1`: what plays, where the tool is, the load. */
export interface ClipFile {
  readonly schema: "unkink.clip/1";
  /** Null for the way into a position. */
  readonly move: string | null;
  readonly variant: string | null;
  readonly name: string;
  readonly seconds: number;
  /** Whether it plays for ever; if not, once, and then it rests. A file without it does. */
  readonly loop?: boolean;
  readonly tool: ToolFile | null;
  readonly grounds: readonly string[];
  readonly stance: string;
  readonly muscles: readonly RolledMuscle[];
  readonly camera: CameraFile;
  readonly mat: MatFile;
  /** Where stool, step and cushion stand, in x and z. */
  readonly props: Readonly<Record<string, readonly [number, number]>>;
  /** What else there is; files of before have none. */
  readonly things?: readonly ThingFile[];
  /** What presses on the tool along the stroke; null where hands or nothing presses. */
  readonly load: LoadFile | null;
}

/** Load on the tool in percent of body weight. */
export interface LoadFile {
  /** A number where the supports decide it, a band where the runner does. */
  readonly kind: "number" | "band";
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** How many legs share it. */
  readonly legs: number;
  readonly per_leg: number;
}

export interface ToolFile {
  readonly kind: "roller" | "half_roller" | "ball" | "stick" | "can" | "towel" | "palm";
  readonly radius_m: number;
  readonly length_m: number;
  readonly count: number;
  /** How far apart the middles of two balls are. */
  readonly apart_m?: number;
}

type Place = readonly [number, number, number];

/** Points in the frame of a node. */
export interface PartFile {
  readonly node: string;
  readonly points: readonly Place[];
  readonly axis?: Place;
}

/** A band around limbs, a towel, the strap of a sock, a cushion. */
export type ThingFile =
  | { readonly kind: "band"; readonly around: readonly PartFile[]; readonly width_m: number }
  | { readonly kind: "towel"; readonly form: "over"; readonly node: string }
  | {
      readonly kind: "towel";
      readonly form: "flat" | "hung";
      readonly at: Place;
      readonly size: Place;
    }
  | { readonly kind: "sock"; readonly path: readonly PartFile[]; readonly radius_m: number }
  | { readonly kind: "cushion"; readonly at: Place; readonly size: Place };

export interface RolledMuscle {
  /** Number of the muscle in the mesh's regions. */
  readonly number: number;
  /** 0 the middle, 1 left, 2 right. */
  readonly side: number;
  /** How well it is reached, 0 to 1. */
  readonly share: number;
}

export interface CameraFile {
  readonly toward: readonly [number, number, number];
  readonly target: readonly [number, number, number];
  /** Half of what must be in the picture, across and up. */
  readonly half_m: readonly [number, number];
  readonly depth_m: number;
}

/** Where the mat lies: its middle, and half its sides. */
export interface MatFile {
  readonly middle: readonly [number, number];
  readonly half: readonly [number, number];
}
