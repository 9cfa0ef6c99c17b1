// Leaves only the municipalities whose name, in any language, holds what was typed; and those are what is downloaded.
modules["name-filter"] = (root) => {
  const form = root.querySelector("[data-form]");
  const input = form.querySelector("input");
  const status = form.querySelector("[data-summary]");
  const regions = [...root.querySelectorAll(".region")];
  const save = root.querySelector("[data-save]");

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
  // the lines of the published file that stand on the page, in its order; the whole file where it cannot be read
  save.addEventListener("click", async (event) => {
    if (!input.value.trim()) return;
    event.preventDefault();
    try {
      const answer = await fetch(save.href);
      if (!answer.ok) throw new Error(answer.statusText);
      const [header, ...lines] = (await answer.text()).match(/(?:"[^"]*"|[^"\n])+/g);
      const found = new Map(lines.map((line) => [line.slice(0, line.indexOf(",")), line]));
      const shown = [...root.querySelectorAll(".region:not([hidden]) [data-code]:not([hidden])")];
      saveFile(save.download, [header, ...shown.map((row) => found.get(row.dataset.code)), ""].join("\n"));
    } catch (error) {
      console.error(error);
      location.assign(save.href);
    }
  });
  form.hidden = false;
  if (input.value) apply();
};
