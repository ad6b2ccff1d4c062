// Inputs that do not agree with each other: said, and counted as given.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";

export function diagnostics(page: Page): TemplateResult | typeof nothing {
  const { diagnostics: found, diagnostics_label: label } = page.view;
  if (!found.length) return nothing;
  return html`<div class="diagnostics">${label ? html`<p class="note"><b>${label}</b></p>` : nothing}
    <ul>${found.map((d) => html`<li class="note" data-path=${d.path}>${d.message}</li>`)}</ul></div>`;
}
