// A band of the bill: two blocks of squares side by side, filled row by row.

import { nothing, svg, type TemplateResult } from "lit/html.js";
import type { BandBlock, BandView } from "../types.js";
import { type Cell, glyph, hole, n } from "./squares.js";

/** Where a block starts and how many squares it has in a row; `x` mirrors for right to left. */
export interface Place {
  left: number;
  columns: number;
  x: (left: number, width: number) => number;
}

export function rows(block: BandBlock | undefined, columns: number): number {
  return block && columns ? Math.ceil(block.squares / columns) : 0;
}

export function field(band: BandView, places: Place[], top: number, c: Cell): TemplateResult[] {
  return band.blocks.map((block, i) => blockOf(band, block, places[i] as Place, top, c));
}

function blockOf(band: BandView, block: BandBlock, place: Place, top: number, c: Cell): TemplateResult {
  const kind = block.counted ? (band.kind === "idle" ? "idle" : "cut") : "off";
  const mark = glyph(kind, block.nature, c);
  const corners = Array.from({ length: block.squares }, (_, i) => {
    const left = place.x(place.left + (i % place.columns) * c.pitch, c.side);
    return `M${n(left)} ${n(top + Math.floor(i / place.columns) * c.pitch)}`;
  });
  const holed = kind === "cut" && block.nature === "operation";
  return svg`<path class="field" d=${corners.map((m) => m + mark).join("")} />${
    holed ? svg`<path class="paper" d=${corners.map((m) => m + hole(c)).join("")} />` : nothing
  }`;
}
