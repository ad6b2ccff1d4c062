// A native list as a word of a sentence.

import { live } from "lit/directives/live.js";
import { html, type TemplateResult } from "lit/html.js";

export interface Option {
  id: string;
  name: string;
  selected: boolean;
}

export function choice(label: string, options: Option[], put: (id: string) => void): TemplateResult {
  return html`<select class="word" aria-label=${label} @change=${(e: Event) => put((e.target as HTMLSelectElement).value)}>
    ${options.map((o) => html`<option value=${o.id} .selected=${live(o.selected)}>${o.name}</option>`)}
  </select>`;
}
