import { defineConfig } from "vite";
import { lettersLicence } from "./tools/letters-licence.ts";
import { packedCopies, workerKnowsItsFiles } from "./tools/build-plugins.ts";

// The Python package serves and ships what is built here.
const OUT = "../src/unkink/web";
const SERVER = "http://127.0.0.1:8642";
const PUBLIC = ["icon.svg", "icon-maskable.svg", "manifest.webmanifest"];

export default defineConfig({
  base: "/",
  server: { proxy: { "/api": SERVER, "/bodies": SERVER } },
  build: {
    outDir: OUT,
    emptyOutDir: false,
    target: "es2022",
    // A strict content security policy allows no inline parts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { app: "index.html", stage: "stage.html", film: "film.html", sw: "src/worker/service-worker.ts" },
      output: {
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
      },
    },
    // Notices of the libraries that are bundled; their licences ask for them.
    license: { fileName: "assets/licences.md" },
  },
  worker: { format: "es" },
  plugins: [workerKnowsItsFiles(PUBLIC), packedCopies(OUT), lettersLicence(`${OUT}/assets/licences.md`)],
});
