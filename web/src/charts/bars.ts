// A row of bars on a scale that all rows share, from nothing on, and the likely range of what they come to.

import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { BarsView, BridgeRow, WhatIfRange } from "../types.js";

/** Tones of the bars, from the first on. */
const TONES = ["deep", "field", "hollow", "ink"];

export function bars(row: BridgeRow, [min, max]: [number, number], sure?: WhatIfRange): TemplateResult {
  const place = (usd: number) => ((Math.min(max, Math.max(min, usd)) - min) / (max - min)) * 100;
  const bar = (look: string, from: number, to: number) => {
    const [a, z] = [place(from), place(to)];
    return a === z ? nothing : rect(look, Math.min(a, z), Math.abs(z - a));
  };
  const zero = `${place(0)}%`;
  return html`<svg class="walk" aria-hidden="true">
    ${row.ends.slice(1).map((end, i) => bar(tone(min ? 1 : i), row.ends[i] as number, end))}
    ${sure?.text ? bar("sure-line", sure.low, sure.high) : nothing}
    <line class="zero" x1=${zero} x2=${zero} y1="0" y2="100%" />
  </svg>`;
}

/** The bars by name, as far as any row has them. */
export function legend({ legend, parts }: BarsView): TemplateResult {
  const drawn = (i: number) => parts.some(({ rows }) => rows.some(({ ends }) => ends[i] !== ends[i + 1]));
  return html`<p class="legend">${legend.map((name, i) =>
    drawn(i)
      ? html`<span><svg width="12" height="12" aria-hidden="true">${rect(tone(i), 0, 100)}</svg> ${name}</span>`
      : nothing,
  )}</p>`;
}

const tone = (i: number) => `bar ${TONES[i]}`;
const rect = (look: string, x: number, width: number) => svg`<rect class=${look} x=${`${x}%`} width=${`${width}%`} />`;
