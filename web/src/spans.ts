// A sentence with marks in it: strong words, DeepSeek's own figure, note numbers, and the place of an input.

import { html, type TemplateResult } from "lit/html.js";
import type { Page } from "./page.js";
import type { Span } from "./types.js";

type Part = TemplateResult | string;

/** `control` draws the input that stands for a span marked so; without it the text stays. */
export function spans(list: Span[], page?: Page, control?: (text: string) => TemplateResult): Part[] {
  return list.map((span) => {
    switch (span.mark) {
      case "strong":
        return html`<b>${span.text}</b>`;
      case "accent":
        return html`<b class="own">${span.text}</b>`;
      case "note":
        return page ? note(span, page) : html`<sup>${span.text}</sup>`;
      case "control":
        return control ? control(span.text) : span.text;
      default:
        return span.text;
    }
  });
}

function note({ text, ref = "" }: Span, page: Page): TemplateResult {
  const claim = page.claims.find((c) => c.id === ref);
  const name = claim ? `${text}, ${claim.who}` : text;
  return html`<sup><button class="note-number" type="button" aria-label=${name} @click=${() => page.act.claim(ref)}>${text}</button></sup>`;
}
