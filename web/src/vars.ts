// Sets custom properties on an element: a style attribute would need a looser security policy.

import { Directive, directive, type ElementPart } from "lit/directive.js";
import { noChange } from "lit/html.js";

class Vars extends Directive {
  render(_values: Record<string, string | number>) {
    return noChange;
  }

  override update(part: ElementPart, [values]: [Record<string, string | number>]) {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) style.setProperty(name, String(value));
    return noChange;
  }
}

export const vars = directive(Vars);
