// Sections whose rows have bars: the years of the window, and what would be if.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { bars as chart, legend } from "../charts/bars.js";
import { check } from "../controls/check.js";
import type { Page } from "../page.js";
import type { BarsView, BridgeRow, WhatIfRange } from "../types.js";
import { head, scale } from "./bridge.js";
import { padded } from "./figure.js";
import { fold } from "./fold.js";

/** With a list of ranges, its rows are what-ifs: they can be switched, and their bars go to both sides. */
export function bars(
  page: Page,
  id: string,
  b: BarsView | null,
  sure?: WhatIfRange[],
): TemplateResult | typeof nothing {
  if (!b) return nothing;
  const what = (row: BridgeRow, i: number) => {
    if (!sure) return html`<b>${row.title}</b><span class="unseen">${row.why}</span>`;
    const box = `reading-${row.id}`;
    return html`<b class="name">${check(box, row.kind === "on", (on) => page.act.reading(row.id, on))}<label for=${box}>${row.title}</label></b>
      <small>${row.why}${page.view.hero.answer.means ? html`<span class="sure">${sure[i]?.text}</span>` : nothing}</small>`;
  };
  return fold(
    page,
    id,
    b.heading,
    b.summary,
    html`
    <p class="prose">${b.intro}</p>
    ${sure ? nothing : legend(b)}
    <table class=${`bridge bars ${id}`} role="table" aria-label=${b.heading}>${head(b.head)}${b.parts.map(
      (part) =>
        html`<tbody role="rowgroup">${scale(part)}${part.rows.map(
          (row, i) => html`<tr class="step" role="row">
        <th role="rowheader" scope="row">${what(row, i)}</th>
        <td class="adds" role="cell">${padded(row.adds, row.adds_pad)}</td>
        <td class="makes" role="cell">${padded(row.makes, row.makes_pad)}</td>
        <td class="bar-cell" role="presentation">${chart(row, [sure ? -part.max : 0, part.max], sure?.[i])}</td>
      </tr>`,
        )}</tbody>`,
    )}</table>
    <p class="note">${b.note}</p>`,
  );
}
