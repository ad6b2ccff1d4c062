// The first screen: the question, the live sentence, the finding, and the picture with its list.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Columns, columnsOf, fitted, picture, secondBlock } from "../charts/picture.js";
import { check } from "../controls/check.js";
import { heading } from "../heading.js";
import type { Page } from "../page.js";
import { spans } from "../spans.js";
import { vars } from "../vars.js";
import { list } from "./list.js";
import { refusal } from "./refusal.js";
import { sentence } from "./sentence.js";

export function hero(page: Page): TemplateResult {
  const { hero, dir } = page.view;
  const { picture: p } = hero;
  const width = pictureWidth(page, columnsOf(p));
  return html`<section class="hero" aria-labelledby="question">
    ${heading(page.level, "question", html`${spans(hero.question)} <span class="deck">${hero.deck}</span>`)}
    ${sentence(page)}
    <p class="finding">${spans(hero.finding)}</p>
    <figure aria-labelledby="key">
      <p class="key" id="key"><span class="unit" aria-hidden="true"></span><span>${spans(hero.key)}</span></p>
      <div class="both" ${vars({ "--picture": `${width}px` })}>
        <div class="ledger">
          ${picture(p, { width, density: page.density, mirrored: dir === "rtl", measure: page.measure })}
          ${
            p.columns.some((n) => n > 0)
              ? html`<div class="feet" ${vars({ "--second": `${secondBlock(p, width, page.density)}px` })}>${p.natures.map(
                  (
                    nature,
                  ) => html`<div class="foot">${check(`nature-${nature.id}`, nature.counted, (on) => page.act.nature(nature.id, on))}
              <span class="name"><label for=${`nature-${nature.id}`}>${nature.label}</label><small>${nature.detail}</small></span></div>`,
                )}</div>`
              : nothing
          }
        </div>
        ${p.undisclosed.length ? html`<p class="undisclosed">${spans(p.undisclosed)}</p>` : nothing}
        ${list(page)}
      </div>
      ${refusal(page)}
      <p class="note">${spans(hero.note, page)}</p>
    </figure>
  </section>`;
}

/** As wide as the phone; in a column it leaves the list its room. */
function pictureWidth({ width, density }: Page, columns: Columns): number {
  return width < 560 ? Math.max(200, width) : fitted(columns, Math.min(400, width * 0.52), density);
}
