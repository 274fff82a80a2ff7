import {
  type AnimationAction,
  AnimationMixer,
  DirectionalLight,
  Group,
  HemisphereLight,
  LoopOnce,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  Mesh,
  Scene,
  ShadowMaterial,
  SRGBColorSpace,
  Vector3,
  WebGLRenderer,
} from "three";
import { type Body, colour, readBody, readGlb } from "./body";
import type { ClipFile } from "./clip";
import { PALETTES, type Palette, type Theme } from "./palette";
import { propsOf, toolOf } from "./props";
import { type Thing, thingsOf } from "./things";

const VIEW_DEG = 26;

/** Only these are moved about; all else turns in its joint. */
const PLACED = new Set(["pelvis", "tool"]);

/** One canvas with a mannequin that does one move. */
export class Stage {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(VIEW_DEG, 1, 0.1, 40);
  readonly #key = new DirectionalLight(0xfff3e6, 1);
  readonly #palette: Palette;
  #body: Body | undefined;
  #mixer: AnimationMixer | undefined;
  /** What plays once, if that is so. */
  #once: AnimationAction | undefined;
  #around = new Group();
  #things: readonly Thing[] = [];

  constructor(canvas: HTMLCanvasElement | OffscreenCanvas, theme: Theme) {
    this.#palette = PALETTES[theme];
    this.#renderer = new WebGLRenderer({
      canvas,
      alpha: true,
      antialias: true,
      preserveDrawingBuffer: true,
    });
    this.#renderer.outputColorSpace = SRGBColorSpace;
    this.#renderer.shadowMap.enabled = true;
    this.#renderer.shadowMap.type = PCFShadowMap;
    this.#light();
  }

  /** How much the last frame drew. */
  get drawCalls(): number {
    return this.#renderer.info.render.calls;
  }

  resize(width: number, height: number, ratio: number): void {
    this.#renderer.setPixelRatio(ratio);
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
  }

  async setBody(data: ArrayBuffer): Promise<void> {
    if (this.#body) this.#scene.remove(this.#body.root);
    this.#body = await readBody(data, this.#palette);
    this.#scene.add(this.#body.root);
  }

  /**
   * Plays a clip on the mannequin, with its tool and furniture.
   *
   * The figure is symmetric, so a mirrored figure does the move on its other side; camera,
   * mat and furniture come mirrored in `clip`.
   */
  async setClip(data: ArrayBuffer, clip: ClipFile, { isMirrored = false } = {}): Promise<void> {
    const body = this.#body;
    if (!body) throw new Error("a clip needs a mannequin");
    const { root, animations } = await readGlb(data);
    this.#scene.remove(this.#around);
    this.#around = propsOf(clip, this.#palette);
    this.#scene.add(this.#around);
    const former = body.root.getObjectByName("tool");
    if (former) body.root.remove(former);
    if (clip.tool) {
      const tool = toolOf(clip.tool, this.#palette);
      tool.name = "tool";
      body.root.add(tool);
    }
    this.#things = thingsOf(clip, body.root, this.#palette);
    for (const one of this.#things) this.#around.add(one.object);
    colour(body.mesh, clip.muscles, this.#palette);
    this.#mixer?.stopAllAction();
    this.#mixer = new AnimationMixer(body.root);
    this.#once = undefined;
    const animation = animations[0];
    if (animation) {
      const action = this.#mixer.clipAction(animation).play();
      if (clip.loop === false) this.#once = restingAtEnd(action);
    }
    settle(root, body);
    body.root.scale.z = isMirrored ? -1 : 1;
    this.look(clip, 0);
  }

  /** Turns the camera about the vertical, away from the clip's own view [degrees]. */
  look(clip: ClipFile, turnDeg: number): void {
    const { target, toward, half_m: half, depth_m: depth } = clip.camera;
    const middle = new Vector3(...target);
    const way = new Vector3(...toward).applyAxisAngle(
      new Vector3(0, 1, 0),
      (turnDeg * Math.PI) / 180,
    );
    // Seen from elsewhere, what was deep is wide.
    const turned = Math.abs(Math.sin((turnDeg * Math.PI) / 180));
    const wide = half[0] * (1 - turned) + Math.max(depth, half[0] * 0.6) * turned;
    const deep = depth * (1 - turned) + half[0] * turned;
    const slope = Math.tan((VIEW_DEG * Math.PI) / 360);
    const distance = Math.max(half[1] / slope, wide / (slope * this.#camera.aspect)) + deep;
    this.#camera.position.copy(middle).addScaledVector(way, distance);
    this.#camera.lookAt(middle);
    // Nobody looks through a wall from behind.
    const wall = this.#around.getObjectByName("wall");
    if (wall) wall.visible = this.#camera.position.x > 0;
    this.#key.target.position.copy(middle);
    const side = new Vector3(way.z, 0, -way.x).normalize();
    this.#key.position
      .copy(middle)
      .addScaledVector(way, 2.0)
      .addScaledVector(side, -1.6)
      .add(new Vector3(0, 3.4, 0));
  }

  /** Draws the clip as it is at a time [s]; what plays once rests after its end. */
  draw(seconds: number): void {
    // An action that has ended plays no more; this lets one go back in time.
    this.#once?.reset();
    this.#mixer?.setTime(seconds);
    if (this.#things.length) this.#body?.root.updateMatrixWorld();
    for (const one of this.#things) one.follow();
    this.#renderer.render(this.#scene, this.#camera);
  }

  /** Lets go of the canvas; browsers have few of them. */
  dispose(): void {
    this.#mixer?.stopAllAction();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  #light(): void {
    const palette = this.#palette;
    const sky = new HemisphereLight(palette.sky, palette.ground, 1.5);
    this.#key.intensity = palette.key;
    this.#key.castShadow = true;
    this.#key.shadow.mapSize.set(2048, 2048);
    this.#key.shadow.radius = 5;
    this.#key.shadow.bias = -0.0004;
    this.#key.shadow.normalBias = 0.012;
    const reach = 1.7;
    Object.assign(this.#key.shadow.camera, {
      left: -reach,
      right: reach,
      top: reach,
      bottom: -reach,
      near: 0.5,
      far: 9,
    });
    const floor = new Mesh(
      new PlaneGeometry(8, 8),
      new ShadowMaterial({ opacity: palette.shade }),
    );
    floor.rotation.x = -Math.PI / 2;
    floor.position.y = -0.007;
    floor.receiveShadow = true;
    this.#scene.add(sky, this.#key, this.#key.target, floor);
  }
}

/** Takes over places and turns that a clip does not move. */
function settle(clip: Group, body: Body): void {
  for (const [bone, turn] of body.rest) bone.quaternion.copy(turn);
  clip.traverse((still) => {
    const own = still.name ? body.root.getObjectByName(still.name) : undefined;
    if (!own || own === body.mesh) return;
    own.quaternion.copy(still.quaternion);
    if (PLACED.has(still.name)) own.position.copy(still.position);
  });
}

function restingAtEnd(action: AnimationAction): AnimationAction {
  action.setLoop(LoopOnce, 1);
  action.clampWhenFinished = true;
  return action;
}
