// The SPARQL editor: colours, brackets and completion on the text area, which works without.
"use strict";

(() => {
  const area = document.querySelector("#query");
  const form = document.querySelector("#query-form");
  const names = JSON.parse(document.querySelector("#names").textContent);
  const words = [
    "SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "UNION", "MINUS", "VALUES", "BIND", "GRAPH", "GROUP BY", "HAVING",
    "ORDER BY", "DESC", "LIMIT", "OFFSET", "COUNT", "SAMPLE", "GROUP_CONCAT", "CONTAINS", "LCASE", "STR", "REGEX", "BOUND",
    "EXISTS", "NOT EXISTS", "CONSTRUCT", "ASK", "DESCRIBE", "PREFIX",
  ];

  function hints(editor) {
    const cursor = editor.getCursor();
    const before = editor.getLine(cursor.line).slice(0, cursor.ch);
    const typed = /[\w:?-]*$/.exec(before)[0];
    const variables = [...new Set(editor.getValue().match(/\?\w+/g) || [])].filter((name) => name !== typed).sort();
    const from = { line: cursor.line, ch: cursor.ch - typed.length };
    const list = [...variables, ...names, ...words].filter((word) => word.toLowerCase().startsWith(typed.toLowerCase()));
    return { list, from, to: cursor };
  }

  function edit() {
    const editor = CodeMirror.fromTextArea(area, {
      mode: "application/sparql-query", lineNumbers: true, matchBrackets: true, viewportMargin: Infinity,
      screenReaderLabel: "Query in SPARQL", inputStyle: "contenteditable",
      extraKeys: {
        "Ctrl-Space": (self) => self.showHint({ hint: hints, completeSingle: false }),
        "Ctrl-Enter": () => form.requestSubmit(),
        "Cmd-Enter": () => form.requestSubmit(),
        // Tab indents after any other key; after Escape it leaves, so that the keyboard is not caught.
        "Esc": (self) => { self.setOption("extraKeys", { ...self.getOption("extraKeys"), "Tab": false, "Shift-Tab": false }); },
      },
    });
    document.querySelector("#editor-hint").hidden = false;
    return editor;
  }

  const details = document.querySelector(".editing");
  if (details.open) edit();
  else details.addEventListener("toggle", edit, { once: true });
})();
