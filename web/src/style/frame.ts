// The page around the sections: type, rules, distances, focus.

export const frame = `
:host { display: block; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.frame {
  container: fullcost / inline-size; position: relative; text-align: start;
  color: var(--fullcost-ink); background: var(--fullcost-paper);
  border-block: 3px solid var(--fullcost-ink); border-block-end-width: 1px;
  font: var(--fullcost-size)/1.45 var(--fullcost-figures); font-variant-numeric: lining-nums tabular-nums;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%; overflow-wrap: break-word;
}
h2, h3, h4, h5, h6, p, ul, ol, figure, fieldset, legend, table { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
ul, ol { list-style: none; }
section { padding-block: calc(3 * var(--fullcost-space)) calc(5 * var(--fullcost-space)); border-block-start: 1px solid var(--fullcost-rule); }
:is(h3, h4, h5, h6) { font: 700 20px/1.2 var(--fullcost-text); text-wrap: balance; }
.prose { font: 17px/1.5 var(--fullcost-text); font-variant-numeric: inherit; max-inline-size: 62ch; margin-block-start: var(--fullcost-space); text-wrap: pretty; }
.note, small, .refusal { font-size: 13px; line-height: 1.4; font-weight: 400; color: var(--fullcost-muted); }
.note { margin-block-start: 12px; max-inline-size: 100ch; text-wrap: pretty; }
small { display: block; }
code { font: inherit; overflow-wrap: anywhere; }
b { font-weight: 700; }
.own { color: var(--fullcost-accent); }
sup { font: 11px/1 var(--fullcost-figures); vertical-align: baseline; position: relative; inset-block-start: -.4em; }
.refusal { color: var(--fullcost-ink); border-inline-start: 3px solid var(--fullcost-ink); padding: 2px 10px; margin-block-start: 12px; }
.pad { visibility: hidden; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:is(table, thead, tbody, tfoot, tr, th, td) { text-align: start; font-weight: inherit; padding: 0; }

a { color: inherit; text-decoration: underline 1px; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--fullcost-focus); outline-offset: 2px; border-radius: 2px; }
tr:focus { outline: none; background: var(--fullcost-band); }

svg { display: block; }
svg text { font: 13px/1 var(--fullcost-figures); fill: var(--fullcost-ink); }
svg .muted { fill: var(--fullcost-muted); } svg .strong { font-weight: 700; }
svg :is(.field, .cut, .idle) { fill: var(--fullcost-field); fill-rule: evenodd; }
svg .deep { fill: var(--fullcost-deep); } svg .ink { fill: var(--fullcost-ink); } svg .own { fill: var(--fullcost-accent); }
svg .ghost { fill: var(--fullcost-band); } svg .paper { fill: var(--fullcost-paper); }
svg :is(.own-line, .ghost-line, .leader) { fill: none; stroke: var(--fullcost-accent); } svg .ghost-line { stroke: var(--fullcost-rule); } svg .leader { stroke: var(--fullcost-field); stroke-width: 1; }
svg .grid { stroke: var(--fullcost-rule); shape-rendering: crispEdges; }

@container fullcost (min-width: 560px) {
  :is(h3, h4, h5, h6) { font-size: 23px; } .prose { font-size: 18px; }
}
`;
