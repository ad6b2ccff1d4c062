// What every section is given: the view, the frame's measures, and the things a reader can do.

import type { Problem } from "./model.js";
import type { ClaimRow, SureView, View } from "./types.js";

export interface Page {
  view: View;
  /** How sure we are; undefined until it is found out, null where nothing varies. */
  sure: SureView | null | undefined;
  /** What the reader set, by path. */
  values: Record<string, number>;
  /** The present value of a number in words. */
  told: (index: number) => string;
  claims: ClaimRow[];
  /** Width of the frame in CSS pixels. */
  width: number;
  /** Device pixels per CSS pixel: squares stand on whole ones. */
  density: number;
  /** Decided once: sections after the bridge are folded. */
  folds: boolean;
  level: number;
  problem: Problem | null;
  draft: Draft | null;
  panel: PanelName | null;
  copied: boolean;
  downloads: Prepared[];
  link: string;
  embed: string;
  measure: Measure;
  act: Acts;
}

/** What stands in a text field while it is being typed. */
export interface Draft {
  id: string;
  text: string;
}

export type PanelName = "share" | "download" | "cite" | "embed";
/** A file that waits behind a link. */
export interface Prepared {
  label: string;
  file: string;
  url: string;
}
export type Measure = (text: string, size: number, bold?: boolean) => number;

export interface Acts {
  scope(id: string): void;
  use(id: string, on: boolean): void;
  nature(id: string, on: boolean): void;
  reading(id: string, on: boolean): void;
  order(axes: string[]): void;
  /** `done` is false while a hand is still on the slider or in the field. */
  set(path: string, value: number, done: boolean): void;
  /** Gives a number its range back. */
  free(path: string): void;
  draft(draft: Draft | null): void;
  claim(id: string): void;
  panel(name: PanelName): void;
  copy(text: string): void;
  reset(): void;
}
