/** The colours of the visual language, as the stage needs them. */
export interface Palette {
  readonly clay: number;
  readonly mat: number;
  readonly prop: number;
  readonly wall: number;
  readonly tool: number;
  readonly groove: number;
  readonly core: number;
  /** Towels, socks and cushions. */
  readonly cloth: number;
  /** Load, 0 calm to 4 most. */
  readonly load: readonly [number, number, number, number, number];
  readonly sky: number;
  readonly ground: number;
  readonly shade: number;
  readonly key: number;
}

export type Theme = "light" | "dark";

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    clay: 0xe2c7b4,
    mat: 0xe6bfad,
    prop: 0xc99d87,
    wall: 0xeed8ca,
    tool: 0x0f5763,
    groove: 0x6fb3a6,
    core: 0xe8d9c8,
    cloth: 0xf3e6d9,
    load: [0xc9a999, 0xdd8b4f, 0xd5652f, 0xb32a2b, 0x700d2c],
    sky: 0xfff6ee,
    ground: 0xc39a86,
    shade: 0.26,
    key: 2.3,
  },
  dark: {
    clay: 0x9a7565,
    mat: 0x4b2a36,
    prop: 0x5e3c42,
    wall: 0x37232a,
    tool: 0x2f9484,
    groove: 0x123c3c,
    core: 0x1c1216,
    cloth: 0x8b7268,
    load: [0x6a4f47, 0x9a523d, 0xde7346, 0xff9556, 0xffd894],
    sky: 0xffd9c4,
    ground: 0x2a151b,
    shade: 0.5,
    key: 1.7,
  },
};
