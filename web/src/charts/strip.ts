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
/** From square to square, and from the last of an item to the next item. */
const GAP = 0.16;
const SPACE = 0.3;

/** Enlarged: as close as squares let them, and names with the distance between them. */
export function wideSlots(items: ToldItem[], names: number[]): Slots {
  const widths = items.map((item, i) => {
    const squares = Math.max(item.mark === "run" ? 1 : 0, full(item));
    return Math.max(squares - GAP * (squares % 1 || 1) + SPACE, names[i] ?? 0);
  });
  return running(widths, SPACE);
}

/** True size: every item starts a cell of its own. */
export function trueSlots(items: ToldItem[]): Slots {
  return running(
    items.map((item) => Math.max(1, Math.ceil(full(item)))),
    GAP,
  );
}

function running(widths: number[], over: number): Slots {
  const at: number[] = [];
  const end = widths.reduce((next, width) => {
    at.push(next);
    return next + width;
  }, 0);
  return { at, end: end - over };
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
    if (item.mark === "run") return run(item, start, top, c, line, x);
    const look = item.mark === "sliver" ? "ink" : item.mark;
    return some(item, item.squares, start, top, c, perRow, x, item.counted ? look : "ghost");
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
    const width = Math.max(1, n(c.side * Math.min(1, squares - i)));
    const [left, down] = wrap(start + i, c, perRow);
    return `M${n(x(left, width))} ${n(top + down)}h${width}v${c.side}h${-width}z`;
  });
  return svg`<path class=${look} data-item=${item.id} d=${parts.join("")} />`;
}

function wrap(column: number, c: Cell, perRow: number): [number, number] {
  const row = Number.isFinite(perRow) ? Math.floor(column / perRow) : 0;
  return [(column - row * (row ? perRow : 0)) * c.pitch, row * c.pitch];
}
