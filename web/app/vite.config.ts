import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The chunks of the first view, in the order in which they are wanted. */
const FIRST_VIEW = ["main", "time-control", "beside"];

/** Lets the browser fetch the code of the first view before its first lines
 * have run: the page's own asking would come a round trip later. */
function fetchFirstView(): Plugin {
  return {
    name: "fetch-first-view",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((c) => c.type === "chunk");
        const byName = (name: string) => chunks.find((c) => c.name === name);
        const files = new Set(FIRST_VIEW.map(byName).flatMap((c) => (c ? [c.fileName, ...c.imports] : [])));
        const entry = chunks.find((c) => c.isEntry)?.fileName;
        const wanted = [...files].filter((file) => file !== entry);
        return wanted.map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", href: `./${file}` },
          injectTo: "head" as const,
        }));
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
