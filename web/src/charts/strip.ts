// What is told or assumed, drawn twice: enlarged with its names, and at the size of every other square.

import { nothing, svg, type TemplateResult } from "lit/html.js";
import type { ToldItem } from "../types.js";
import { type Cell, n } from "./squares.js";

export type Across = (left: number, width: number) => number;

/** Left edge of every item, in squares; a slot keeps its place when a nature is left out. */
export interface Slots {
  at: number[];
  end: number;
}

const full = (item: ToldItem) => Math.max(item.full, item.squares);
const GAP = 0.16;

/** Enlarged: items stand as close as their squares and their names let them; names give way first. */
export function wideSlots(items: ToldItem[], names: number[], most: number): Slots {
  const marks = items.map((item) =>
    item.mark === "run" ? Math.max(1, full(item)) + 0.06 : item.mark === "sliver" ? 0.8 : full(item) + 0.22,
  );
  const named = running(
    marks.map((width, i) => Math.max(width, (names[i] ?? 0) + 0.2)),
    items,
  );
  return named.end <= most ? named : running(marks, items);
}

/** True size: every item starts a cell of its own. */
export function trueSlots(items: ToldItem[]): Slots {
  return running(
    items.map((item) => Math.max(1, Math.ceil(full(item)))),
    items,
  );
}

function running(widths: number[], items: ToldItem[]): Slots {
  const at: number[] = [];
  widths.reduce((next, width) => {
    at.push(next);
    return next + width;
  }, 0);
  const last = items.length - 1;
  const end = last < 0 ? 0 : (at[last] as number) + Math.max(1, full(items[last] as ToldItem)) - GAP;
  return { at, end };
}

export function strip(
  items: ToldItem[],
  slots: Slots,
  top: number,
  c: Cell,
  perRow: number,
  line: number,
  x: Across,
): TemplateResult[] {
  return items.map((item, i) => {
    const start = slots.at[i] as number;
    if (item.mark === "sliver") return sliver(item, start, top, c, perRow, x);
    if (item.mark === "run") return run(item, start, top, c, line, x);
    return some(item, item.squares, start, top, c, perRow, x, item.counted ? item.mark : "ghost");
  });
}

/** Outline: what it cost at the developer's rent. Filled: at the fleet's own cost. */
function run(item: ToldItem, start: number, top: number, c: Cell, line: number, x: Across): TemplateResult {
  const filled = Math.min(1, item.squares) * c.side;
  const left = n(x(start * c.pitch, c.side));
  const inner = n(c.side - line);
  return svg`<rect class=${item.counted ? "own" : "ghost"} x=${left} y=${n(top + c.side - filled)} width=${c.side} height=${n(filled)} />
    <rect class=${item.counted ? "own-line" : "ghost-line"} x=${n(left + line / 2)} y=${n(top + line / 2)} width=${inner} height=${inner} stroke-width=${line} />
    ${item.squares > 1 ? some(item, item.squares - 1, start + 1, top, c, Number.POSITIVE_INFINITY, x, item.counted ? "own" : "ghost") : nothing}`;
}

function sliver(item: ToldItem, start: number, top: number, c: Cell, perRow: number, x: Across): TemplateResult {
  const width = Math.max(1, n(item.squares * c.pitch));
  const [left, down] = wrap(start, c, perRow);
  return svg`<rect class=${item.counted ? "ink" : "ghost"} x=${n(x(left + c.pitch * 0.14, width))} y=${n(top + down)} width=${width} height=${c.side} />`;
}

function some(
  item: ToldItem,
  squares: number,
  start: number,
  top: number,
  c: Cell,
  perRow: number,
  x: Across,
  look: string,
): TemplateResult {
  const whole = Math.ceil(squares - 1e-9);
  const parts = Array.from({ length: whole }, (_, i) => {
    const width = n(c.side * Math.min(1, squares - i));
    const [left, down] = wrap(start + i, c, perRow);
    return `M${n(x(left, width))} ${n(top + down)}h${width}v${c.side}h${-width}z`;
  });
  return svg`<path class=${look} data-item=${item.id} d=${parts.join("")} />`;
}

function wrap(column: number, c: Cell, perRow: number): [number, number] {
  const row = Number.isFinite(perRow) ? Math.floor(column / perRow) : 0;
  return [(column - row * (row ? perRow : 0)) * c.pitch, row * c.pitch];
}
