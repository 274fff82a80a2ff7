/** What Vite does not do by itself: the worker's list of files, and packed copies. */
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const PACKED = /\.(js|css|html|svg|webmanifest)$/;

/** Writes the names of all parts into the service worker. */
export function workerKnowsItsFiles(publicFiles: readonly string[]): Plugin {
  return {
    name: "worker-knows-its-files",
    generateBundle(_options, bundle) {
      const worker = bundle["sw.js"];
      if (worker?.type !== "chunk") throw new Error("the service worker was not built");
      // Pages that stills and films are drawn on, and maps, are no part of the app.
      const names = Object.keys(bundle).filter((name) => /^assets\/(?!film-).*\.(js|css|woff2)$/.test(name));
      const files = [...names, ...publicFiles].sort().map((name) => `/${name}`);
      worker.code = worker.code.replaceAll("BUILD_FILES", JSON.stringify(files));
    },
  };
}

/** Lays a gzipped copy beside each text, so that no request has to pack it. */
export function packedCopies(folder: string): Plugin {
  return {
    name: "packed-copies",
    async closeBundle() {
      for (const name of await readdir(folder, { recursive: true })) {
        if (!PACKED.test(name) || name.startsWith("bodies")) continue;
        const text = await readFile(join(folder, name));
        const packed = gzipSync(text, { level: constants.Z_BEST_COMPRESSION });
        await writeFile(join(folder, `${name}.gz`), packed);
      }
    },
  };
}
