// Gives every frame the height that its own page asks for.

addEventListener("message", (event) => {
  if (event.data?.type !== "fullcost:size") return;
  for (const frame of document.querySelectorAll("iframe[data-fullcost]")) {
    if (frame.contentWindow === event.source) frame.height = event.data.height;
  }
});
