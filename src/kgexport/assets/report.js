// The behaviour of a report. Without it everything can be read: it draws the graph, tells what was in force on a chosen
// day, and switches marks in the texts.
"use strict";

(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // As `in_force` of kgexport.view.records: days as text compare like days.
  function inForce(row, day) {
    const { since, until, sinceEarliest, sinceLatest, untilEarliest, untilLatest } = row.dataset;
    if ((sinceEarliest && sinceEarliest > day) || (untilLatest && untilLatest < day)) return "no";
    const begun = Boolean(since && sinceLatest && sinceLatest <= day);
    const lasting = !until || Boolean(untilEarliest && untilEarliest > day);
    return begun && lasting ? "yes" : "possibly";
  }

  const told = { yes: "in force", possibly: "perhaps", no: "not in force" };

  function chooseDay() {
    const form = one("#on-day");
    if (!form) return;
    const lines = all("line[data-on]");
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      const day = form.elements.on.value;
      if (!day) return;
      all("[data-on-words]").forEach((place) => { place.textContent = day; });
      all("tbody[data-since]").forEach((row) => {
        const certainty = inForce(row, day);
        const place = one("[data-force]", row);
        place.className = `force ${certainty}`;
        place.textContent = told[certainty];
      });
      const share = (Date.parse(day) - Date.parse(form.dataset.first)) / 864e5 / Number(form.dataset.days);
      const margin = Number(form.dataset.margin);
      const at = Math.min(Math.max(margin + share * (1 - 2 * margin), 0), 1);
      lines.forEach((line) => {
        line.setAttribute("x1", `${at * 100}%`);
        line.setAttribute("x2", `${at * 100}%`);
      });
    });
  }

  function chooseMarks() {
    const marks = one("#marks");
    marks.hidden = false;
    marks.addEventListener("change", (event) => {
      document.body.classList.toggle(`without-${event.target.name}`, !event.target.checked);
    });
  }

  // What a link points into is opened, so that it can be seen.
  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let outer = target || null; outer; outer = outer.parentElement) {
      if (outer.tagName === "DETAILS") outer.open = true;
    }
  }

  chooseMarks();
  chooseDay();
  if (one("#drawing")) {
    window.kgexportDrawing((id) => {
      location.hash = id;
    });
  }
  addEventListener("hashchange", openTarget);
  openTarget();
})();
