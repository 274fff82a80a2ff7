import { defineConfig } from "vite";

// The Python package serves and ships what is built here.
export default defineConfig({
  server: { proxy: { "/api": "http://127.0.0.1:8642", "/bodies": "http://127.0.0.1:8642" } },
  base: "/",
  build: {
    outDir: "../src/unkink/web",
    emptyOutDir: false,
    target: "es2022",
    rollupOptions: { input: { app: "index.html", stage: "stage.html" } },
  },
});
