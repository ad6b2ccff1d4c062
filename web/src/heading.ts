// A heading at the level that the article leaves for it.

import { html, type TemplateResult } from "lit/html.js";

export function heading(level: number, id: string, content: unknown): TemplateResult {
  switch (level) {
    case 2:
      return html`<h2 id=${id}>${content}</h2>`;
    case 3:
      return html`<h3 id=${id}>${content}</h3>`;
    case 4:
      return html`<h4 id=${id}>${content}</h4>`;
    case 5:
      return html`<h5 id=${id}>${content}</h5>`;
    default:
      return html`<h6 id=${id}>${content}</h6>`;
  }
}
