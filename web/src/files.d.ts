// What the bundler puts in place of a name.

/** The full core: compressed and in base64. */
declare module "fullcost:wasm" {
  const base64: string;
  export default base64;
}
