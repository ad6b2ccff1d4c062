// From one figure to the other, one step at a time, on two linear scales.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { walk, wedge } from "../charts/walk.js";
import { choice } from "../controls/choice.js";
import { heading } from "../heading.js";
import type { Page } from "../page.js";
import type { BridgePart, BridgeRow, BridgeView } from "../types.js";
import { padded } from "./figure.js";

export function bridge(page: Page): TemplateResult | typeof nothing {
  const { bridge: b, dir } = page.view;
  if (!b) return nothing;
  const mirrored = dir === "rtl";
  return html`<section class="bridge-section" aria-labelledby="bridge">
    ${heading(page.level + 1, "bridge", b.heading)}
    <p class="prose">${b.intro}</p>
    <table class="bridge" role="table" aria-labelledby="bridge">
      ${head(b.head)}
      ${b.parts.map(
        (part, i) => html`
        ${i ? html`<tbody class="wedge" role="presentation"><tr role="presentation"><td role="presentation">${wedge(b.wedge, mirrored)}</td></tr></tbody>` : nothing}
        <tbody role="rowgroup">${scale(part)}${part.rows.map((row, j) => step(row, part, j, mirrored))}</tbody>`,
      )}
    </table>
    <p class="note">${b.note}</p>
    ${order(b, page)}
  </section>`;
}

export function head([what, adds, makes]: string[]): TemplateResult {
  return html`<thead role="rowgroup"><tr role="row">
    <th role="columnheader" scope="col">${what}</th><th class="adds" role="columnheader" scope="col">${adds}</th><th class="makes" role="columnheader" scope="col">${makes}</th>
  </tr></thead>`;
}

export function scale(part: BridgePart): TemplateResult {
  return html`<tr class="scale" role="row"><th role="rowheader" scope="rowgroup">${part.title}</th><td role="cell" class="axis"><span>${part.start}</span><span>${part.end}</span></td></tr>`;
}

function step(row: BridgeRow, part: BridgePart, i: number, mirrored: boolean): TemplateResult {
  const after = part.rows[i + 1];
  const claim = row.kind === "from" || row.kind === "to";
  const thread = { above: !claim && i > 0, below: after !== undefined && after.kind !== "to" && after.kind !== "from" };
  return html`<tr class=${`step ${row.kind}`} role="row">
    <th role="rowheader" scope="row"><b>${row.title}</b><small>${row.why}</small></th>
    <td class="adds" role="cell">${padded(row.adds, row.adds_pad)}</td>
    <td class="makes" role="cell">${padded(row.makes, row.makes_pad)}</td>
    <td class="bar-cell" role="presentation">${walk(row, part.max, thread, mirrored)}</td>
  </tr>`;
}

/** One list for each place; choosing another axis for a place lets the two change places. */
function order({ order, order_label }: BridgeView, page: Page): TemplateResult | typeof nothing {
  if (order.length < 2) return nothing;
  const swap = (place: number, axis: string) => {
    const axes: string[] = order.map((o) => o.axis);
    const from = axes.indexOf(axis);
    [axes[place], axes[from]] = [axes[from] as string, axes[place] as string];
    page.act.order(axes);
  };
  return html`<div class="order" role="group" aria-label=${order_label}><span>${order_label}</span><ol>${order.map(
    (_, i) =>
      html`<li>${choice(
        `${order_label}, ${i + 1}`,
        order.map((o, j) => ({ id: o.axis, name: o.label, selected: i === j })),
        (axis) => swap(i, axis),
      )}</li>`,
  )}</ol></div>`;
}
