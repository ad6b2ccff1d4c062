// The article build: opens resolved scenarios only, and is the smallest download.

import * as glue from "../pkg/article/core.js";
import { define } from "./element.js";
import { FullcostError } from "./error.js";
import { type Model, prepared } from "./model.js";
import { mount } from "./mount.js";
import type { ClaimRow, Source } from "./types.js";
import { base, bytes, type Compiled, type LoadOptions, loader } from "./wasm.js";

export { define } from "./element.js";
export { type Detail, FullcostError } from "./error.js";
export { type Handle, type MountOptions, mount } from "./mount.js";
export type { LoadOptions } from "./wasm.js";

interface Article extends Compiled {
  Model: { from_blob(bytes: Uint8Array): Model };
}

/** A resolved scenario, and who says what in it. */
export interface Opened {
  model: Model;
  claims: { claims: ClaimRow[]; sources: Source[] };
}

const bring = loader<Article>(glue, { wasm: "./article.wasm", twin: "./article-twin.js" });

/** Opens a resolved scenario from its bytes. */
export async function open(blob: Uint8Array, options: LoadOptions = {}): Promise<Model> {
  return (await bring(options)).core.Model.from_blob(blob);
}

/** Fetches a resolved scenario and its claims: a shipped one by its id, or any by the address of its blob. */
export async function loadArticle(idOrUrl: string | URL, options: LoadOptions = {}): Promise<Opened> {
  const shipped = /^[\w-]+$/.test(String(idOrUrl));
  const place = shipped ? new URL(`./scenarios/${idOrUrl}.fullcost`, import.meta.url) : new URL(idOrUrl, base());
  const beside = new URL(place);
  beside.pathname = place.pathname.replace(/(\.[^./]*)?$/, ".claims.json");
  const get = (url: URL) =>
    bytes(url, options.signal).catch((thrown) => missing(thrown, String(idOrUrl), options.signal));
  const [blob, claims] = await Promise.all([get(place), get(beside), bring(options)]);
  return { model: await open(blob, options), claims: JSON.parse(new TextDecoder().decode(claims)) };
}

function missing(thrown: unknown, asked: string, signal?: AbortSignal): never {
  if (signal?.aborted) throw thrown;
  const accepted = "the id of a shipped scenario, or the address of a resolved one";
  throw new FullcostError({ code: "unknown_name", path: "scenario", message: `\`${asked}\` cannot be read`, accepted });
}

define(async (host, request) => {
  const opened = await loadArticle(request.scenario, request);
  await prepared(opened.model);
  return mount(host, { ...request, ...opened, script: import.meta.url });
});
