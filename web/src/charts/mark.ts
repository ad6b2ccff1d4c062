// One mark of the picture, as the list shows it beside its name.

import { html, svg, type TemplateResult } from "lit/html.js";
import type { MarkOf } from "../types.js";
import { type Cell, glyph } from "./squares.js";

const C: Cell = { pitch: 14, side: 12, line: 1, hole: 5, dot: 2 };

export function mark(kind: MarkOf, counted: boolean, filled = 0.6): TemplateResult {
  return html`<svg class="mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${shape(kind, counted, filled)}</svg>`;
}

function shape(kind: MarkOf, counted: boolean, filled: number): TemplateResult {
  switch (kind) {
    case "run":
      return svg`<rect class=${counted ? "own" : "ghost"} y=${12 - 12 * Math.min(1, filled)} width="12" height=${12 * Math.min(1, filled)} /><rect class=${counted ? "own-line" : "ghost-line"} x=".75" y=".75" width="10.5" height="10.5" stroke-width="1.5" />`;
    case "sliver":
      return svg`<rect class=${counted ? "ink" : "ghost"} width=${Math.max(1.5, 12 * Math.min(1, filled))} height="12" />`;
    case "cut":
    case "idle":
      return svg`<path class="field" d=${`M0 0${glyph(counted ? kind : "off", "hardware", C)}`} />`;
    default:
      return svg`<path class=${counted ? kind : "ghost"} d="M0 0h12v12h-12z" />`;
  }
}
