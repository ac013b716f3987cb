import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The chunks of the first view in the order in which they are wanted, and
 * whether they wait until the map shows its marks. */
const FIRST_VIEW = [
  { name: "main", waits: false },
  { name: "moving", waits: true },
  { name: "time-control", waits: true },
  { name: "beside", waits: true },
];

/** Lets the browser fetch the code of the first view before its first lines
 * have run: the page's own asking would come a round trip later. What waits is
 * named, and fetched when the page says so (turns.ts). */
function fetchFirstView(): Plugin {
  return {
    name: "fetch-first-view",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((c) => c.type === "chunk");
        const seen = new Set(chunks.filter((c) => c.isEntry || c.name === "start").map((c) => c.fileName));
        return FIRST_VIEW.flatMap(({ name, waits }) => {
          const chunk = chunks.find((c) => c.name === name);
          const files = chunk ? [chunk.fileName, ...chunk.imports].filter((file) => !seen.has(file)) : [];
          return files.map((file) => {
            seen.add(file);
            const attrs = { [waits ? "data-later" : "rel"]: "modulepreload", href: `./${file}` };
            return { tag: "link", attrs, injectTo: "head" as const };
          });
        });
      },
    },
  };
}

/** What files are looked at with, as make has built it: Go's own runtime and
 * mapd's import as WebAssembly. Where it has not been built, `program` is null. */
function lookProgram(): Plugin {
  const built = (name: string) => fileURLToPath(new URL(`./wasm/built/${name}`, import.meta.url));
  return {
    name: "look-program",
    resolveId: (id) => (id === "virtual:look-program" ? "\0look-program" : null),
    load(id) {
      if (id !== "\0look-program") return null;
      if (existsSync(built("look.wasm.gz")))
        return `import ${JSON.stringify(built("wasm_exec.js"))};
          export { default as program } from ${JSON.stringify(`${built("look.wasm.gz")}?url`)};`;
      this.warn("wasm/built/look.wasm.gz is not there: this page cannot look at files. make builds it.");
      return "export const program = null;";
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [fetchFirstView()],
  // Leaflet as a module: as CommonJS it would bring a wrapper and all that is never used.
  resolve: { alias: [{ find: /^leaflet$/, replacement: "leaflet/dist/leaflet-src.esm.js" }] },
  worker: { format: "es", plugins: () => [lookProgram()] },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // Fonts and icons stay files of their own, so that the page's policy
    // needs no data: addresses for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What the map needs is one file, though other parts share some of it:
        // each further file would wait for a connection. The first code is not in it.
        codeSplitting: {
          groups: [
            { name: "start", test: /\/src\/start\.ts$/, priority: 2 },
            // What stands beside the map stays one file too, though printing shares some of it.
            { name: "beside", test: /\/src\/beside\.ts$/, priority: 0 },
            { name: "main", test: /\/src\/(main\.tsx|layers\/(pictured|over)\.ts|api\/places\.ts)$/, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": process.env.MAPD_URL ?? "http://127.0.0.1:8080",
      "/tiles": process.env.MAPD_URL ?? "http://127.0.0.1:8080",
    },
  },
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
  },
});
