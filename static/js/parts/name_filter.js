// Leaves only the municipalities whose name, in any language, holds what was typed.
modules["name-filter"] = (root) => {
  const form = root.querySelector("[data-form]");
  const input = form.querySelector("input");
  const status = form.querySelector("[data-summary]");
  const regions = [...root.querySelectorAll(".region")];

  const apply = () => {
    const words = fold(input.value).split(" ");
    let count = 0;
    for (const region of regions) {
      let shown = 0;
      for (const row of region.querySelectorAll("[data-words]")) {
        row.hidden = !words.every((word) => row.dataset.words.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      region.hidden = shown === 0;
      count += shown;
    }
    status.textContent = fill(status, count, { count });
  };

  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 150);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  if (input.value) apply();
};
