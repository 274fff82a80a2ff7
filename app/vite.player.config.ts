import { copyFile, rm } from "node:fs/promises";
import { defineConfig } from "vite";
import { lettersLicence } from "./tools/letters-licence.ts";

// One script and one sheet, which Python puts into a file or beside a page.
const OUT = "../src/unkink/web/player";

export default defineConfig({
  publicDir: false,
  // Some libraries ask in which mode they were built.
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    lib: { entry: "src/player/main.ts", formats: ["iife"], name: "unkink", fileName: () => "player.js", cssFileName: "player" },
    license: { fileName: "licences.md" },
  },
  plugins: [
    lettersLicence(`${OUT}/licences.md`),
    {
      name: "pages-and-worker",
      async closeBundle() {
        // Pages that bring their own files draw without a worker.
        await rm(`${OUT}/assets`, { recursive: true, force: true });
        await copyFile("player.html", `${OUT}/player.html`);
        await copyFile("src/player/site-worker.js", `${OUT}/site-worker.js`);
        await copyFile("public/icon.svg", `${OUT}/icon.svg`);
      },
    },
  ],
});
