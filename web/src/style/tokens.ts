// The fourteen tokens that an embedder may set on the tag.

export const tokens = `
:host {
  --fullcost-paper: light-dark(#ffffff, #14171a);
  --fullcost-ink: light-dark(#16181a, #eceef0);
  --fullcost-muted: light-dark(#565d64, #a8b0b8);
  --fullcost-rule: light-dark(#d3d8dc, #363d44);
  --fullcost-accent: light-dark(#c42b17, #ff7d66);
  --fullcost-field: light-dark(#7a8692, #8693a0);
  --fullcost-deep: light-dark(#4a545d, #b6c0c9);
  --fullcost-band: light-dark(#e4e8eb, #2b323a);
  --fullcost-focus: light-dark(#0b57d0, #8ab4ff);
  --fullcost-text: Charter, "Bitstream Charter", "Charis SIL", Cambria, "Noto Serif", "Liberation Serif", "Times New Roman", serif;
  --fullcost-figures: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, system-ui, sans-serif;
  --fullcost-size: 15px;
  --fullcost-space: 8px;
  --fullcost-touch: 44px;
}
:host([theme=light]) { color-scheme: light; }
:host([theme=dark]) { color-scheme: dark; }
`;
