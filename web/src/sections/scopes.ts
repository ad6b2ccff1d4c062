// What should count: seven native radios, each with the field in miniature.

import { live } from "lit/directives/live.js";
import { html, type TemplateResult } from "lit/html.js";
import { miniature } from "../charts/miniature.js";
import { columnsOf } from "../charts/picture.js";
import { heading } from "../heading.js";
import type { Page } from "../page.js";
import type { Card } from "../types.js";

export function scopes(page: Page): TemplateResult {
  const { scopes } = page.view;
  return html`<section aria-labelledby="scopes">
    ${heading(page.level + 1, "scopes", scopes.heading)}
    <p class="prose">${scopes.intro}</p>
    <div class="cards">${scopes.groups.map((group) => html`<fieldset><legend>${group.legend}</legend>${group.cards.map((c) => card(c, page))}</fieldset>`)}</div>
  </section>`;
}

function card(c: Card, page: Page): TemplateResult {
  return html`<label class=${c.selected ? "card chosen" : "card"}>
    <input type="radio" name="scope" value=${c.id} .checked=${live(c.selected)} @change=${() => page.act.scope(c.id)}>
    ${miniature(c.picture, columnsOf(page.view.hero.picture), squares(page))}
    <span class="name"><b>${c.title}</b><small>${c.question}</small></span>
    <span class="amount">${c.amount}<small>${c.detail}</small></span>
  </label>`;
}

function squares(page: Page): number {
  const { told, bands } = page.view.hero.picture;
  const drawn = bands.flatMap((b) => b.blocks).reduce((sum, b) => sum + b.squares, 0);
  return drawn + told.items.reduce((sum, item) => sum + item.full, 0);
}
