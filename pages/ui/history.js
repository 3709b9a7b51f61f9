// One press, one entry of the browser's history. Streamlit writes a change of page as up to four entries (the names of the link, the filters put
// back one by one, the page), so that going back seems to do nothing three times. The first one after a press is kept, the others take its place,
// as do those that complete the link of a page that was just opened, which nobody pressed for.
(() => {
  if (window.dabiaoHistory) return;
  window.dabiaoHistory = true;
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  let pressed = false;
  for (const press of ["pointerdown", "keydown"]) addEventListener(press, () => { pressed = true; }, true);
  addEventListener("popstate", () => { pressed = false; }, true);
  history.pushState = (...entry) => {
    (pressed ? push : replace)(...entry);
    pressed = false;
  };
})();
