// The model without the page: for Node, workers and pages that draw for themselves.

import * as glue from "../pkg/full/core.js";
import { Core, type Full } from "./full.js";
import { type LoadOptions, loader } from "./wasm.js";

export { type Detail, FullcostError } from "./error.js";
export { type Claims, Core, type Distributed, type Draws, Model, type Raw } from "./full.js";
export type { Readings, SweepOptions, SweepTable, Watching } from "./sweep.js";
export type * from "./types.js";
export type { LoadOptions } from "./wasm.js";

const bring = loader<Full>(glue, { wasm: "./fullcost.wasm", twin: "./fullcost-twin.js" });

/** Loads the core, once for everybody who asks. */
export async function load(options: LoadOptions = {}): Promise<Core> {
  const { core, twin } = await bring(options);
  return new Core(core, twin);
}
