// The first screen.

export const hero = `
.hero { border-block-start: 0; padding-block: calc(1.5 * var(--fullcost-space)) calc(4 * var(--fullcost-space)); }
.hero > :is(h2, h3, h4, h5, h6) { font: 700 min(25px, 7.7cqi)/1.14 var(--fullcost-text); letter-spacing: -.012em; font-variant-numeric: inherit; text-wrap: wrap; }
.deck { display: block; font-weight: 400; }

.sentence { font: min(20px, 6.1cqi)/1.3 var(--fullcost-text); font-variant-numeric: inherit; margin-block-start: 14px; }
.sentence > span { display: block; }
.sentence select.word { inline-size: calc(100% + 16px); font-size: .9em; margin: -8px -8px -4px; max-inline-size: none; }
.comma { display: none; }
.answer b { display: block; min-block-size: 1.1em; font-size: min(40px, calc(100cqi / var(--letters, 13) / .5)); line-height: 1.1; letter-spacing: -.012em; white-space: nowrap; }
.range-words { min-block-size: 1.3em; }
.finding { font: 18px/1.35 var(--fullcost-text); font-variant-numeric: inherit; margin-block-start: 14px; text-wrap: pretty; }
.finding b { white-space: nowrap; }

.key { display: flex; gap: 8px; align-items: baseline; font-size: 14px; line-height: 1.35; border-block-start: 1px solid var(--fullcost-rule); padding-block-start: 12px; margin-block-start: 16px; }
.unit { flex: none; inline-size: 12px; block-size: 12px; border: 1.5px solid var(--fullcost-accent); background: linear-gradient(var(--fullcost-accent), var(--fullcost-accent)) bottom / 100% 60% no-repeat; }
.picture { margin-block-start: 12px; max-inline-size: 100%; overflow: visible; }
.feet { display: grid; grid-template-columns: minmax(0, 1fr) minmax(var(--second), auto); column-gap: 8px; margin-block-start: 7px; }
.foot { position: relative; display: flex; gap: 6px; border-block-start: 1px solid var(--fullcost-ink); padding-block: 7px 6px; min-block-size: 52px; line-height: 1.25; }
.foot label { font-weight: 700; } .foot small { white-space: nowrap; }
@container fullcost (max-width: 310px) { .foot small { white-space: normal; } }
.undisclosed { border: 1.5px dashed var(--fullcost-field); padding: 7px 8px; font-size: 13px; line-height: 1.35; margin-block-start: 9px; }

/* A label reaches over its whole row. */
.name { min-inline-size: 0; hyphens: auto; } .name small { line-height: 1.25; } .name label { cursor: pointer; } .name label::after { content: ""; position: absolute; inset: 0; }

.list { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; grid-template-rows: min-content repeat(var(--rows), auto) min-content; margin-block-start: 18px; }
.list :is(thead, tbody, tfoot) { display: contents; }
.list tr { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; column-gap: 12px; align-items: center; position: relative; line-height: 1.25; border-block-start: 1px solid var(--fullcost-rule); }
.list thead tr { border: 0; padding-block-end: 4px; font-size: 13px; line-height: 1.25; color: var(--fullcost-muted); align-items: end; }
.list tbody tr { padding-block: 4px; min-block-size: var(--fullcost-touch); } .list tbody tr:hover, .foot:hover, .readings li:hover { background: var(--fullcost-band); }
.list tbody th { display: flex; align-items: center; gap: 8px; }
.list .mark { flex: none; overflow: visible; }
.list :is(td, th + th) { text-align: right; white-space: nowrap; }
.list tr.out :is(td, .name) { color: var(--fullcost-muted); }
.list tfoot tr { border-block-start-color: var(--fullcost-ink); font-weight: 700; min-block-size: 36px; }
.list small input.share { block-size: 28px; margin: -6px -1px; padding: 0 2px; inline-size: calc(3.1ch + 4px);
  --under: linear-gradient(var(--fullcost-ink), var(--fullcost-ink)) 2px calc(50% + .66em) / calc(100% - 4px) 2px no-repeat; }
.list small input.share:focus-visible { outline-offset: 0; }
.list small input.share:is(:hover, [aria-invalid=true]) { background: var(--under); --under: linear-gradient(var(--fullcost-ink), var(--fullcost-ink)) 2px calc(50% + .66em) / calc(100% - 4px) 4px no-repeat; }

@container fullcost (min-width: 560px) {
  .hero > :is(h2, h3, h4, h5, h6) { font-size: 34px; }
  .sentence { font-size: 24px; line-height: 1.34; }
  .sentence select.word { inline-size: auto; font-size: 24px; margin: -8px; } .comma { display: inline; }
  .answer b { display: inline-block; min-inline-size: 6em; font-size: 34px; line-height: 1.2; }
  .finding { font-size: 20px; margin-block-start: 12px; max-inline-size: 62ch; }
  .both { display: grid; grid-template-columns: var(--picture) minmax(0, 1fr); column-gap: 20px; }
  .ledger, .list { grid-row: 1; } .list { grid-column: 2; } .undisclosed { grid-column: 1 / -1; grid-row: 2; }
  .list { margin-block-start: 12px; font-size: 14px; align-content: stretch; }
  .list tfoot tr { min-block-size: 52px; align-items: start; padding-block-start: 8px; }
}
`;
