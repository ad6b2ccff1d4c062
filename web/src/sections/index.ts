// The page from top to bottom.

import { html, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";
import { bars } from "./bars.js";
import { bridge } from "./bridge.js";
import { claims } from "./claims.js";
import { footer } from "./footer.js";
import { hero } from "./hero.js";
import { hinge } from "./hinge.js";
import { readings } from "./readings.js";
import { scopes } from "./scopes.js";
import { sure } from "./sure.js";

export function sections(page: Page, spoken: string): TemplateResult {
  const { lang, dir, hinge: meet, own_or_rent: own, by_year, what_ifs } = page.view;
  return html`<div class="frame" part="frame" lang=${lang} dir=${dir}>
    ${hero(page)} ${scopes(page)} ${bridge(page)} ${hinge(page, "hinge", meet)} ${hinge(page, "own", own)} ${bars(page, "by-year", by_year)}
    ${bars(page, "what-ifs", what_ifs, page.sure?.what_ifs ?? [])} ${sure(page)} ${readings(page)} ${claims(page)} ${footer(page)}
    <p class="unseen" role="status">${spoken}</p>
  </div>`;
}
