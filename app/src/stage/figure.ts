/** The standing figure: seen from one or two sides, turned by hand, coloured by need. */
import {
  BufferAttribute,
  Color,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  Raycaster,
  Scene,
  ShadowMaterial,
  SkinnedMesh,
  SRGBColorSpace,
  Vector2,
  Vector3,
  WebGLRenderer,
} from "three";
import { readGlb } from "./body";
import type { RegionKey } from "./muscle-numbers";
import { painted } from "./need-colours";
import { PALETTES, type Palette, type Theme } from "./palette";
import { skinMaterial } from "./skin-material";
import { standing, type Statue } from "./stand";

const VIEW_DEG = 14;
/** Room above and below the body, as a share of its height. */
const MARGIN = 0.045;

/** A part of the canvas with the body in it, in CSS pixels from the left. */
export interface View {
  readonly left: number;
  readonly width: number;
  /** 0 from the front, 180 from the back. */
  readonly turnDeg: number;
}

/** A point of the body in a view, in CSS pixels of the canvas. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Whether it looks at the viewer. */
  readonly faces: boolean;
}

/** A place on the skin, in the frame of the figure. */
export interface Anchor {
  readonly point: Vector3;
  readonly normal: Vector3;
}

export class Figure {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(VIEW_DEG, 1, 0.1, 40);
  readonly #sky = new HemisphereLight(0xffffff, 0xffffff, 1.5);
  readonly #key = new DirectionalLight(0xfff3e6, 1);
  readonly #shade = new ShadowMaterial();
  readonly #glow = { value: 0 };
  #palette: Palette = PALETTES.light;
  #statue: Statue | undefined;
  #mesh: Mesh | undefined;
  #size: readonly [number, number] = [1, 1];

  /** @throws Error if the browser has no WebGL. */
  constructor(canvas: HTMLCanvasElement) {
    this.#renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true });
    this.#renderer.outputColorSpace = SRGBColorSpace;
    this.#renderer.shadowMap.enabled = true;
    this.#renderer.shadowMap.type = PCFShadowMap;
    this.#renderer.setScissorTest(true);
    this.#renderer.autoClear = false;
    // Between the views nothing is drawn; unsaid, it would be cleared to black.
    this.#renderer.setClearColor(0x000000, 0);
    this.#light();
  }

  /** Takes the mannequin of a body file and lets it stand; shaders are made meanwhile. */
  async setBody(data: ArrayBuffer): Promise<void> {
    const { root } = await readGlb(data);
    let skin: SkinnedMesh | undefined;
    root.traverse((one) => {
      if (one instanceof SkinnedMesh) skin = one;
    });
    if (!skin) throw new Error("the mannequin's file holds no mesh");
    await breath();
    this.#statue = await standing(root, skin, breath);
    if (this.#mesh) this.#scene.remove(this.#mesh);
    this.#mesh = new Mesh(this.#statue.geometry, skinMaterial(this.#glow));
    this.#mesh.castShadow = true;
    // It is always in the picture; its bounds would be worked out for nothing.
    this.#mesh.frustumCulled = false;
    this.#mesh.receiveShadow = true;
    this.#scene.add(this.#mesh);
  }

  /** Colours regions by the step of their load; the rest stays clay. */
  async paint(steps: ReadonlyMap<RegionKey, number>, theme: Theme): Promise<void> {
    const statue = this.#statue;
    if (!statue) return;
    this.#setTheme(theme);
    await breath();
    const paint = { clay: linear(this.#palette.clay), load: this.#palette.load.map(linear) };
    const { colours, fibres } = painted(statue.regions, statue.triangles, steps, paint);
    statue.geometry.setAttribute("color", new BufferAttribute(colours, 3));
    statue.geometry.setAttribute("fibre", new BufferAttribute(fibres, 2));
    await breath();
    await this.#renderer.compileAsync(this.#scene, this.#camera);
  }

  resize(width: number, height: number, ratio: number): void {
    this.#size = [width, height];
    this.#renderer.setPixelRatio(ratio);
    this.#renderer.setSize(width, height, false);
  }

  draw(views: readonly View[]): void {
    const [width, height] = this.#size;
    this.#renderer.setScissor(0, 0, width, height);
    this.#renderer.clear();
    for (const view of views) {
      // Views overlap: the second must not wipe out the first.
      this.#renderer.clearDepth();
      this.#look(view);
      this.#renderer.setViewport(view.left, 0, view.width, height);
      this.#renderer.setScissor(view.left, 0, view.width, height);
      this.#renderer.render(this.#scene, this.#camera);
    }
  }

  /** Returns the region under a point of the canvas; undefined beside the body. */
  regionAt(x: number, y: number, views: readonly View[]): RegionKey | undefined {
    const far = (view: View): number => Math.abs(view.left + view.width / 2 - x);
    const view = [...views].sort((one, other) => far(one) - far(other))[0];
    if (!view || !this.#mesh || !this.#statue) return undefined;
    this.#look(view);
    const place = new Vector2(((x - view.left) / view.width) * 2 - 1, 1 - (y / this.#size[1]) * 2);
    const ray = new Raycaster();
    ray.setFromCamera(place, this.#camera);
    const face = ray.intersectObject(this.#mesh)[0]?.face;
    return face ? this.#statue.regions[face.a] : undefined;
  }

  /** Returns where an anchor is in a view. */
  spotOf({ point, normal }: Anchor, view: View): Spot {
    this.#look(view);
    const turn = -(view.turnDeg * Math.PI) / 180;
    const up = new Vector3(0, 1, 0);
    const there = point.clone().applyAxisAngle(up, turn);
    const facing = normal.clone().applyAxisAngle(up, turn);
    const toward = this.#camera.position.clone().sub(there).normalize();
    there.project(this.#camera);
    return {
      x: view.left + ((there.x + 1) / 2) * view.width,
      y: ((1 - there.y) / 2) * this.#size[1],
      faces: facing.dot(toward) > 0.12,
    };
  }

  /**
   * Returns the point of regions that shows best from a side, and how much of them shows
   * there [share of the body's points]; undefined if nothing shows.
   */
  anchorOf(regions: ReadonlySet<RegionKey>, turnDeg: number): (Anchor & { share: number }) | undefined {
    const statue = this.#statue;
    if (!statue) return undefined;
    return anchorOf(statue, regions, turnDeg);
  }

  dispose(): void {
    this.#statue?.geometry.dispose();
    this.#renderer.dispose();
  }

  /** The body turns, light and camera stay: its shadow always falls the same way. */
  #look(view: View): void {
    const height = this.#statue?.height ?? 1.7;
    const half = (height / 2) * (1 + 2 * MARGIN);
    const distance = half / Math.tan((VIEW_DEG * Math.PI) / 360);
    if (this.#mesh) this.#mesh.rotation.y = -(view.turnDeg * Math.PI) / 180;
    this.#camera.aspect = view.width / Math.max(1, this.#size[1]);
    this.#camera.position.set(distance, height * 0.6, 0);
    this.#camera.lookAt(0, height / 2, 0);
    this.#camera.updateProjectionMatrix();
    this.#camera.updateMatrixWorld();
    this.#scene.updateMatrixWorld();
  }

  #setTheme(theme: Theme): void {
    this.#palette = PALETTES[theme];
    this.#sky.color.set(this.#palette.sky);
    this.#sky.groundColor.set(this.#palette.ground);
    this.#key.intensity = this.#palette.key;
    this.#shade.opacity = this.#palette.shade;
    this.#glow.value = theme === "dark" ? 0.42 : 0;
  }

  #light(): void {
    this.#key.position.set(2.6, 3.6, 1.7);
    this.#key.castShadow = true;
    this.#key.shadow.mapSize.set(1024, 1024);
    this.#key.shadow.radius = 5;
    this.#key.shadow.bias = -0.0004;
    this.#key.shadow.normalBias = 0.012;
    const reach = 1.5;
    Object.assign(this.#key.shadow.camera, { left: -reach, right: reach, top: 2.2, bottom: -1 });
    this.#key.target.position.set(0, 0.6, 0);
    const floor = new Mesh(new PlaneGeometry(8, 8), this.#shade);
    floor.rotation.x = -Math.PI / 2;
    floor.receiveShadow = true;
    this.#scene.add(this.#sky, this.#key, this.#key.target, floor);
  }
}

function anchorOf(
  { geometry, regions }: Statue,
  wanted: ReadonlySet<RegionKey>,
  turnDeg: number,
): (Anchor & { share: number }) | undefined {
  const turn = (turnDeg * Math.PI) / 180;
  const toward = new Vector3(Math.cos(turn), 0, -Math.sin(turn));
  const positions = geometry.getAttribute("position");
  const normals = geometry.getAttribute("normal");
  const seen: number[] = [];
  const normal = new Vector3();
  const middle = new Vector3();
  const point = new Vector3();
  for (let vertex = 0; vertex < regions.length; vertex += 1) {
    if (!wanted.has(regions[vertex] ?? 0)) continue;
    if (normal.fromBufferAttribute(normals, vertex).dot(toward) < 0.5) continue;
    middle.add(point.fromBufferAttribute(positions, vertex));
    seen.push(vertex);
  }
  if (!seen.length) return undefined;
  middle.divideScalar(seen.length);
  const far = (vertex: number): number =>
    point.fromBufferAttribute(positions, vertex).distanceToSquared(middle);
  const best = seen.reduce((one, other) => (far(other) < far(one) ? other : one));
  return {
    point: new Vector3().fromBufferAttribute(positions, best),
    normal: new Vector3().fromBufferAttribute(normals, best),
    share: seen.length / regions.length,
  };
}

function linear(hex: number): [number, number, number] {
  return new Color(hex).toArray() as [number, number, number];
}

/** Lets the page answer between two pieces of work. */
function breath(): Promise<void> {
  return new Promise((settle) => setTimeout(settle));
}
