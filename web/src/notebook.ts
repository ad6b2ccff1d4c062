// The widget in a notebook (anywidget): one file, with the core inside. Python never reads a number from it.

import wasm from "fullcost:wasm";
import { load } from "./core.js";
import { prepared, problem } from "./model.js";
import { mount } from "./mount.js";
import type { Saved } from "./state.js";

interface Traits {
  document: object | null;
  blob: string;
  state: Saved;
  theme: "" | "light" | "dark";
  problem: object | null;
}

interface Shared {
  get<K extends keyof Traits>(name: K): Traits[K];
  set<K extends keyof Traits>(name: K, value: Traits[K]): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
  save_changes(): void;
}

const IDLE_MS = 150;
function plain(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** The core travels compressed, since a notebook keeps this file as text. */
async function unpacked(): Promise<ArrayBuffer> {
  const packed = new Blob([plain(wasm)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(packed).arrayBuffer();
}

async function render({ model: shared, el }: { model: Shared; el: HTMLElement }): Promise<() => void> {
  const core = await load({ wasm: await unpacked() });
  const host = document.createElement("div");
  el.append(host);
  try {
    const scenario = shared.get("document");
    const model = scenario ? core.scenario(scenario) : core.blob(plain(shared.get("blob")));
    await prepared(model.raw);
    const handle = mount(host, {
      model: model.raw,
      claims: model.claims(),
      scenario: scenario ?? undefined,
      state: shared.get("state"),
      theme: shared.get("theme") || "auto",
    });
    let idle: ReturnType<typeof setTimeout> | undefined;
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    const send = () => {
      const saved = handle.save();
      if (same(saved, shared.get("state"))) return;
      shared.set("state", saved);
      shared.save_changes();
    };
    const told = () => {
      clearTimeout(idle);
      idle = setTimeout(send, IDLE_MS);
    };
    const asked = () => {
      if (!same(handle.save(), shared.get("state"))) handle.restore(shared.get("state"));
    };
    host.addEventListener("fullcost-change", send);
    host.addEventListener("fullcost-input", told);
    shared.on("change:state", asked);
    return () => {
      clearTimeout(idle);
      shared.off("change:state", asked);
      handle.destroy();
      host.remove();
    };
  } catch (thrown) {
    shared.set("problem", problem(thrown));
    shared.save_changes();
    host.textContent = problem(thrown).message;
    return () => host.remove();
  }
}

export default { render };
