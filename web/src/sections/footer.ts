// What a reader can take along: a link, the figures, a citation, the code.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Page, PanelName } from "../page.js";

export function footer(page: Page): TemplateResult {
  const { footer: f } = page.view;
  const names: PanelName[] = ["share", "download", "cite", "embed"];
  return html`<div class="foot-line">
    <div class="actions">${names.map((name) => html`<button type="button" class="word" aria-expanded=${page.panel === name} aria-controls="panel" @click=${() => page.act.panel(name)}>${f.actions[name]}</button>`)}<button type="button" class="word" @click=${page.act.reset}>${f.actions.reset}</button></div>
    <div id="panel" class="panel" ?hidden=${!page.panel}>${page.panel ? panel(page, page.panel) : nothing}</div>
    <p class="note">${f.note}</p>
  </div>`;
}

function panel(page: Page, name: PanelName): TemplateResult {
  const { footer: f } = page.view;
  switch (name) {
    case "download":
      return html`<ul>${page.downloads.map((d) => html`<li><a href=${d.url} download=${d.file}>${d.label}</a></li>`)}</ul>`;
    case "cite":
      return text(page, f.cite, f.actions.cite);
    case "embed":
      return text(page, page.embed, f.actions.embed);
    case "share":
      return text(page, [f.share.text, page.link].filter(Boolean).join(" "), f.actions.share);
  }
}

function text(page: Page, words: string, label: string): TemplateResult {
  const { actions } = page.view.footer;
  return html`<textarea readonly rows=${Math.min(7, words.split("\n").length + 2)} aria-label=${label} .value=${words} @focus=${(e: Event) => (e.target as HTMLTextAreaElement).select()}></textarea>
    <button type="button" class="word" @click=${() => page.act.copy(words)}>${page.copied ? actions.copied : actions.copy}</button>`;
}
