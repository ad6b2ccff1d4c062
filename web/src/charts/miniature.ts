// The whole field a tenth of its size, for a card: what would count, to scale.

import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { CardPicture } from "../types.js";

const STEP = 3;

export function miniature(p: CardPicture, [first, second]: [number, number], squares: number): TemplateResult {
  const wide = first + second;
  const deep = Math.min(24, Math.max(4, Math.ceil(squares / wide)));
  const width = wide * STEP;
  const height = deep * STEP;
  return html`<svg class="miniature" viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">
    ${p.dashed ? svg`<rect class="dashed" x="-3" y="-3" width=${width + 5} height=${height + 5} />` : nothing}
    <path class="field" d=${dots(0, first, deep, p.hardware ? "solid" : "")} />
    <path class="field" d=${dots(first, wide, deep, p.operation ? "holed" : "")} />
    ${p.runs ? runs(p.runs) : nothing}
  </svg>`;
}

const known = new Map<string, string>();

function dots(from: number, to: number, deep: number, look: string): string {
  const key = `${from} ${to} ${deep} ${look}`;
  let path = known.get(key) ?? "";
  if (path) return path;
  for (let column = from; column < to; column++) {
    for (let row = 0; row < deep; row++) {
      const x = column * STEP;
      const y = row * STEP;
      path += look
        ? `M${x} ${y}h2.4v2.4h-2.4z${look === "holed" ? "m.75 .75v.9h.9v-.9z" : ""}`
        : `M${x + 0.7} ${y + 0.7}h1v1h-1z`;
    }
  }
  known.set(key, path);
  return path;
}

/** The developer's run first, the other work beside it. */
function runs(count: number): TemplateResult {
  const others = Array.from(
    { length: Math.max(0, Math.ceil(count) - 1) },
    (_, i) => `M${(i + 1) * STEP + 0.6} 0h2.4v3h-2.4z`,
  );
  return svg`<path class="paper" d=${`M-1-1h${count * STEP + 3.4}v6h${-count * STEP - 3.4}z`} /><path class="own" d="M0 0h3v3h-3z" /><path class="deep" d=${others.join("")} />`;
}
