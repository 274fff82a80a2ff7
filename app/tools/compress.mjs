// compress.mjs FROM TO: compresses the GLBs of a folder and those below it with meshopt
// and copies what lies beside them; what is there and newer is left as it is.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { NodeIO } from "@gltf-transform/core";
import { EXTMeshoptCompression, KHRMeshQuantization } from "@gltf-transform/extensions";
import { quantize, reorder } from "@gltf-transform/functions";
import { MeshoptDecoder, MeshoptEncoder } from "meshoptimizer";

// Bits of a turn: it is off by less than 0.001, a millimetre at a metre.
const TURN_BITS = 12;

await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready]);
const encoder = {
  ...MeshoptEncoder,
  encodeFilterQuat: (values, count, stride) =>
    MeshoptEncoder.encodeFilterQuat(values, count, stride, TURN_BITS),
};
const io = new NodeIO()
  .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
  .registerDependencies({
    "meshopt.encoder": encoder,
    "meshopt.decoder": MeshoptDecoder,
  });

const [from, to] = process.argv.slice(2);
let count = 0;
for (const name of readdirSync(from, { recursive: true })) {
  const [source, target] = [join(from, name), join(to, name)];
  if (!statSync(source).isFile() || isFresh(source, target)) continue;
  mkdirSync(dirname(target), { recursive: true });
  if (name.endsWith(".glb")) await compress(source, target);
  else cpSync(source, target);
  count += 1;
}
console.log(`${count} files compressed or copied`);

function isFresh(source, target) {
  return existsSync(target) && statSync(target).mtimeMs >= statSync(source).mtimeMs;
}

async function compress(source, target) {
  const file = await io.read(source);
  if (file.getRoot().listMeshes().length) {
    await file.transform(
      reorder({ encoder: MeshoptEncoder, target: "size" }),
      quantize({ pattern: /^(POSITION|NORMAL)$/, quantizePosition: 14, quantizeNormal: 8 }),
    );
  }
  // Turns keep 12 bits, places 15: what is decoded differs by less than is drawn.
  file
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.FILTER });
  writeFileSync(target, withoutDefaults(await io.writeBinary(file)));
}

// Returns a GLB whose JSON leaves out what is so by default: a tenth of a clip.
function withoutDefaults(glb) {
  const size = new DataView(glb.buffer, glb.byteOffset).getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + size)));
  delete json.asset.generator;
  if (json.scene === 0) delete json.scene;
  for (const one of json.accessors ?? []) {
    if (one.normalized === false) delete one.normalized;
    if (one.byteOffset === 0) delete one.byteOffset;
  }
  for (const view of json.bufferViews ?? []) {
    const packed = view.extensions?.EXT_meshopt_compression ?? {};
    for (const one of [view, packed]) if (one.byteOffset === 0) delete one.byteOffset;
  }
  for (const animation of json.animations ?? []) {
    // The file is called so.
    delete animation.name;
    for (const one of animation.samplers)
      if (one.interpolation === "LINEAR") delete one.interpolation;
  }
  let text = JSON.stringify(json);
  text += " ".repeat(-text.length & 3);
  const rest = glb.subarray(20 + size);
  const out = new Uint8Array(20 + text.length + rest.length);
  const view = new DataView(out.buffer);
  [0x46546c67, 2, out.length, text.length, 0x4e4f534a].forEach((word, k) =>
    view.setUint32(4 * k, word, true),
  );
  out.set(new TextEncoder().encode(text), 20);
  out.set(rest, 20 + text.length);
  return out;
}
