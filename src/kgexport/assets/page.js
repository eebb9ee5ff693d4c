// The drawing of a neighbourhood. Without it the relations are there in words.
"use strict";

(() => {
  const one = (selector) => document.querySelector(selector);
  const block = one("#drawing");
  if (!block) return;
  const area = one("#drawing-area");
  area.hidden = false;
  one("#relations").open = false;
  const graph = window.kgexportGraph(one("#canvas"), JSON.parse(block.textContent), (address) => {
    location.href = address;
  });
  const zoom = (factor) => graph.zoom({
    level: graph.zoom() * factor, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 },
  });
  area.addEventListener("click", (event) => {
    const asked = event.target.dataset.zoom;
    if (asked === "in") zoom(1.3);
    if (asked === "out") zoom(1 / 1.3);
    if (asked === "fit") graph.fit(undefined, 30);
  });
  addEventListener("beforeprint", () => { one("#relations").open = true; });
})();
