// A native checkbox; its label covers the row, so that the whole row can be touched.

import { live } from "lit/directives/live.js";
import { html, type TemplateResult } from "lit/html.js";

export function check(id: string, on: boolean, put: (on: boolean) => void): TemplateResult {
  return html`<input type="checkbox" id=${id} .checked=${live(on)} @change=${(e: Event) => put((e.target as HTMLInputElement).checked)}>`;
}
