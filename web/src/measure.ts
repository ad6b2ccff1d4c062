// How wide a text will stand, before it is drawn.

import type { Measure } from "./page.js";

export function measurer(family: string): Measure {
  const pen = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return (text, size, bold = false) => {
    if (!pen) return text.length * size * 0.6;
    const font = `${bold ? 700 : 400} ${size}px ${family}`;
    const key = `${font}|${text}`;
    let width = known.get(key);
    if (width === undefined) {
      pen.font = font;
      width = pen.measureText(text).width;
      known.set(key, width);
    }
    return width;
  };
}
