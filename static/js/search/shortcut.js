// The choice whether "/" leads to the search, on the page of the search.
modules.shortcut = (root) => {
  const box = root.querySelector("input");
  box.checked = shortcut.works;
  box.addEventListener("change", () => {
    try {
      localStorage.setItem("shortcut", box.checked ? "on" : "off");
    } catch {
      box.checked = true; // the browser keeps nothing
    }
  });
  root.hidden = false;
};
