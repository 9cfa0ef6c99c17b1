// A drawing that is read mark by mark, by mouse, touch or arrow keys, and saved as a picture. Without this script the
// drawing is there, with its links where it stands in the page, and the table of its numbers.
modules.figure = (figure) => {
  const file = new URL(figure.dataset.file, location.href).href;
  const frame = figure.querySelector("[data-drawing]");
  const line = figure.querySelector("[data-reading]");
  const picture = figure.querySelector("[data-picture]");

  const numbers = figure.querySelector("[data-beside]");
  if (numbers && matchMedia("(min-width: 60rem)").matches) numbers.open = true;
  // what a number was counted from is found by the search, which filters by more than the lists without a script do
  const projects = figure.dataset.projects && new URL(figure.dataset.projects, location.href).pathname;
  const search = (root) => {
    if (!projects) return;
    for (const link of root.querySelectorAll('a[href*="?"]')) {
      const url = new URL(link.getAttribute("href"), location.href);
      if (url.pathname.startsWith(projects)) link.setAttribute("href", projects + url.search);
    }
  };

  const start = (drawing) => {
    const marks = [...drawing.querySelectorAll(".figure__mark")];
    if (!marks.length) return;
    let current;
    let follows = true; // whether a click leads on: the first touch of a mark only reads it
    line.hidden = false;
    // one stop of the Tab key for the whole drawing
    const stop = (mark) => marks.forEach((one) => one.setAttribute("tabindex", one === mark ? 0 : -1));
    stop(marks[0]);
    const read = (mark) => {
      if (mark === current) return;
      current?.classList.remove("figure__mark--read");
      current = mark;
      mark.classList.add("figure__mark--read");
      line.classList.add("figure__reading--on");
      line.textContent = mark.querySelector("title").textContent;
    };
    const markOf = (event) => event.target.closest?.(".figure__mark");
    drawing.addEventListener("pointerover", (event) => {
      const mark = markOf(event);
      if (mark && event.pointerType !== "touch") read(mark);
    });
    drawing.addEventListener("pointerdown", (event) => {
      const mark = markOf(event);
      follows = event.pointerType !== "touch" || mark === current;
      if (mark) read(mark);
    });
    drawing.addEventListener("click", (event) => {
      if (markOf(event) && !follows) event.preventDefault();
      follows = true;
    });
    // on the frame: a drawing that listens for the focus is itself a stop of the Tab key in some browsers
    frame.addEventListener("focusin", (event) => {
      const mark = markOf(event);
      if (!mark) return;
      stop(mark);
      // the focus of a touch comes before its click
      read(mark);
    });
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    drawing.addEventListener("keydown", (event) => {
      if (!(event.key in steps) || event.altKey || event.ctrlKey || event.metaKey) return;
      const mark = marks[Math.max(0, Math.min(marks.length - 1, marks.indexOf(markOf(event)) + steps[event.key]))];
      event.preventDefault();
      mark?.focus();
    });
  };

  // The file in place of its picture, so that it has the page's colours, its links and its marks.
  const load = async (image) => {
    const answer = await fetch(file);
    if (!answer.ok) return;
    const drawing = document.importNode(new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement, true);
    if (drawing.localName !== "svg") return;
    for (const link of drawing.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), file).href);
    search(drawing);
    image.replaceWith(drawing);
    start(drawing);
  };

  search(figure);
  const image = frame.querySelector("img");
  if (!image) start(frame.querySelector("svg"));
  // from a disk a browser fetches nothing and gives no picture away
  if (location.protocol === "file:") return;
  if (image) {
    new IntersectionObserver(
      ([entry], observer) => {
        if (!entry.isIntersecting) return;
        observer.disconnect();
        load(image).catch((error) => console.error(error));
      },
      { rootMargin: "400px" },
    ).observe(image);
  }

  picture.hidden = false;
  picture.addEventListener("click", async () => {
    const source = new Image();
    source.src = file;
    await source.decode();
    const canvas = document.createElement("canvas");
    canvas.width = source.naturalWidth * 2;
    canvas.height = source.naturalHeight * 2;
    canvas.getContext("2d").drawImage(source, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = file.slice(file.lastIndexOf("/") + 1).replace(/svg$/, "png");
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  });
};
