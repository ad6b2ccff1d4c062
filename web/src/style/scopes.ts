// What should count.

export const scopes = `
.cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px 28px; margin-block-start: 14px; }
.cards legend { font: italic 16px/1.3 var(--fullcost-text); padding-block-end: 5px; }
.card { display: grid; grid-template-columns: 18px 56px minmax(0, 1fr) fit-content(38%); column-gap: 10px; align-items: center; min-block-size: 60px; padding-block: 7px; border-block-start: 1px solid var(--fullcost-rule); cursor: pointer; line-height: 1.25; }
.card > input { margin-inline-end: 0; }
.card b { display: block; font-weight: 600; } .card small { line-height: 1.25; }
.card .amount { text-align: end; }
.card:is(:hover, .chosen) { background: var(--fullcost-band); box-shadow: -6px 0 var(--fullcost-band), 6px 0 var(--fullcost-band); }
.card.chosen :is(b, .amount) { font-weight: 700; }
.miniature { inline-size: 56px; block-size: 45px; overflow: visible; }
.miniature .dashed { fill: none; stroke: var(--fullcost-field); stroke-width: 1.2; stroke-dasharray: 3 3; }
.card:is(:hover, .chosen) .paper { fill: var(--fullcost-band); }
[dir=rtl] .miniature { transform: scaleX(-1); }
@container fullcost (max-width: 330px) { .card { column-gap: 7px; } }
@container fullcost (min-width: 560px) {
  .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); font-size: 14px; }
}
`;
