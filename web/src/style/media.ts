// Forced colours, paper, and hands that want no motion.

export const media = `
@media (prefers-reduced-motion: no-preference) { .picture path, .picture rect { transition: fill .15s; } }
@media (forced-colors: active) {
  select.word { appearance: auto; } select.word, input.word { margin: 0; padding: 0 4px; border-block-end: 2px solid; background: none; } .sentence select.word { margin: 0; max-inline-size: 100%; }
  svg, .unit, .status::before { forced-color-adjust: none; } svg text, svg .muted { fill: CanvasText; }
  svg :is(.field, .cut, .idle, .deep, .ink) { fill: CanvasText; } svg .paper, .bar.hollow, .curve .dot { fill: Canvas; } svg .ghost { fill: GrayText; }
  svg .own { fill: Highlight; } svg .own-line, .curve .rent { stroke: Highlight; } .bar.hollow, svg .leader, .curve :is(.line, .drop, .dot), svg .grid { stroke: CanvasText; }
  .unit { border-color: Highlight; background: linear-gradient(Highlight, Highlight) bottom / 100% 60% no-repeat; } .status::before { color: CanvasText; }
  .card.chosen, .card.chosen * { forced-color-adjust: auto; } .card.chosen { outline: 2px solid Highlight; }
}
@media print {
  :host { color-scheme: light; } .frame { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .actions, .panel, .order, .range { display: none; } .ends { margin-block-start: 6px; } .curve { border-block-end: 1px solid var(--fullcost-ink); }
  section { padding-block-end: 12px; } figure, tr, li, fieldset, .card, .meet { break-inside: avoid; } :is(h2, h3, h4, h5, h6) { break-after: avoid; }
  .frame :is(select, input).word { background: none; block-size: auto; margin: 0; padding: 0; }
  a[href^=http]::after { content: " " attr(href); overflow-wrap: anywhere; } .fold summary::after { content: none; }
}
`;
