// A section that is folded on a phone and open in a column; which, is decided once at the first paint.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { heading } from "../heading.js";
import type { Page } from "../page.js";

export function fold(page: Page, id: string, title: string, summary: string, content: unknown): TemplateResult {
  const still = (e: Event) => e.preventDefault();
  return html`<section class="fold" aria-labelledby=${id}>
    <details id=${`${id}-fold`} ?open=${!page.folds}>
      <summary tabindex=${page.folds ? "0" : "-1"} @click=${page.folds ? nothing : still}>${heading(page.level + 1, id, title)}${summary ? html`<small>${summary}</small>` : nothing}</summary>
      ${content}
    </details>
  </section>`;
}
