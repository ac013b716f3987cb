/** Go's program that looks at files; made by vite.config.ts. */
declare module "virtual:look-program" {
  /** Its address, packed with gzip; null if it was not built. */
  export const program: string | null;
}
