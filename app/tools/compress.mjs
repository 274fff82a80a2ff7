// compress.mjs FROM TO: compresses the GLBs of a folder and those below it with meshopt
// and copies what lies beside them; what is there and newer is left as it is.
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { NodeIO } from "@gltf-transform/core";
import { EXTMeshoptCompression, KHRMeshQuantization } from "@gltf-transform/extensions";
import { quantize, reorder } from "@gltf-transform/functions";
import { MeshoptDecoder, MeshoptEncoder } from "meshoptimizer";

await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready]);
const io = new NodeIO()
  .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
  .registerDependencies({
    "meshopt.encoder": MeshoptEncoder,
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
  // No filter that loses digits: what is decoded is what was there.
  file
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.QUANTIZE });
  await io.write(target, file);
}
