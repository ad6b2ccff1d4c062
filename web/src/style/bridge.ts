// The steps from one figure to the other.

export const bridge = `
.bridge { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; margin-block-start: 14px; }
.bridge :is(thead, tbody) { display: contents; }
.bridge tr { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; column-gap: 10px; border-block-start: 1px solid var(--fullcost-rule); padding-block: 8px 10px; line-height: 1.35; }
.bridge th b { font-weight: 600; display: block; }
.bridge :is(.adds, .makes) { text-align: right; white-space: nowrap; } .bridge .adds { color: var(--fullcost-muted); } .bridge td.makes { font-weight: 600; }
.bridge thead tr { border: 0; padding-block: 0 2px; font-size: 13px; color: var(--fullcost-muted); } .bridge thead .makes { font-weight: 700; }
.bridge .from :is(th b, .makes) { color: var(--fullcost-accent); }
.bridge .scale { border-color: var(--fullcost-ink); padding-block: 6px 4px; }
.bridge .scale > * { grid-column: 1 / -1; } .bridge .scale th { font: italic 16px/1.3 var(--fullcost-text); }
.axis { display: flex; justify-content: space-between; font-size: 12px; color: var(--fullcost-muted); }
.bar-cell { grid-column: 1 / -1; position: relative; block-size: 12px; margin-block-start: 6px; --bar: 1px; }
.walk { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; overflow: visible; }
.bar { y: var(--bar); height: 10px; shape-rendering: crispEdges; } .bar.hollow { fill: var(--fullcost-paper); stroke: var(--fullcost-field); stroke-width: 1.5; y: calc(var(--bar) + .75px); height: 8.5px; shape-rendering: auto; }
.thread { display: none; }
.bridge .step :is(th, th b) { grid-row: 1; } .bridge .step small { grid-row: 2; grid-column: 1 / -1; text-wrap: pretty; }
@container fullcost (max-width: 559.9px) { .bridge .step th { display: contents; } }
.bridge .wedge tr { border: 0; padding: 0; } .bridge .wedge td { grid-column: 1 / -1; block-size: 26px; } .wedge-shape { inline-size: 100%; block-size: 100%; }

.bars tr { position: relative; } 
.bars .name { display: flex; gap: 10px; } .name + small { padding-inline-start: 28px; } .sure { display: block; min-block-size: 1.4em; }
.bars .bar:not(.hollow) { stroke: var(--fullcost-paper); } .zero { stroke: var(--fullcost-ink); shape-rendering: crispEdges; } .sure-line { y: calc(var(--bar) + 4px); height: 2px; fill: var(--fullcost-ink); }
:host([data-thinking]) :is(.sure, .sure-line) { visibility: hidden; }
.legend { --bar: 1px; display: flex; flex-wrap: wrap; gap: 4px 16px; margin-block-start: 12px; font-size: 14px; } .legend span { display: flex; gap: 6px; align-items: center; }

.order { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 20px; margin-block-start: 12px; }
.order ol { display: flex; flex-wrap: wrap; column-gap: 26px; counter-reset: place; }
.order li { counter-increment: place; min-block-size: var(--fullcost-touch); display: flex; align-items: center; gap: 6px; } .order li::before { content: counter(place); font-size: 13px; color: var(--fullcost-muted); }
.order select.word { margin: 0 -8px; }

@container fullcost (min-width: 560px) {
  .bridge { grid-template-columns: minmax(0, 1fr) minmax(0, 34%) auto auto; }
  .by-year { grid-template-columns: auto minmax(0, 1fr) auto auto; }
  .bridge tr { padding-block: 0; column-gap: 14px; }
  .bridge tbody th { padding-block: 8px 9px; } .bridge tbody :is(.adds, .makes) { padding-block-start: 8px; }
  .bridge :is(.adds, .makes) { grid-row: 1; } .bridge .adds { grid-column: 3; } .bridge .makes { grid-column: 4; }
  .bridge .scale { align-items: baseline; padding-block: 0; } .bridge .scale th { grid-column: 1; padding-block: 5px; } .bridge .scale .axis { grid-column: 2; }
  .bar-cell { grid-column: 2; grid-row: 1; block-size: auto; margin: 0; --bar: 14px; }
  .walk { inset-block-start: -1px; block-size: calc(100% + 1px); overflow: hidden; }
  .thread { display: block; fill: var(--fullcost-muted); width: 1px; shape-rendering: crispEdges; } .thread.above { y: 0; height: 19px; } .thread.below { y: 19px; height: 100%; }
  .bridge .wedge td { grid-column: 2; block-size: 24px; }
}
`;
