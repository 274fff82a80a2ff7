import { type IUniform, MeshStandardMaterial } from "three";

/**
 * Skin whose fibres run straight along a calm limb and kink with its load.
 *
 * @param glow How much load shines by itself, 0 to 1: in the evening it glows.
 */
export function skinMaterial(glow: IUniform<number>): MeshStandardMaterial {
  const skin = new MeshStandardMaterial({ vertexColors: true, roughness: 0.72, metalness: 0 });
  skin.onBeforeCompile = (shader) => {
    shader.uniforms["glow"] = glow;
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", `#include <common>\n${VERTEX_NAMES}`)
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nvLimb = limb; vFibre = fibre;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nuniform float glow; varying vec3 vLimb; varying vec2 vFibre;")
      .replace("#include <color_fragment>", `#include <color_fragment>\n${FIBRES}`);
  };
  return skin;
}

const VERTEX_NAMES = "attribute vec3 limb; attribute vec2 fibre; varying vec3 vLimb; varying vec2 vFibre;";

// 34 fibres round a limb swing by up to 0.16 rad, a kink every 24 mm. Where they would be
// finer than the picture they melt into its colour instead of flickering.
const FIBRES = /* glsl */ `
  float around = atan(vLimb.y, vLimb.x) + 0.16 * vFibre.x * sin(vLimb.z * 262.0);
  float wave = 34.0 * around;
  float fine = clamp(2.6 - fwidth(34.0 * vLimb.z / max(0.03, length(vLimb.xy))), 0.0, 1.0);
  float thread = smoothstep(0.1, 1.0, cos(wave)) * vFibre.y * fine;
  diffuseColor.rgb *= 1.0 - 0.34 * thread;
  totalEmissiveRadiance += glow * vFibre.x * diffuseColor.rgb;
`;
