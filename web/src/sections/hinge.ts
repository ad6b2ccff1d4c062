// The hinge: the fleet's whole bill, divided down to one hour of work, beside the rent of an hour.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { curve } from "../charts/curve.js";
import { range } from "../controls/range.js";
import { share } from "../controls/share.js";
import type { Page } from "../page.js";
import { spans } from "../spans.js";
import type { EquationRow, HingeView } from "../types.js";
import { fold } from "./fold.js";

/** Owning beside renting is drawn alike, without the sum. */
export function hinge(page: Page, id: string, h: HingeView | null): TemplateResult | typeof nothing {
  if (!h) return nothing;
  return fold(
    page,
    id,
    h.heading,
    h.summary,
    html`
    <p class="prose">${spans(h.prose, page, (text) => share(page, h.slider, "share-prose", text))}</p>
    <div class="meet">
      <div class="equation" aria-hidden="true">${h.equation.map(row)}</div>
      <div class="plot">${curve(h.curve, h.slider)}${range(page, h.slider)}</div>
    </div>
    <p class="note">${spans(h.note, page)}</p>`,
  );
}

function row(r: EquationRow): TemplateResult {
  return html`<div class=${r.result ? "result" : ""}><span class="op">${r.op}</span><span class=${r.accent ? "value own" : "value"}>${r.value}</span><span class="what">${r.what}</span></div>`;
}
