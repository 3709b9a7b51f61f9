// A table whose rows open something is clicked. Streamlit takes the cell that the keyboard stands on for a click, so Tab, which only wants to get
// past the table, would open its first row. Such tables let the keyboard through; who works without a mouse opens a row by the list below the table.
(() => {
  if (window.dabiaoTables) return;
  window.dabiaoTables = true;
  let pressed = "";
  const passed = (event) => event.target.tagName === "CANVAS" && event.target.closest('[class*="st-key-pick-"]');
  addEventListener("pointerdown", () => { pressed = "pointer"; }, true);
  addEventListener("keydown", (event) => {
    pressed = "key";
    if (passed(event)) event.stopImmediatePropagation();
  }, true);
  addEventListener("focusin", (event) => { if (pressed === "key" && passed(event)) event.stopImmediatePropagation(); }, true);
})();
