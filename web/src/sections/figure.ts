// A figure with the decimals that it lacks, unseen, so that decimal points stand in one line.

import { html, nothing, type TemplateResult } from "lit/html.js";

export function padded(text: string, pad = ""): TemplateResult {
  return html`<bdi dir="ltr">${text}${pad ? html`<span class="pad" aria-hidden="true">${pad}</span>` : nothing}</bdi>`;
}
