// The marks of one square, as relative path commands from its top left corner.

import type { Block } from "../types.js";

/** Lengths of a square, all on whole device pixels, so that 456 of them look alike. */
export interface Cell {
  pitch: number;
  side: number;
  line: number;
  hole: number;
  dot: number;
}

export function cell(pitch: number, density: number): Cell {
  const snap = (length: number, least = 1) => Math.max(least, Math.round(length * density)) / density;
  const side = snap(pitch * 0.84);
  const centred = (length: number) => {
    const steps = Math.round(side * density);
    const own = Math.max(1, Math.round(length * density));
    return ((steps - own) % 2 ? own + 1 : own) / density;
  };
  return { pitch, side, line: snap(pitch * 0.085), hole: centred(side * 0.42), dot: centred(pitch * 0.14) };
}

export type Kind = "cut" | "idle" | "off";

export function glyph(kind: Kind, nature: Block, c: Cell): string {
  if (kind === "off") return at((c.side - c.dot) / 2, box(c.dot));
  if (kind === "idle")
    return ring(c.side, c.line) + (nature === "operation" ? at((c.side - c.hole) / 2, ring(c.hole, c.line)) : "");
  return cut(c.side, c.line);
}

export function hole(c: Cell): string {
  return at((c.side - c.hole) / 2, box(c.hole));
}

/** Two triangles that leave a diagonal between them. */
function cut(side: number, gap: number): string {
  const leg = n(side - gap);
  return `h${leg}l${-leg} ${leg}zm${n(side)} ${n(gap)}v${leg}h${-leg}z`;
}

function box(side: number): string {
  return `h${n(side)}v${n(side)}h${n(-side)}z`;
}

function ring(side: number, line: number): string {
  const inner = n(side - 2 * line);
  return `${box(side)}m${n(line)} ${n(line)}v${inner}h${inner}v${-inner}zm${n(-line)} ${n(-line)}`;
}

function at(offset: number, path: string): string {
  return `m${n(offset)} ${n(offset)}${path}`;
}

export function n(value: number): number {
  return Math.round(value * 1000) / 1000;
}
