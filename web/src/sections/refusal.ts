// What the model refused, in its own words; everything else stays as it was.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";

export function refusal(page: Page): TemplateResult | typeof nothing {
  const { problem } = page;
  return problem
    ? html`<p class="refusal" role="alert">${problem.path ? html`<code>${problem.path}</code>: ` : nothing}${problem.message}</p>`
    : nothing;
}
