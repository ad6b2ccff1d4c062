// For pages that show the widget in frames: gives every `iframe` with `data-fullcost` the height that its own page asks for.

const SIZE = "fullcost:size";
const frames = () => document.querySelectorAll<HTMLIFrameElement>("iframe[data-fullcost]");

addEventListener("message", ({ data, source }) => {
  if (data?.type !== SIZE || !(data.height > 0)) return;
  for (const frame of frames()) if (frame.contentWindow === source) frame.height = data.height;
});
// A frame that was there before this script has told its height to nobody.
for (const frame of frames()) frame.contentWindow?.postMessage({ type: SIZE }, "*");

export {}; // a module, so its names are its own
