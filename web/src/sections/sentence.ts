// The live sentence: what is counted, and what it comes to.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { choice } from "../controls/choice.js";
import type { Page } from "../page.js";
import { vars } from "../vars.js";

export function sentence(page: Page): TemplateResult {
  const { hero } = page.view;
  const { answer } = hero;
  return html`<p class="sentence" ${vars({ "--letters": Math.max(1, answer.longest) })}>
    <span class="counting">${hero.counting} ${choice(hero.scopes_label, hero.scopes, page.act.scope)}<span class="comma">${hero.counting_end}</span></span>
    <span class="answer">${answer.lead} <b class=${answer.accent ? "own" : ""}>${answer.amount}</b></span>
    <span class="range-words">${answer.range}</span>
    ${answer.means ? html`<small class="means">${answer.means}</small>` : nothing}
  </p>`;
}
