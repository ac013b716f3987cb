// Builds the page once more, for files that hold a briefing and stand alone:
// all code in one script and all styles, with fonts, in one sheet. The program
// puts both into each file that it writes (web/onefile).

import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, runnerImport } from "vite";

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** What such a file has in the place of other code of the page. */
const INSTEAD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "api/ask.ts": "api/archive.ts",
    "look/drop.tsx": "onefile/nothing.ts",
    "look/your-files.tsx": "onefile/nothing.ts",
    "beside.ts": "onefile/beside.ts",
    "state/addresses.ts": "onefile/addresses.ts",
    "briefing/load.tsx": "onefile/nothing.ts",
    "words/en/briefing.ts": "onefile/nothing.ts",
    "words/en/sharing.ts": "onefile/nothing.ts",
    "briefing/share.tsx": "onefile/nothing.ts",
    "words/zh/index.ts": "onefile/zh.ts",
    "words/usual.ts": "onefile/usual.ts",
  }).map(([from, to]) => [source(from), source(to)]),
);

/** What is asked for later, and in such a file never: what needs a server, or more events than a file carries. */
const NEVER: ReadonlySet<string> = new Set(
  ["api/find-row.ts", "api/pack-large.ts", "briefing/dock.tsx", "layers/pmtiles-layer.ts", "look/page.tsx"].map(source),
);

function instead(): Plugin {
  return {
    name: "instead",
    enforce: "pre",
    async resolveId(id, importer, options) {
      const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
      if (resolved && NEVER.has(resolved.id)) return "\0never";
      return (resolved && INSTEAD.get(resolved.id)) ?? null;
    },
    load: (id) => (id === "\0never" ? "export {}" : null),
  };
}

/** Writes the texts of other languages beside the script: files in English do without. */
function catalogues(): Plugin {
  return {
    name: "catalogues",
    async generateBundle() {
      const { module } = await runnerImport<typeof import("./src/words/zh")>(source("words/zh/index.ts"));
      this.emitFile({ type: "asset", fileName: "zh.json", source: JSON.stringify(module.zh) });
    },
  };
}

/** Leaves out the fonts of Latin Extended, 100 KB: the reader's own have its letters. */
function latinOnly(): Plugin {
  return {
    name: "latin-only",
    enforce: "pre",
    transform(code, id) {
      if (id !== source("styles/fonts.css")) return null;
      return code.replace(/@font-face \{[^}]*-latin-ext-[^}]*\}/g, "");
    },
  };
}

export default defineConfig({
  mode: "onefile",
  plugins: [instead(), latinOnly(), catalogues()],
  resolve: { alias: [{ find: /^leaflet$/, replacement: "leaflet/dist/leaflet-src.esm.js" }] },
  build: {
    outDir: "dist/onefile",
    emptyOutDir: true,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    copyPublicDir: false,
    rolldownOptions: {
      checks: { emptyImportMeta: false }, // in code that is for pages of several files
      input: source("onefile/start.ts"),
      output: { format: "iife", codeSplitting: false, entryFileNames: "page.js", assetFileNames: "page[extname]" },
    },
  },
});
