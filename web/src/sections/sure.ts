// How sure we are: the spread of the answer with the claims on it, what drives it, what would have to be true.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { response } from "../charts/response.js";
import { spread } from "../charts/spread.js";
import { range } from "../controls/range.js";
import { heading } from "../heading.js";
import type { Page } from "../page.js";
import { spans } from "../spans.js";
import type { ClaimMark, DriverView, SureView, TruthView } from "../types.js";
import { fold } from "./fold.js";

export function sure(page: Page): TemplateResult | typeof nothing {
  const { sure: s } = page;
  if (s === undefined) return html`<div class=${page.folds ? "soon folds" : "soon"}></div>`;
  if (!s) return nothing;
  return fold(
    page,
    "sure",
    s.heading,
    s.summary,
    html`
    <p class="prose">${spans(s.intro)}</p>
    ${s.spread ? spread(s.spread, s.claims, page) : nothing}
    ${s.spread ? html`<p class="note">${s.claims_label}</p><ul class="agree">${s.claims.map((c) => claim(c, page))}</ul>` : nothing}
    ${s.drivers.length ? html`${heading(page.level + 2, "drivers", s.drivers_heading)}<p class="note">${s.drivers_intro}</p>` : nothing}
    <div class="drivers">${s.drivers.map((d) => driver(d, s, page))}</div>
    ${s.flat ? html`<p class="note">${s.flat}</p>` : nothing}
    ${s.truths.length ? html`${heading(page.level + 2, "truths", s.truths_heading)}${s.truths.map(truth)}` : nothing}`,
  );
}

function claim(c: ClaimMark, page: Page): TemplateResult {
  return html`<li><button class="note-number" type="button" aria-label=${`${c.number}, ${c.by}`} @click=${() => page.act.claim(c.id)}>${c.number}</button>
    <span><b class=${c.accent ? "own" : ""}>${c.figure}</b> ${c.by}<small>${c.share}</small></span></li>`;
}

/** The words of the present value come with every frame of a drag; the curve waits until the hand rests. */
function driver(d: DriverView, s: SureView, page: Page): TemplateResult {
  const { answer } = page.view.hero;
  const value = page.values[d.slider.path];
  const told = page.told(d.slider.index);
  const slider = {
    ...d.slider,
    value: value ?? d.slider.value,
    value_text: `${told}; ${answer.amount}, ${answer.likely}`,
  };
  return html`<div class="driver">
    <p class="about"><span>${d.name}</span> <b>${told}</b></p>
    <p class="likely-range"><small>${d.likely}. ${d.narrows}</small>
      <button type="button" class="word" ?disabled=${value === undefined} aria-label=${`${d.name}: ${s.free_label}`} @click=${() => page.act.free(d.slider.path)}>${s.free_label}</button></p>
    <div class="plot small">${response(d, slider)}<p class="unseen">${d.text}</p>${range(page, slider)}</div>
  </div>`;
}

function truth(t: TruthView): TemplateResult {
  return html`<div class="truth"><p><i>${t.question}</i></p><p class="note">${t.found}</p>${
    t.lines.length ? html`<ul>${t.lines.map((line) => html`<li>${line}</li>`)}</ul>` : nothing
  }</div>`;
}
