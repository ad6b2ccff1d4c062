// How the answer is spread: draws as bars, the likely range in ink, the claims under the axis by their numbers.

import { html, svg, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";
import type { ClaimMark, SpreadView } from "../types.js";

const TALL = 120;
const AXIS = 20;
const ROW = 16;
const TICK = 54;
/** Half of the widest label: a tick nearer to an end would be cut. */
const HALF = 18;

export function spread(s: SpreadView, claims: ClaimMark[], page: Page): TemplateResult {
  const width = page.width;
  const x = (usd: number) => ((usd - s.start) / (s.end - s.start)) * width;
  const most = Math.max(1, ...s.counts);
  const step = width / s.counts.length;
  const base = TALL + 18;
  const bar = (inside: boolean) =>
    s.counts
      .map((count, i) => {
        const middle = s.start + ((i + 0.5) / s.counts.length) * (s.end - s.start);
        const likely = middle >= s.likely_low && middle <= s.likely_high;
        const tall = r((count / most) * TALL);
        return likely === inside && count
          ? `M${r(i * step)} ${base}v${-tall}h${r(Math.max(0.5, step - 1))}v${tall}z`
          : "";
      })
      .join("");
  const seen: number[] = [];
  const ticks = s.ticks.filter((t) => {
    const at = x(t.usd);
    if (at < HALF || at > width - HALF || seen.some((other) => Math.abs(other - at) < TICK)) return false;
    seen.push(at);
    return true;
  });
  // Numbers that would touch stand below each other.
  const rows: number[] = [];
  const marks = claims
    .filter((c) => c.usd >= s.start && c.usd <= s.end)
    .sort((a, b) => a.usd - b.usd)
    .map((c) => {
      const at = Math.min(width - 8, Math.max(8, x(c.usd)));
      let row = rows.findIndex((end) => end + 4 < at - 8);
      if (row < 0) row = rows.length;
      rows[row] = at + 8;
      return { c, at, row };
    });
  const height = base + AXIS + 8 + Math.max(1, rows.length) * ROW;
  const [from, to] = [x(s.likely_low), x(s.likely_high)];
  return html`<svg class="spread" dir="ltr" role="img" aria-label=${s.label} width=${width} height=${height}>
    <path class="rest" d=${bar(false)} /><path class="field" d=${bar(true)} />
    <line class="axis-line" x1="0" x2=${width} y1=${base} y2=${base} />
    <line class="likely" x1=${r(from)} x2=${r(to)} y1=${base} y2=${base} />
    <text class="muted" x=${r((from + to) / 2)} y="12" text-anchor="middle">${s.likely_label}</text>
    ${ticks.map((t) => svg`<text class="muted" x=${r(x(t.usd))} y=${base + AXIS} text-anchor="middle">${t.label}</text>`)}
    ${marks.map(
      ({
        c,
        at,
        row,
      }) => svg`<line class=${c.accent ? "claim-line own-line" : "claim-line"} x1=${r(x(c.usd))} x2=${r(x(c.usd))} y1="18" y2=${base + 5} />
      <text class=${c.accent ? "own strong" : "strong"} x=${r(at)} y=${base + AXIS + 8 + (row + 1) * ROW - 4} text-anchor="middle">${c.number}</text>`,
    )}
  </svg>`;
}

const r = (value: number) => Math.round(value * 10) / 10;
