// What the reader has changed, kept apart from the model so that it can be saved, restored and undone.

import { FullcostError } from "./error.js";
import { type Model, type Problem, problem } from "./model.js";
import type { SureView, View } from "./types.js";

/** Only the differences from the scenario as it is shown first. */
export interface Saved {
  scope?: string;
  uses?: Record<string, boolean>;
  natures?: Record<string, boolean>;
  readings?: string[];
  order?: string[];
  values?: Record<string, number>;
}

const PARTS = ["scope", "uses", "natures", "readings", "order", "values"];

/** Refuses what is no state: it may come from a script of the page. */
function check(saved: unknown): asserts saved is Saved {
  const keys = saved && typeof saved === "object" && !Array.isArray(saved) ? Object.keys(saved) : null;
  const wrong = keys?.find((key) => !PARTS.includes(key));
  if (keys && !wrong) return;
  const message = wrong ? "is not known" : `must be an object, got ${saved === null ? "null" : typeof saved}`;
  throw new FullcostError({ code: "unknown_key", path: wrong ?? "", message, accepted: PARTS.join(", ") });
}

export class State {
  view: View;
  sure: SureView | null | undefined;
  problem: Problem | null = null;
  #model: Model;
  #first: string;
  #saved: Saved = {};

  constructor(model: Model, scope?: string) {
    this.#model = model;
    if (scope) model.set_preset(scope);
    this.view = this.#look();
    this.#first = this.view.hero.scopes.find((s) => s.selected)?.id ?? "";
  }

  get values(): Record<string, number> {
    return this.#saved.values ?? {};
  }

  told(index: number): string {
    return this.#model.told(index);
  }

  /** One short step of finding out how sure we are. False when all is known. */
  think(): boolean {
    const more = this.#model.think();
    if (!more) this.sure = JSON.parse(this.#model.sure());
    return more;
  }

  save(): Saved {
    return structuredClone(this.#saved);
  }

  restore(saved: Saved): boolean {
    return this.#keep({ ...saved }, () => {
      check(saved);
      this.#apply(saved);
    });
  }

  reset(): boolean {
    return this.restore({});
  }

  scope(id: string): boolean {
    const { uses, natures, ...rest } = this.#saved;
    return this.#keep({ ...rest, scope: id }, () => this.#model.set_preset(id));
  }

  use(id: string, on: boolean): boolean {
    const uses = { ...this.#saved.uses, [id]: on };
    return this.#keep({ ...this.#saved, uses }, () => this.#model.tick_use(id, on));
  }

  nature(id: string, on: boolean): boolean {
    const natures = { ...this.#saved.natures, [id]: on };
    return this.#keep({ ...this.#saved, natures }, () => this.#model.tick_nature(id, on));
  }

  set(path: string, value: number): boolean {
    const values = { ...this.#saved.values, [path]: value };
    return this.#keep({ ...this.#saved, values }, () => this.#model.set(this.#model.index_of(path), value));
  }

  free(path: string): boolean {
    const { [path]: _, ...values } = this.values;
    return this.#keep({ ...this.#saved, values }, () => this.#model.unset(this.#model.index_of(path)));
  }

  order(axes: string[]): boolean {
    return this.#keep({ ...this.#saved, order: axes }, () => this.#model.set_order(axes.join()));
  }

  /** A reading changes the scenario's own values; what the reader set by hand stays on top of it. */
  reading(id: string, on: boolean): boolean {
    const others = (this.#saved.readings ?? []).filter((r) => r !== id);
    const readings = on ? [...others, id] : others;
    return this.#keep({ ...this.#saved, readings }, () => this.#model.set_readings(readings.join()));
  }

  #apply(saved: Saved) {
    const { scope = this.#first, order = [], uses = {}, natures = {}, readings = [], values = {} } = saved;
    this.#model.reset();
    this.#model.set_readings(readings.join());
    for (const [path, value] of Object.entries(values)) this.#model.set(this.#model.index_of(path), value);
    this.#model.set_preset(scope);
    for (const [id, on] of Object.entries(uses)) this.#model.tick_use(id, on);
    for (const [id, on] of Object.entries(natures)) this.#model.tick_nature(id, on);
    this.#model.set_order(order.join());
  }

  /** Make a change; if the model refuses it, stand where we stood and remember why. */
  #keep(next: Saved, change: () => void): boolean {
    try {
      change();
      this.view = this.#look();
      this.#saved = next;
      this.problem = null;
      return true;
    } catch (thrown) {
      this.problem = problem(thrown);
      this.#apply(this.#saved);
      this.view = this.#look();
      return false;
    }
  }

  #look(): View {
    return JSON.parse(this.#model.view());
  }
}
