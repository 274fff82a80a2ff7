/** The terms of the letters: what bundles libraries knows nothing of fonts. */
import { appendFile, readFile } from "node:fs/promises";
import type { Plugin } from "vite";

const TERMS = "node_modules/@fontsource-variable/commissioner/LICENSE";

/** Writes the terms of the letters below those of the libraries. */
export function lettersLicence(notices: string): Plugin {
  return {
    name: "letters-licence",
    async closeBundle() {
      const terms = await readFile(TERMS, "utf8");
      await appendFile(notices, `\n## Commissioner (OFL-1.1)\n\n${terms.trim()}\n`);
    },
  };
}
