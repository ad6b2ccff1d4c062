// Other readings of the same figures: each one changes the bill, and everything that rests on it.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { check } from "../controls/check.js";
import type { Page } from "../page.js";
import { diagnostics } from "./diagnostics.js";
import { fold } from "./fold.js";

export function readings(page: Page): TemplateResult | typeof nothing {
  const { readings: r } = page.view;
  const items = r.items.filter((item) => !(item.what_if && page.view.what_ifs));
  if (!items.length) return nothing;
  return fold(
    page,
    "readings",
    r.label,
    r.summary,
    html`
    ${r.intro ? html`<p class="prose">${r.intro}</p>` : nothing}
    <ul class="readings">${items.map(
      (item) => html`<li>
      ${check(`reading-${item.id}`, item.on, (on) => page.act.reading(item.id, on))}
      <span class="name"><label for=${`reading-${item.id}`}>${item.label}</label>${item.note ? html`<small>${item.note}</small>` : nothing}</span>
    </li>`,
    )}</ul>
    ${diagnostics(page)}`,
  );
}
