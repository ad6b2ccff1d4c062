// The page from top to bottom.

import { html, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";
import { bridge } from "./bridge.js";
import { claims } from "./claims.js";
import { footer } from "./footer.js";
import { hero } from "./hero.js";
import { hinge } from "./hinge.js";
import { readings } from "./readings.js";
import { scopes } from "./scopes.js";
import { sure } from "./sure.js";

export function sections(page: Page, spoken: string): TemplateResult {
  const { lang, dir } = page.view;
  return html`<div class="frame" part="frame" lang=${lang} dir=${dir}>
    ${hero(page)} ${scopes(page)} ${bridge(page)} ${hinge(page)} ${sure(page)} ${readings(page)} ${claims(page)} ${footer(page)}
    <p class="unseen" role="status">${spoken}</p>
  </div>`;
}
