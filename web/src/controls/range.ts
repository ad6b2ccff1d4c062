// A native slider. It never mirrors: digits, curves and axes run one way in every language.

import { live } from "lit/directives/live.js";
import { html, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";
import type { SliderView } from "../types.js";

/** The model's own number for a place on the slider: 70 per cent is 0.7, to the last bit. */
export function scaled(s: SliderView, value: number): number {
  return value / (1 / s.scale);
}

export function range(page: Page, s: SliderView): TemplateResult {
  const put = (done: boolean) => (e: Event) =>
    page.act.set(s.path, scaled(s, Number((e.target as HTMLInputElement).value)), done);
  return html`<input class="range" type="range" dir="ltr" min=${s.min} max=${s.max} step=${s.step} .value=${live(String(s.value))}
    aria-label=${s.label} aria-valuetext=${s.value_text} @input=${put(false)} @change=${put(true)}>
    <div class="ends" dir="ltr" aria-hidden="true"><span>${s.start}</span><span>${s.end}</span></div>`;
}
