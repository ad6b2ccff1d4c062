// Tells the page around the frame how tall the widget stands.

new ResizeObserver(() => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: "fullcost:size", height }, "*");
}).observe(document.documentElement);
