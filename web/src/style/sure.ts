// How sure we are. Until that is known its place is kept, as high as DeepSeek's section will be: what follows hardly moves in view.

export const sure = `
.soon { block-size: 1200px; } .soon.folds { block-size: 110.6px; } #sure + small { min-block-size: 4.2em; }
.means { min-block-size: 1.4em; margin-block-start: 2px; font-family: var(--fullcost-figures); }
.spread { margin-block-start: 14px; overflow: visible; direction: ltr; }
.spread .rest, .band { fill: var(--fullcost-band); }
.axis-line { stroke: var(--fullcost-ink); } .likely { stroke: var(--fullcost-field); stroke-width: 6; } .now { stroke: var(--fullcost-muted); stroke-dasharray: 1 4; }
.spread .likely { stroke: var(--fullcost-ink); stroke-width: 4; }
.claim-line { stroke: var(--fullcost-ink); stroke-dasharray: 3 3; }
.agree { font-size: 14px; line-height: 1.3; } .agree li { display: flex; gap: 8px; align-items: baseline; padding-block: 3px; } .agree .note-number { min-inline-size: 24px; min-block-size: 24px; }
.fold details :is(h4, h5, h6) { font-size: 18px; margin-block-start: 28px; }
.drivers { display: grid; grid-template-columns: minmax(0, 1fr); column-gap: 28px; }
.driver { border-block-start: 1px solid var(--fullcost-rule); padding-block: 10px 14px; margin-block-start: 10px; break-inside: avoid; }
.about { display: flex; justify-content: space-between; gap: 12px; line-height: 1.3; } .about b, .fold .prose b { white-space: nowrap; } .about span { display: inline-block; } .about span::first-letter, .likely-range small::first-letter { text-transform: uppercase; }
.likely-range { display: flex; justify-content: space-between; align-items: center; gap: 12px; } .likely-range .word { flex: none; font-size: 13px; font-weight: 400; margin-inline-end: -6px; }
.likely-range .word:disabled { visibility: hidden; }
.plot.small { --tall: 76px; margin-block-start: 6px; }
.truth { margin-block-start: 12px; font: 17px/1.4 var(--fullcost-text); font-variant-numeric: inherit; } .truth .note { margin-block: 2px; font-family: var(--fullcost-figures); } .truth li { margin-block-start: 4px; font: 15px/1.4 var(--fullcost-figures); }
@container fullcost (min-width: 560px) { .drivers { grid-template-columns: repeat(2, minmax(0, 1fr)); } .likely-range { min-block-size: 58px; } }
@media (forced-colors: active) { .spread .rest, .band { fill: GrayText; } .axis-line, .claim-line, .now { stroke: CanvasText; } .likely { stroke: Highlight; } }
@media print { .likely-range .word { display: none; } }
`;
