// Readings, claims and the foot.

export const tables = `
.readings { margin-block-start: calc(2 * var(--fullcost-space)); }
.readings li { position: relative; display: flex; gap: 10px; align-items: start; min-block-size: var(--fullcost-touch); padding-block: 10px 11px; border-block-start: 1px solid var(--fullcost-rule); line-height: 1.3; }
.readings label { font-weight: 600; } .readings small { line-height: 1.4; }
.diagnostics { border-block-start: 1px solid var(--fullcost-rule); } .diagnostics li { margin-block-start: 4px; }

.claims { display: block; margin-block-start: calc(2 * var(--fullcost-space)); }
.claims thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
.claims tbody { display: block; }
.claims tbody tr { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px 16px; align-items: baseline; border-block-start: 1px solid var(--fullcost-rule); padding-block: 10px 12px; }
.claims th { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1px 12px; }
.claims .who { font-size: 13px; line-height: 1.4; color: var(--fullcost-muted); }
.status { font-size: 13px; white-space: nowrap; }
.status::before { content: ""; display: inline-block; inline-size: 10px; block-size: 10px; border: 1.5px solid currentColor; border-radius: 50%; margin-inline-end: 6px; vertical-align: -1px; }
.status.stated::before { background: currentColor; } .status.estimated::before { background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
.status.computed::before { border-radius: 0; border-inline: 0; block-size: 7px; vertical-align: 1px; }
.group { border-block-start: 1px solid var(--fullcost-rule); }

.foot-line { border-block-start: 1px solid var(--fullcost-ink); padding-block: 4px 14px; }
.actions { display: flex; flex-wrap: wrap; column-gap: 12px; margin-inline: -6px; }
.foot-line .note { margin-block-start: 4px; }
.panel { padding-block: 4px 8px; } .panel a { display: inline-flex; align-items: center; min-block-size: var(--fullcost-touch); }
textarea { display: block; inline-size: 100%; font: 13px/1.4 ui-monospace, monospace; color: inherit; background: none; border: 1px solid var(--fullcost-field); border-radius: 0; padding: 8px; resize: vertical; }

@container fullcost (min-width: 560px) {
  .claims tbody tr { grid-template-columns: 170px minmax(0, 1fr); }
  .claims th { grid-row: 1 / span 2; display: block; } .status { display: block; margin-block-start: 3px; }
  .readings { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 28px; }
}
`;
