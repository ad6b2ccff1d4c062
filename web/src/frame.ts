// A page that holds nothing but the widget, for sites that take frames and no scripts. Attributes stand in its address:
// frame.html?scenario=deepseek&scope=fleet_tco. It tells the page around it how tall it is.

import "./index.js";

const ATTRIBUTES = ["scenario", "scope", "theme", "lang", "heading-level"];

const sheet = new CSSStyleSheet();
// Words that can be pressed reach 8 px into the margin of the text.
sheet.replaceSync("body { margin: 0 8px; color-scheme: light dark }");
document.adoptedStyleSheets = [sheet];

const asked = new URLSearchParams(location.search);
const widget = document.createElement("fullcost-widget");
widget.setAttribute("loading", "eager");
for (const name of ATTRIBUTES) {
  const value = asked.get(name);
  if (value) widget.setAttribute(name, value);
}
document.documentElement.lang = asked.get("lang") ?? "en";
document.body.append(widget);

const SIZE = "fullcost:size";
const tell = () => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: SIZE, height }, "*");
};
new ResizeObserver(tell).observe(document.documentElement);
// The page around it asks when it begins to listen late. What opens this page by itself is its own parent.
addEventListener("message", ({ data, source }) => {
  if (source === parent && parent !== window && data?.type === SIZE) tell();
});
