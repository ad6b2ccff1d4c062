// What the hours were for, as a table: it is the legend of the picture, its switches and its sums.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { mark } from "../charts/mark.js";
import { check } from "../controls/check.js";
import { share } from "../controls/share.js";
import type { Page } from "../page.js";
import { spans } from "../spans.js";
import type { ListRow } from "../types.js";
import { vars } from "../vars.js";
import { padded } from "./figure.js";

export function list(page: Page): TemplateResult {
  const { head, rows, total } = page.view.hero.list;
  return html`<table class="list" role="table" aria-label=${head[0]} ${vars({ "--rows": rows.length })}>
    <thead role="rowgroup"><tr role="row">
      <th role="columnheader" scope="col">${head[0]}</th><th role="columnheader" scope="col">${head[1]}</th><th role="columnheader" scope="col">${head[2]}</th>
    </tr></thead>
    <tbody role="rowgroup">${rows.map((row) => line(row, page))}</tbody>
    <tfoot role="rowgroup"><tr role="row">
      <th role="rowheader" scope="row">${total.label}</th><td role="cell">${padded(total.usd, total.usd_pad)}</td><td role="cell">${total.squares}</td>
    </tr></tfoot>
  </table>`;
}

function line(row: ListRow, page: Page): TemplateResult {
  const id = `use-${row.id}`;
  const filled = page.view.hero.picture.told.items.find((item) => item.id === row.id)?.squares;
  const slider = page.view.hinge?.slider;
  return html`<tr role="row" class=${row.counted ? "" : "out"}>
    <th role="rowheader" scope="row">
      ${check(id, row.counted, (on) => page.act.use(row.id, on))}${mark(row.mark, row.counted, filled)}
      <span class="name"><label for=${id}>${row.label}</label>${row.detail.length ? html`<small>${spans(row.detail, page, slider && ((text) => share(page, slider, "share-list", text)))}</small>` : nothing}</span>
    </th>
    <td role="cell">${padded(row.usd, row.usd_pad)}</td><td role="cell">${row.squares}</td>
  </tr>`;
}
