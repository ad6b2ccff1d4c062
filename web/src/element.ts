// The tag: reads attributes, waits until it is near the screen, and keeps what stands inside it until something better is painted.

import { problem } from "./model.js";
import type { Handle, MountOptions } from "./mount.js";
import type { Saved } from "./state.js";

export interface Request extends Omit<MountOptions, "model" | "claims" | "scenario"> {
  scenario: string;
  lang: string;
  wasmUrl?: string;
  signal: AbortSignal;
}
/** Opens the scenario and mounts it on the host. */
export type Start = (host: HTMLElement, request: Request) => Promise<Handle>;

export interface FullcostElement extends HTMLElement {
  readonly ready: Promise<void>;
  state: Saved;
  save(): Saved;
  restore(state: Saved): boolean;
  reset(): void;
  set(path: string, value: number): boolean;
}

const NEAR = "600px 0px";
/** Until the first paint, what follows the tag stays below the screen, so that nothing a reader sees will move. */
const WAITING = ":host { display: block; min-block-size: 100vh }";

/** Registers the tag. Safe to import where there is no page; the first definition of a name stays. */
export function define(start: Start, name = "fullcost-widget"): void {
  if (!("customElements" in globalThis) || customElements.get(name)) return;

  class Widget extends HTMLElement implements FullcostElement {
    static observedAttributes = ["scenario", "scope", "theme", "lang", "heading-level"];
    ready: Promise<void>;
    #arrived!: () => void;
    #handle: Handle | null = null;
    #waiting: Saved | undefined;
    #abort: AbortController | null = null;
    #near: IntersectionObserver | null = null;

    constructor() {
      super();
      this.ready = new Promise((resolve) => (this.#arrived = resolve));
      const root = this.attachShadow({ mode: "open" });
      const waiting = new CSSStyleSheet();
      waiting.replaceSync(WAITING);
      root.adoptedStyleSheets = [waiting];
      root.append(document.createElement("slot"));
    }

    connectedCallback() {
      if (this.getAttribute("loading") === "eager" || !("IntersectionObserver" in globalThis)) return void this.#open();
      this.#near = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && this.#open(), {
        rootMargin: NEAR,
      });
      this.#near.observe(this);
      this.addEventListener("focusin", this.#open, { once: true });
    }

    disconnectedCallback() {
      this.#near?.disconnect();
      this.#abort?.abort();
      this.#abort = null;
      this.#waiting = this.#handle?.save() ?? this.#waiting;
      this.#handle?.destroy();
      this.#handle = null;
    }

    attributeChangedCallback(name: string, old: string | null, value: string | null) {
      if (old === value || !this.isConnected) return;
      if (name === "scope" && value) this.#handle?.scope(value);
      if (name === "heading-level") this.#handle?.refresh({ headingLevel: this.#level });
      if ((name === "scenario" || name === "lang") && (this.#handle || this.#abort)) {
        this.#abort?.abort();
        this.#abort = null;
        this.#waiting = undefined;
        this.#open();
      }
    }

    get #level(): number {
      const level = Number(this.getAttribute("heading-level"));
      return level >= 2 && level <= 4 ? level : 2;
    }

    #open = async () => {
      if (this.#abort) return;
      this.#near?.disconnect();
      this.#abort = new AbortController();
      const { signal } = this.#abort;
      try {
        const handle = await start(this, {
          scenario: this.getAttribute("scenario") ?? "deepseek",
          lang: this.getAttribute("lang") || this.closest("[lang]")?.getAttribute("lang") || "en",
          scope: this.getAttribute("scope") ?? undefined,
          wasmUrl: this.getAttribute("wasm-url") ?? undefined,
          headingLevel: this.#level,
          state: this.#waiting,
          signal,
        });
        if (signal.aborted) return handle.destroy();
        this.#handle?.destroy();
        this.#handle = handle;
        this.dataset.settled = "";
        this.#arrived();
      } catch (thrown) {
        if (signal.aborted) return;
        this.dataset.settled = "";
        if (this.shadowRoot && !this.#handle) this.shadowRoot.adoptedStyleSheets = [];
        console.warn(`fullcost: ${problem(thrown).message}`); // for whoever edits the page
        this.dispatchEvent(
          new CustomEvent("fullcost-error", { bubbles: true, composed: true, detail: problem(thrown) }),
        );
      }
    };

    get state(): Saved {
      return this.save();
    }
    set state(saved: Saved) {
      this.restore(saved);
    }
    save(): Saved {
      return this.#handle?.save() ?? this.#waiting ?? {};
    }
    restore(saved: Saved): boolean {
      if (this.#handle) return this.#handle.restore(saved);
      this.#waiting = saved;
      return true;
    }
    reset() {
      this.#waiting = undefined;
      this.#handle?.reset();
    }
    set(path: string, value: number): boolean {
      return this.#handle?.set(path, value) ?? false;
    }
  }

  customElements.define(name, Widget);
}
