import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The chunks of the first view in the order in which they are wanted, and
 * whether they may wait for the data. */
const FIRST_VIEW = [
  { name: "main", waits: false },
  { name: "time-control", waits: true },
  { name: "beside", waits: true },
];

/** Lets the browser fetch the code of the first view before its first lines
 * have run: the page's own asking would come a round trip later. */
function fetchFirstView(): Plugin {
  return {
    name: "fetch-first-view",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((c) => c.type === "chunk");
        const seen = new Set(chunks.filter((c) => c.isEntry).map((c) => c.fileName));
        return FIRST_VIEW.flatMap(({ name, waits }) => {
          const chunk = chunks.find((c) => c.name === name);
          const files = chunk ? [chunk.fileName, ...chunk.imports].filter((file) => !seen.has(file)) : [];
          return files.map((file) => {
            seen.add(file);
            const attrs = { rel: "modulepreload", href: `./${file}`, ...(waits && { fetchpriority: "low" }) };
            return { tag: "link", attrs, injectTo: "head" as const };
          });
        });
      },
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [fetchFirstView()],
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
            { name: "main", test: /\/src\/main\.tsx$/, priority: 1 },
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
