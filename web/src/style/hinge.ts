// The hinge: a sum, a curve, and the slider that the curve stands on.

export const hinge = `
.equation { display: none; }
.plot { --tall: 190px; margin-block-start: 26px; }
.curve { inline-size: calc(100% - 22px); margin-inline: 11px; block-size: var(--tall); overflow: visible; }
.curve .line { fill: none; stroke: var(--fullcost-ink); stroke-width: 2; vector-effect: non-scaling-stroke; }
.curve .rent { stroke: var(--fullcost-accent); stroke-width: 1.5; stroke-dasharray: 7 4; }
.curve .drop { stroke: var(--fullcost-ink); }
.curve .dot { fill: var(--fullcost-paper); stroke: var(--fullcost-ink); stroke-width: 3; }
.curve .cross { fill: var(--fullcost-ink); } .curve .rent + .likely { stroke-width: 8; }
.curve text { direction: ltr; } .curve :is(.tick, .own, .ink) { paint-order: stroke; stroke: var(--fullcost-paper); stroke-width: 6px; stroke-linejoin: round; }
@container fullcost (min-width: 560px) {
  .meet { display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: 22px; align-items: end; margin-block-start: 8px; }
  .meet:has(> :empty) { display: block; } .plot { --tall: 210px; }
  .equation { display: grid; grid-template-columns: auto auto auto; margin-block-end: 14px; line-height: 20px; }
  .equation > div { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; padding-block: 5px; }
  .equation .result { border-block-start: 1px solid var(--fullcost-ink); }
  .equation .op { color: var(--fullcost-muted); padding-inline-end: 8px; } .equation .value { text-align: end; font-weight: 600; white-space: nowrap; } .equation .what { color: var(--fullcost-muted); font-size: 13px; padding-inline-start: 10px; white-space: nowrap; }
}
`;
