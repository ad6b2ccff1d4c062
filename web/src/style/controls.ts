// Controls are ink: bold words with a line under them. The box that can be touched is 44 px, the line of text is not.

export const controls = `
.word { font: inherit; font-weight: 600; color: inherit; border: 0; border-radius: 0; appearance: none; background: none; cursor: pointer; }
select.word, input.word {
  block-size: var(--fullcost-touch); margin: -12px -8px; padding: 0 8px; vertical-align: baseline; text-overflow: ellipsis; max-inline-size: calc(100% + 16px);
  --under: linear-gradient(var(--fullcost-ink), var(--fullcost-ink)) 8px calc(50% + .68em) / calc(100% - 16px) 2px no-repeat; background: var(--under);
}
select.word { padding-inline-end: 26px;
  background: var(--under), linear-gradient(to top right, transparent 50%, var(--fullcost-ink) 50%) right 14px top calc(50% + 1px) / 6px 6px no-repeat,
    linear-gradient(to top left, transparent 50%, var(--fullcost-ink) 50%) right 8px top calc(50% + 1px) / 6px 6px no-repeat; }
[dir=rtl] select.word { background: var(--under), linear-gradient(to top right, transparent 50%, var(--fullcost-ink) 50%) left 8px top calc(50% + 1px) / 6px 6px no-repeat,
    linear-gradient(to top left, transparent 50%, var(--fullcost-ink) 50%) left 14px top calc(50% + 1px) / 6px 6px no-repeat; }
select.word option { font: 400 16px var(--fullcost-figures); color: var(--fullcost-ink); background: var(--fullcost-paper); }
select.word:hover, input.word:hover, input.word[aria-invalid=true] { background-color: var(--fullcost-band); }
select.word:focus-visible, input.word:focus-visible { outline-offset: -6px; }
input.share { inline-size: calc(3.1ch + 16px); text-align: center; cursor: text; }
small input.share { position: relative; z-index: 1; }
button.word { min-block-size: var(--fullcost-touch); min-inline-size: var(--fullcost-touch); padding: 0 6px; text-decoration: underline 1px; text-underline-offset: .25em; }
button.word:hover { text-decoration-thickness: 2px; }
.note-number { font: inherit; color: inherit; background: none; border: 0; padding: 6px 1px; margin: -6px 1px; text-decoration: underline; cursor: pointer; }
input:is([type=checkbox], [type=radio]) { inline-size: 18px; block-size: 18px; margin: 0; flex: none; position: relative; z-index: 1; accent-color: var(--fullcost-ink); cursor: pointer; }

.range { appearance: none; display: block; inline-size: 100%; block-size: var(--fullcost-touch); margin: -22px 0 0; background: none; position: relative; cursor: ew-resize; }
.range::-webkit-slider-runnable-track { block-size: 2px; background: var(--fullcost-ink); }
.range::-moz-range-track { block-size: 2px; background: var(--fullcost-ink); }
.range::-webkit-slider-thumb { appearance: none; inline-size: 22px; block-size: 22px; margin-block-start: -10px; border-radius: 50%; background: var(--fullcost-paper); border: 3px solid var(--fullcost-ink); }
.range::-moz-range-thumb { inline-size: 16px; block-size: 16px; border-radius: 50%; background: var(--fullcost-paper); border: 3px solid var(--fullcost-ink); }
.range:is(:hover, :active)::-webkit-slider-thumb { background: var(--fullcost-ink); }
.range:is(:hover, :active)::-moz-range-thumb { background: var(--fullcost-ink); }
.ends { display: flex; justify-content: space-between; margin-block-start: -10px; font-size: 13px; color: var(--fullcost-muted); padding-inline: 2px; pointer-events: none; }

summary { list-style: none; cursor: pointer; }
summary::-webkit-details-marker { display: none; }
.fold summary { display: grid; grid-template-columns: minmax(0, 1fr) 20px; align-items: center; column-gap: 8px; min-block-size: var(--fullcost-touch); }
.fold summary > :is(h3, h4, h5, h6, small, b) { grid-column: 1; } .fold summary > small { margin-block-start: 3px; }
.fold summary::after { content: ""; grid-column: 2; grid-row: 1 / span 2; justify-self: end; border: 5px solid transparent; border-block-start: 6px solid var(--fullcost-ink); border-block-end: 0; }
.group > summary { padding-block: 8px; } .group > summary::after { grid-row: 1; }
.fold details[open] > summary::after { border-block-start: 0; border-block-end: 6px solid var(--fullcost-ink); }
.fold > details[open] > summary > small { display: none; }
.fold:has(> details:not([open])) { padding-block: 14px; }
.fold > details > summary[tabindex="-1"] { cursor: auto; min-block-size: 0; display: block; }
.fold > details > summary[tabindex="-1"]::after { content: none; }
`;
