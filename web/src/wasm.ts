// Brings a compiled core in: as wasm, or where that is forbidden or too new, as its twin in plain JavaScript.

import { FullcostError, guard } from "./error.js";

export interface LoadOptions {
  /** Where the wasm file lies, if not beside the script. */
  wasmUrl?: string | URL | undefined;
  /** The wasm itself, where there is no place to fetch it from. */
  wasm?: BufferSource | undefined;
  /** Gives up waiting. What is already on its way serves the next one who asks. */
  signal?: AbortSignal | undefined;
}

/** A module of the core, wasm or twin: the same names, the same answers. */
export interface Compiled {
  Model: object;
  version(): string;
}

/** The glue around the wasm; of no use before the wasm is in. */
interface Glue {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

export interface Loaded<C> {
  core: C;
  /** Whether it is the twin. */
  twin: boolean;
}

/** One compiled module for every copy of this script in the page, by address. */
const MODULES = Symbol.for("fullcost.modules");
type Modules = Map<string, Promise<WebAssembly.Module>>;

/** Makes the function that loads a core, once for everybody who asks. The files lie beside the script; not every core has a twin. */
export function loader<C extends Compiled>(glue: C & Glue, files: { wasm: string; twin?: string }) {
  let loading: Promise<Loaded<C>> | undefined;

  async function bring({ wasmUrl, wasm }: LoadOptions): Promise<Loaded<C>> {
    try {
      const place = () => (wasmUrl ? new URL(wasmUrl, base()) : new URL(files.wasm, import.meta.url));
      const module = await (wasm ? WebAssembly.compile(wasm) : moduleAt(place()));
      const imports = glue as unknown as WebAssembly.ModuleImports; // it finds its functions here by name
      const { exports } = await WebAssembly.instantiate(module, { "./core_bg.js": imports });
      glue.__wbg_set_wasm(exports);
      (exports.__wbindgen_start as () => void)();
      return { core: guarded(glue), twin: false };
    } catch (why) {
      return { core: guarded(await twinAt(files.twin, why)), twin: true };
    }
  }

  return (options: LoadOptions = {}): Promise<Loaded<C>> => {
    loading ??= bring(options).catch((thrown) => {
      loading = undefined; // the next one may have more luck
      throw thrown;
    });
    return until(options.signal, loading);
  };
}

function guarded<C extends Compiled>(core: C): C {
  for (const part of Object.values(core)) if ("free" in (part.prototype ?? {})) guard(part);
  return core;
}

async function twinAt<C>(file: string | undefined, why: unknown): Promise<C> {
  const words = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));
  const failed = (message: string, cause: unknown) =>
    new FullcostError({ code: "internal", path: "", message, accepted: "" }, { cause });
  if (!file) throw failed(`the model cannot be loaded as wasm (${words(why)})`, why);
  try {
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ new URL(file, import.meta.url).href);
  } catch (cause) {
    throw failed(
      `the model cannot be loaded, neither as wasm (${words(why)}) nor as JavaScript (${words(cause)})`,
      cause,
    );
  }
}

function moduleAt(url: URL): Promise<WebAssembly.Module> {
  const page = globalThis as { [MODULES]?: Modules };
  page[MODULES] ??= new Map();
  const modules = page[MODULES];
  const known = modules.get(url.href);
  if (known) return known;
  const module = compile(url);
  modules.set(url.href, module);
  module.catch(() => modules.delete(url.href));
  return module;
}

async function compile(url: URL): Promise<WebAssembly.Module> {
  if (!("WebAssembly" in globalThis)) throw new Error("there is none here");
  if (url.protocol === "file:") return WebAssembly.compile(read(url));
  const response = await answer(url);
  const typed = response.headers.get("content-type")?.startsWith("application/wasm");
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** What relative addresses are relative to. */
export const base = (): string => globalThis.document?.baseURI ?? import.meta.url;

/** Reads a file, in Node, whose `fetch` knows none. */
export function read(url: URL): Uint8Array<ArrayBuffer> {
  return new Uint8Array(process.getBuiltinModule("node:fs").readFileSync(url));
}

/** The bytes at an address, in a page or in Node. */
export async function bytes(url: URL, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return url.protocol === "file:" ? read(url) : new Uint8Array(await (await answer(url, signal)).arrayBuffer());
}

async function answer(url: URL, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(`${url.pathname} answered with status ${response.status}`);
  return response;
}

/** A promise that is not waited for once the signal says so. */
function until<T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
