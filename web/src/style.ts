// The look, as one constructed sheet: neither a style element nor a style attribute is needed.

import { bridge } from "./style/bridge.js";
import { controls } from "./style/controls.js";
import { frame } from "./style/frame.js";
import { hero } from "./style/hero.js";
import { hinge } from "./style/hinge.js";
import { media } from "./style/media.js";
import { scopes } from "./style/scopes.js";
import { sure } from "./style/sure.js";
import { tables } from "./style/tables.js";
import { tokens } from "./style/tokens.js";

let shared: CSSStyleSheet | undefined;

export function sheet(): CSSStyleSheet {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync([tokens, frame, controls, hero, scopes, bridge, hinge, sure, tables, media].join(""));
  }
  return shared;
}
