// One step of the bridge: a bar from the old total to the new one, and the threads that join the rows.

import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { BridgeRow } from "../types.js";

export interface Thread {
  above: boolean;
  below: boolean;
}

/** Horizontal places are per cent of the row's own width, so the bar follows any column. */
export function walk(row: BridgeRow, max: number, thread: Thread, mirrored: boolean): TemplateResult {
  const place = (usd: number) => (usd / max) * 100;
  const x = (usd: number) => percent(mirrored ? 100 - place(usd) : place(usd));
  const [start, end] = row.ends as [number, number];
  const low = Math.min(start, end);
  const width = place(Math.abs(end - start));
  const down = end < start;
  const look = row.kind === "from" ? "own" : row.kind === "to" ? "ink" : down ? "hollow" : "field";
  const left = mirrored ? 100 - place(low) - width : place(low);
  return html`<svg class="walk" aria-hidden="true">
    <line class="grid" x1="0" x2="0" y1="0" y2="100%" /><line class="grid" x1="100%" x2="100%" y1="0" y2="100%" />
    ${thread.above ? svg`<rect class="thread above" x=${x(start)} />` : nothing}
    ${thread.below ? svg`<rect class="thread below" x=${x(end)} />` : nothing}
    <rect class=${`bar ${look}`} x=${percent(left)} width=${width < 0.8 ? "2" : percent(width)} />
  </svg>`;
}

/** The first scale is a sliver of the second. */
export function wedge(times: number, mirrored: boolean): TemplateResult {
  const foot = 100 / Math.max(1, times);
  const d = mirrored ? `M100 0V100H${100 - foot}L0 0z` : `M0 0V100H${foot}L100 0z`;
  return html`<svg class="wedge-shape" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><path class="ghost" d=${d} /></svg>`;
}

const percent = (value: number) => `${Math.round(value * 1000) / 1000}%`;
