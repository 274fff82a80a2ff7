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
  WebGLRenderer,
} from "three";
import { anchorsOf } from "./anchors";
import { readGlb } from "./body";
import { fetchedData } from "./fetched";
import type { RegionKey } from "./muscle-numbers";
import { painted } from "./need-colours";
import { PALETTES, type Palette, type Theme } from "./palette";
import { skinMaterial } from "./skin-material";
import { standing, type Statue } from "./stand";
import { type Anchors, cameraOf, type Regions, type Size, type View, VIEW_DEG } from "./view";

/** How much of its own light what is loaded gives in the evening. */
const EVENING_GLOW = 0.42;

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
  #size: Size = { width: 1, height: 1, ratio: 1 };

  /** @throws Error if the browser has no WebGL. */
  constructor(canvas: HTMLCanvasElement | OffscreenCanvas) {
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

  /** Fetches a shipped body and lets it stand. */
  async dress(name: string): Promise<void> {
    const { root } = await readGlb(await fetchedData(`/bodies/${encodeURIComponent(name)}/mannequin.glb`));
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

  /** Draws the body into a picture of a size, once for each view. */
  draw(views: readonly View[], size: Size): void {
    this.#resize(size);
    this.#renderer.setScissor(0, 0, size.width, size.height);
    this.#renderer.clear();
    for (const view of views) {
      // Views overlap: the second must not wipe out the first.
      this.#renderer.clearDepth();
      this.#look(view);
      this.#renderer.setViewport(view.left, 0, view.width, size.height);
      this.#renderer.setScissor(view.left, 0, view.width, size.height);
      this.#renderer.render(this.#scene, this.#camera);
    }
  }

  /** Returns the region under a point of the canvas; undefined beside the body. */
  regionAt(x: number, y: number, views: readonly View[]): RegionKey | undefined {
    const far = (view: View): number => Math.abs(view.left + view.width / 2 - x);
    const view = [...views].sort((one, other) => far(one) - far(other))[0];
    if (!view || !this.#mesh || !this.#statue) return undefined;
    this.#look(view);
    const place = new Vector2(((x - view.left) / view.width) * 2 - 1, 1 - (y / this.#size.height) * 2);
    const ray = new Raycaster();
    ray.setFromCamera(place, this.#camera);
    const face = ray.intersectObject(this.#mesh)[0]?.face;
    return face ? this.#statue.regions[face.a] : undefined;
  }

  /** Returns how tall the body stands, and for each of some regions where names may point. */
  measure(all: readonly Regions[]): { readonly heightM: number; readonly anchors: readonly Anchors[] } {
    const statue = this.#statue;
    if (!statue) return { heightM: 0, anchors: [] };
    return { heightM: statue.height, anchors: all.map((one) => anchorsOf(statue, one)) };
  }

  dispose(): void {
    this.#statue?.geometry.dispose();
    this.#renderer.dispose();
  }

  /** Sizes the picture together with its drawing: a new size alone would wipe it. */
  #resize(size: Size): void {
    const { width, height, ratio } = this.#size;
    if (width === size.width && height === size.height && ratio === size.ratio) return;
    this.#size = size;
    this.#renderer.setPixelRatio(size.ratio);
    this.#renderer.setSize(size.width, size.height, false);
  }

  /** The body turns, light and camera stay: its shadow always falls the same way. */
  #look(view: View): void {
    const { at, lookAtM } = cameraOf(this.#statue?.height ?? 1.7);
    if (this.#mesh) this.#mesh.rotation.y = -(view.turnDeg * Math.PI) / 180;
    this.#camera.aspect = view.width / Math.max(1, this.#size.height);
    this.#camera.position.set(...at);
    this.#camera.lookAt(0, lookAtM, 0);
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
    this.#glow.value = theme === "dark" ? EVENING_GLOW : 0;
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

function linear(hex: number): [number, number, number] {
  return new Color(hex).toArray() as [number, number, number];
}

/** Lets the page answer between two pieces of work. */
function breath(): Promise<void> {
  return new Promise((settle) => setTimeout(settle));
}
