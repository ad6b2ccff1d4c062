// The widget itself: draws into a shadow root, listens, and tells the page what happened.

import { render } from "lit/html.js";
import { downloads } from "./downloads.js";
import { fromFragment, toFragment } from "./link.js";
import { measurer } from "./measure.js";
import type { Model } from "./model.js";
import type { Acts, Draft, Page, PanelName } from "./page.js";
import { sections } from "./sections/index.js";
import { type Saved, State } from "./state.js";
import { sheet } from "./style.js";
import type { ClaimRow } from "./types.js";
import { base } from "./wasm.js";

export interface MountOptions {
  model: Model;
  claims?: { claims: ClaimRow[] };
  /** The document as it was read, if this build has it: for "download". */
  scenario?: unknown;
  /** Address of the script that brings the tag: for "embed". */
  script?: string;
  scope?: string;
  theme?: "auto" | "light" | "dark";
  headingLevel?: number;
  state?: Saved;
}

export interface Handle {
  readonly state: Saved;
  save(): Saved;
  restore(state: Saved): boolean;
  reset(): void;
  set(path: string, value: number): boolean;
  scope(id: string): boolean;
  refresh(options: Pick<MountOptions, "headingLevel">): void;
  destroy(): void;
}

const WIDE = 560;
const QUIET_MS = 700;
const COPIED_MS = 2000;
/** A step of finding out takes no longer where a frame is short of time. */
const LEAST_MS = 5;

interface Deadline {
  timeRemaining(): number;
}
/** Safari has no idle callbacks. */
const idle = (work: (deadline: Deadline) => void): number =>
  "requestIdleCallback" in globalThis
    ? requestIdleCallback(work, { timeout: 1000 })
    : Number(setTimeout(work, 16, { timeRemaining: () => 0 }));
const stopIdle = (id: number) => ("cancelIdleCallback" in globalThis ? cancelIdleCallback(id) : clearTimeout(id));

export function mount(host: HTMLElement, options: MountOptions): Handle {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const stage = document.createElement("div");
  const { model } = options;
  const state = new State(model, options.scope);
  const named = host.getAttribute("scenario") ?? "";
  const linked = options.state ?? fromFragment(location.hash, named);
  const refused = linked && !state.restore(linked) ? state.problem : null;

  const sheets = [...root.adoptedStyleSheets];
  root.adoptedStyleSheets = [sheet()]; // before anything is measured
  host.dataset.lmSuppressShortcuts = "true"; // JupyterLab would take the arrow keys, and d d would delete the cell
  if (options.theme && options.theme !== "auto") host.setAttribute("theme", options.theme);

  const claims = options.claims?.claims ?? [];
  let level = options.headingLevel ?? 2;
  let width = host.clientWidth;
  let folds: boolean | undefined = width ? width < WIDE : undefined;
  let measure = measurer(getComputedStyle(host).getPropertyValue("--fullcost-figures") || "sans-serif");
  let draft: Draft | null = null;
  let panel: PanelName | null = null;
  let files: Page["downloads"] = [];
  let copied = false;
  let spoken = "";
  let frame = 0;
  let thinking = 0;
  let wondering = state.think(); // where nothing varies, all is known at once
  let touched: "input" | "change" | null = null;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let copiedTimer: ReturnType<typeof setTimeout> | undefined;

  const tell = (name: string, detail: unknown) =>
    host.dispatchEvent(new CustomEvent(`fullcost-${name}`, { bubbles: true, composed: true, detail }));
  const summary = () => ({ state: state.save(), usd: state.view.hero.answer.usd, sentence: state.view.hero.status });

  const acts: Acts = {
    scope: (id) => changed(state.scope(id)),
    use: (id, on) => changed(state.use(id, on)),
    nature: (id, on) => changed(state.nature(id, on)),
    reading: (id, on) => changed(state.reading(id, on)),
    order: (axes) => changed(state.order(axes)),
    set: (path, value, done) => changed(state.set(path, value), done),
    free: (path) => changed(state.free(path)),
    draft(next) {
      draft = next;
      later();
    },
    claim: showClaim,
    panel(name) {
      panel = panel === name ? null : name;
      copied = false;
      refreshFiles();
      if (panel === "share" && navigator.share && matchMedia("(pointer: coarse)").matches) {
        panel = null;
        navigator.share({ text: state.view.footer.share.text, url: link() }).catch(() => {});
      }
      later();
    },
    copy,
    reset() {
      draft = null;
      panel = null;
      changed(state.reset());
    },
  };

  function page(): Page {
    return {
      view: state.view,
      sure: state.sure,
      values: state.values,
      told: (index) => state.told(index),
      claims,
      width: width || 328,
      density: globalThis.devicePixelRatio || 1,
      folds: folds ?? true,
      level,
      problem: state.problem,
      draft,
      panel,
      copied,
      downloads: files,
      link: link(),
      embed: embed(),
      measure,
      act: acts,
    };
  }

  function draw() {
    frame = 0;
    render(sections(page(), spoken), stage);
    host.toggleAttribute("data-thinking", wondering);
    if (touched) tell(touched, summary());
    touched = null;
  }

  /** Finds out how sure we are, in short steps between frames, and draws it when all is known. */
  function think() {
    thinking = idle((deadline) => {
      do {
        wondering = state.think();
        if (!wondering) return later();
      } while (deadline.timeRemaining() > LEAST_MS);
      think();
    });
  }

  /** Everything that happens before the next frame is drawn in it, once. */
  function later() {
    frame ||= requestAnimationFrame(draw);
  }

  function changed(ok: boolean, done = true): boolean {
    if (!ok && state.problem) tell("error", state.problem);
    stopIdle(thinking);
    wondering = true;
    host.toggleAttribute("data-thinking", true);
    if (done) think();
    if (ok) touched = done ? "change" : (touched ?? "input");
    if (panel === "download") refreshFiles();
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      spoken = state.view.hero.status;
      if (!done) think(); // a figure that is being typed rests as well
      later();
    }, QUIET_MS);
    later();
    return ok;
  }

  function link(): string {
    return location.href.startsWith("http") ? location.href.split("#")[0] + toFragment(state.save(), named) : "";
  }

  /** The code with the addresses of this page, made whole: it will stand on another one. */
  function embed(): string {
    const { embed } = state.view.footer;
    const address = /[^\w-]/.test(named) && new URL(named, base()).href.replaceAll("&", "&amp;");
    return embed
      .replace("fullcost.js", (file) => options.script ?? file)
      .replace(/(?<=scenario=")[^"]*/, (id) => address || id);
  }

  function refreshFiles() {
    for (const file of files) URL.revokeObjectURL(file.url);
    files = panel === "download" ? downloads(state.view.footer.downloads, model, options.scenario) : [];
  }

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      root.querySelector<HTMLTextAreaElement>(".panel textarea")?.select();
      if (!document.execCommand("copy")) return;
    }
    copied = true;
    spoken = state.view.footer.actions.copied;
    clearTimeout(copiedTimer);
    copiedTimer = setTimeout(() => {
      copied = false;
      later();
    }, COPIED_MS);
    later();
  }

  function showClaim(id: string) {
    const row = root.querySelector<HTMLElement>(`#${CSS.escape(`claim-${id}`)}`);
    for (let up = row?.parentElement; up; up = up.parentElement) if (up instanceof HTMLDetailsElement) up.open = true;
    row?.scrollIntoView({ block: "center" });
    row?.focus({ preventScroll: true });
  }

  const folded: HTMLDetailsElement[] = [];
  const beforePrint = () => {
    for (const details of root.querySelectorAll<HTMLDetailsElement>("details:not([open])")) {
      details.open = true;
      folded.push(details);
    }
  };
  const afterPrint = () => {
    for (const details of folded.splice(0)) details.open = false;
  };

  try {
    draw();
    root.replaceChildren(stage);
  } catch (thrown) {
    root.adoptedStyleSheets = sheets;
    throw thrown;
  }
  const drawn = root.querySelector<HTMLElement>(".frame");
  const observer = new ResizeObserver(([entry]) => {
    const next = Math.floor(entry?.contentRect.width ?? 0);
    if (!next || next === width) return;
    width = next;
    folds ??= width < WIDE;
    draw();
  });
  if (drawn) observer.observe(drawn);
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
  const moved = () => {
    const next = fromFragment(location.hash, named);
    if (next) changed(state.restore(next));
  };
  addEventListener("hashchange", moved);
  document.fonts?.ready.then(() => {
    measure = measurer(getComputedStyle(host).getPropertyValue("--fullcost-figures") || "sans-serif");
    later();
  });
  think();
  if (refused) {
    console.warn(`fullcost: the link holds what this scenario does not have. ${refused.path}: ${refused.message}`);
    tell("error", refused);
  }
  tell("ready", summary());

  return {
    get state() {
      return state.save();
    },
    save: () => state.save(),
    restore: (saved) => changed(state.restore(saved)),
    reset: acts.reset,
    set: (path, value) => changed(state.set(path, value)),
    scope: (id) => changed(state.scope(id)),
    refresh(next) {
      level = next.headingLevel ?? level;
      later();
    },
    destroy() {
      observer.disconnect();
      removeEventListener("beforeprint", beforePrint);
      removeEventListener("afterprint", afterPrint);
      removeEventListener("hashchange", moved);
      cancelAnimationFrame(frame);
      stopIdle(thinking);
      clearTimeout(quiet);
      clearTimeout(copiedTimer);
      for (const file of files) URL.revokeObjectURL(file.url);
      if (!stage.isConnected) return; // another one has taken its place
      root.adoptedStyleSheets = [];
      root.replaceChildren(document.createElement("slot"));
    },
  };
}
