// Reads paths of GLBs from standard input; prints what the Khronos validator finds.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import validator from "gltf-validator";

for await (const path of createInterface({ input: process.stdin })) {
  const report = await validator.validateBytes(new Uint8Array(readFileSync(path)));
  const { numErrors, numWarnings, messages } = report.issues;
  const first = messages.find((one) => one.severity < 2);
  console.log([numErrors, numWarnings, path, first?.message ?? ""].join("\t"));
}
