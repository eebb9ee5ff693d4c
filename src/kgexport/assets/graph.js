// Draws the neighbourhood of a page, `{nodes, edges}` in its `#drawing`, with cytoscape: `kgexportDrawing(open)`.
// Nodes have id, kind, label, number, disputed; edges have source, target, relation, label.
// `open(id)` is called when a node is chosen that was chosen before. Colours come from the style sheet.
"use strict";

(() => {
  const stances = new Set(["Asserts", "Confirms", "Denies", "Declines"]);
  const shapes = {
    Person: "ellipse", Organisation: "round-rectangle", Country: "round-hexagon", Place: "round-hexagon",
    UnnamedSource: "ellipse", Meeting: "round-diamond", SanctionAct: "round-octagon", Sanction: "round-octagon",
    Document: "round-tag", Position: "round-rectangle",
  };
  const events = new Set(["Meeting", "SanctionAct", "Sanction"]);

  function style(canvas) {
    const computed = getComputedStyle(canvas);
    const colour = (name) => computed.getPropertyValue(`--${name}`).trim();
    const font = computed.fontFamily;
    const rules = [
      { selector: "node", style: {
        "label": "data(text)", "font-family": font, "font-size": 12, "color": colour("ink"),
        "text-wrap": "wrap", "text-max-width": 120, "text-valign": "bottom", "text-margin-y": 5,
        "text-background-color": colour("surface"), "text-background-opacity": 0.85, "text-background-padding": 2,
        "text-background-shape": "round-rectangle",
        "width": 22, "height": 22, "background-color": colour("surface"), "border-width": 2, "border-color": colour("muted"),
      } },
      { selector: "node.event", style: { "width": 28, "height": 28, "font-weight": "bold" } },
      { selector: "node.disputed", style: { "border-width": 5, "border-style": "double" } },
      { selector: "edge", style: {
        "width": 1.5, "line-color": colour("rule-strong"), "target-arrow-color": colour("rule-strong"),
        "target-arrow-shape": "triangle", "arrow-scale": 0.8, "curve-style": "bezier",
        "font-family": font, "font-size": 10, "color": colour("muted"), "label": "",
        "text-rotation": "autorotate", "text-background-color": colour("surface"), "text-background-opacity": 0.9,
        "text-background-padding": 1,
      } },
      { selector: "edge.stance", style: { "width": 2.5, "label": "data(label)", "font-size": 11 } },
      { selector: "edge.Denies", style: { "line-style": "dashed" } },
      { selector: "edge.Declines", style: { "line-style": "dotted" } },
      { selector: "edge.near", style: { "label": "data(label)" } },
      { selector: ".far", style: { "opacity": 0.18 } },
      { selector: "node:selected", style: { "border-width": 5, "overlay-opacity": 0 } },
    ];
    for (const [kind, shape] of Object.entries(shapes)) {
      rules.push({ selector: `node.${kind}`, style: {
        "shape": shape, "border-color": colour(kind), "background-color": colour(`${kind}-tint`),
      } });
    }
    for (const stance of stances) {
      rules.push({ selector: `edge.${stance}`, style: {
        "line-color": colour(stance), "target-arrow-color": colour(stance), "color": colour(stance),
      } });
    }
    return rules;
  }

  function elements(drawing) {
    const nodes = drawing.nodes.map((node) => ({
      group: "nodes",
      data: { ...node, text: node.number ? `${node.number} ${node.label}` : node.label },
      classes: [node.kind, events.has(node.kind) ? "event" : "", node.disputed ? "disputed" : ""].filter(Boolean),
    }));
    const edges = drawing.edges.map((edge, number) => ({
      group: "edges",
      data: { ...edge, id: `edge-${number}` },
      classes: [edge.relation, stances.has(edge.relation) ? "stance" : ""].filter(Boolean),
    }));
    return [...nodes, ...edges];
  }

  // The layout draws numbers to begin with. Always the same ones (Lehmer's generator), so that the same data give the same
  // drawing.
  function withFixedNumbers(work) {
    const drawn = Math.random;
    let state = 20151222;
    Math.random = () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    };
    try {
      work();
    } finally {
      Math.random = drawn;
    }
  }

  function drawn(canvas, drawing, open) {
    const graph = cytoscape({
      container: canvas, elements: elements(drawing), style: style(canvas), minZoom: 0.15, maxZoom: 3,
      boxSelectionEnabled: false, userZoomingEnabled: false, layout: { name: "preset" },
    });
    withFixedNumbers(() => graph.layout({
      name: "fcose", quality: "proof", randomize: true, animate: false, fit: true, padding: 30,
      nodeDimensionsIncludeLabels: true, idealEdgeLength: 100, nodeRepulsion: 12000, nodeSeparation: 110, numIter: 4000,
    }).run());
    let chosen = null;
    graph.on("tap", "node", (event) => {
      const node = event.target;
      if (chosen === node.id()) {
        open(node.id());
        return;
      }
      chosen = node.id();
      const near = node.closedNeighborhood();
      graph.elements().removeClass("far near");
      graph.elements().not(near).addClass("far");
      near.edges().addClass("near");
    });
    graph.on("tap", (event) => {
      if (event.target === graph) {
        chosen = null;
        graph.elements().removeClass("far near");
      }
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(style(canvas)));
    return graph;
  }

  window.kgexportDrawing = (open) => {
    const one = (selector) => document.querySelector(selector);
    const area = one("#drawing-area");
    area.hidden = false;
    one("#relations").open = false;
    const graph = drawn(one("#canvas"), JSON.parse(one("#drawing").textContent), open);
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
  };
})();
