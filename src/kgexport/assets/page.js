// The drawing of a neighbourhood. Without it the relations are there in words.
"use strict";

if (document.querySelector("#drawing")) {
  window.kgexportDrawing((address) => {
    location.href = address;
  });
}
