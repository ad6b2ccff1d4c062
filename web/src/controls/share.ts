// A share of the hours as a word of a sentence: type a number, or step it with the arrow keys.

import { live } from "lit/directives/live.js";
import { html, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";
import type { SliderView } from "../types.js";
import { scaled } from "./range.js";

export function share(page: Page, slider: SliderView, id: string, text: string): TemplateResult {
  const draft = page.draft?.id === id ? page.draft.text : null;
  const put = (value: number, done: boolean) => page.act.set(slider.path, scaled(slider, value), done);
  const typed = (field: HTMLInputElement) => {
    const value = read(field.value);
    page.act.draft({ id, text: field.value });
    if (value >= slider.min && value <= slider.max) put(value, false);
  };
  const left = (field: HTMLInputElement) => {
    if (page.draft?.id !== id && field.value === text) return;
    page.act.draft(null);
    put(read(field.value), true);
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key === "Enter") left(event.target as HTMLInputElement);
    if (!by) return;
    event.preventDefault();
    page.act.draft(null);
    put(Math.min(slider.max, Math.max(slider.min, slider.value + by * slider.step)), true);
  };
  return html`<input class="word share" type="text" inputmode="decimal" autocomplete="off" size="3" id=${id} aria-label=${slider.label}
    aria-invalid=${page.problem?.path === slider.path ? "true" : "false"} .value=${live(draft ?? text)}
    @input=${(e: Event) => typed(e.target as HTMLInputElement)} @change=${(e: Event) => left(e.target as HTMLInputElement)} @keydown=${step}>`;
}

/** Decimal comma or point, with or without a sign for per cent. What is no number stays none. */
function read(text: string): number {
  const clean = text.replace(/[\s%٪]/g, "").replace(/[,٫]/, ".");
  return clean === "" ? Number.NaN : Number(clean);
}
