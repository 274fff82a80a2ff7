import { defineConfig } from "vite";

// The Python package serves and ships what is built here.
export default defineConfig({
  base: "./",
  build: {
    outDir: "../src/unkink/web",
    emptyOutDir: false,
    target: "es2022",
    rollupOptions: { input: { stage: "stage.html" } },
  },
});
