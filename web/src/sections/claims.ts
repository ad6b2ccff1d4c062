// Who says so: every figure with its author, date, status and source.

import { guard } from "lit/directives/guard.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";
import type { ClaimGroup, ClaimRow } from "../types.js";
import { fold } from "./fold.js";

/** A scenario lists first the claims that its story rests on; the others are folded. */
const FIRST = 7;

export function claims(page: Page): TemplateResult | typeof nothing {
  const { claims: c } = page.view;
  const [first, others] = [page.claims.slice(0, FIRST), page.claims.slice(FIRST)];
  const shown = [...first, ...c.computed];
  if (!shown.length) return nothing;
  return fold(
    page,
    "claims",
    c.heading,
    c.summary,
    html`${table(shown, page, c.heading)}
    ${guard([page.claims, page.view.lang], () =>
      c.groups.map((group) =>
        folded(
          group,
          others.filter((row) => row.group === group.id),
          page,
        ),
      ),
    )}`,
  );
}

/** Drawn once: these never change while a hand is on the slider. */
function folded(group: ClaimGroup, rows: ClaimRow[], page: Page): TemplateResult | typeof nothing {
  if (!rows.length) return nothing;
  return html`<details class="group" id=${`group-${group.id}`}><summary><b>${group.title}</b><small>${group.summary}</small></summary>${table(rows, page, group.title)}</details>`;
}

function table(rows: ClaimRow[], page: Page, name: string): TemplateResult {
  const { head } = page.view.claims;
  return html`<table class="claims" role="table" aria-label=${name}>
    <thead role="rowgroup"><tr role="row">${head.map((h) => html`<th role="columnheader" scope="col">${h}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map(claim)}</tbody>
  </table>`;
}

function claim(c: ClaimRow): TemplateResult {
  const more = [c.excludes, c.as_told].filter(Boolean).join(" ");
  return html`<tr role="row" id=${`claim-${c.id}`} tabindex="-1">
    <th role="rowheader" scope="row"><b class=${c.accent ? "own" : ""}>${c.figure}</b><span class=${`status ${c.status}`}>${c.status_word}</span></th>
    <td role="cell" class="what">${c.what}${more ? ` ${more}` : ""}</td>
    <td role="cell" class="who">${c.number ? `${c.number} · ` : ""}${c.who}${source(c)}</td>
  </tr>`;
}

function source(c: ClaimRow): unknown {
  const title = /^https?:\/\//.test(c.url)
    ? html`<a href=${c.url} rel="noopener" target="_blank">${c.source_title}</a>`
    : c.source_title;
  return [c.source_title && html` · ${title}`, c.place && `, ${c.place}`, c.seen_word && `, ${c.seen_word}`].map(
    (part) => part || nothing,
  );
}
