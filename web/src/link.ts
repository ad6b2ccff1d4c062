// A state as the fragment of an address: readable, and only what differs.

import type { Saved } from "./state.js";

const KEY = "fc";

/** `scenario`: whose state it is, so that other widgets of a page leave it alone. */
export function toFragment(saved: Saved, scenario = ""): string {
  const ticks = (map: Record<string, boolean> = {}) => Object.entries(map).map(([id, on]) => (on ? id : `-${id}`));
  const parts: [string, string[]][] = [
    ["scope", saved.scope ? [saved.scope] : []],
    ["use", ticks(saved.uses)],
    ["nature", ticks(saved.natures)],
    ["reading", saved.readings ?? []],
    ["order", saved.order ?? []],
    ["set", Object.entries(saved.values ?? {}).map(([path, value]) => `${path}:${value}`)],
  ];
  const text = parts.filter(([, list]) => list.length).map(([key, list]) => `${key}=${list.map(encoded).join("+")}`);
  if (!text.length) return "";
  const whose = scenario ? [`of=${encoded(scenario)}`] : [];
  return `#${[`${KEY}=1`, ...whose, ...text].join(";")}`;
}

/** Nothing where the fragment holds no state, or that of another scenario. */
export function fromFragment(hash: string, scenario = ""): Saved | null {
  const [version, ...parts] = hash.replace(/^#/, "").split(";");
  if (version !== `${KEY}=1`) return null;
  const whose = parts.find((part) => part.startsWith("of="));
  if (whose && scenario && decoded(whose.slice(3)) !== scenario) return null;
  const saved: Saved = {};
  for (const part of parts) {
    const cut = part.indexOf("=");
    const list = part
      .slice(cut + 1)
      .split("+")
      .map(decoded)
      .filter(Boolean);
    const ticks = () => Object.fromEntries(list.map((id) => (id.startsWith("-") ? [id.slice(1), false] : [id, true])));
    switch (part.slice(0, cut)) {
      case "scope":
        saved.scope = list[0];
        break;
      case "use":
        saved.uses = ticks();
        break;
      case "nature":
        saved.natures = ticks();
        break;
      case "reading":
        saved.readings = list;
        break;
      case "order":
        saved.order = list;
        break;
      case "set":
        saved.values = Object.fromEntries(list.map(pair));
        break;
    }
  }
  return saved;
}

function pair(text: string): [string, number] {
  const cut = text.lastIndexOf(":");
  return [text.slice(0, cut), Number(text.slice(cut + 1))];
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll("%3A", ":");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
