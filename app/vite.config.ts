import { defineConfig } from "vite";

// The Python package serves and ships what is built here.
export default defineConfig({
  base: "./",
  build: {
    outDir: "../src/unkink/web",
    emptyOutDir: false,
    target: "es2022",
    // Notices of the libraries that are bundled; their licences ask for them.
    license: { fileName: "assets/licences.md" },
    rollupOptions: { input: { stage: "stage.html" } },
  },
});
