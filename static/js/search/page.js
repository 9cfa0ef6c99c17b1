// The search on its page: what is typed and chosen -> the address and the list, and back. Nothing is fetched before
// the reader begins. Without this script the page shows the whole list, with links to its parts.
modules.search = (root) => {
  const form = root.querySelector("[data-form]");
  const input = form.elements.namedItem("q");
  const facets = [...form.querySelectorAll("[data-facet]")];
  const list = root.querySelector("[data-results]");
  const whole = root.querySelector("[data-whole]");
  const summary = root.querySelector("[data-summary]");
  const notes = root.querySelector("[data-notes]");
  const empty = root.querySelector("[data-empty]");
  const more = root.querySelector("[data-more]");
  const save = root.querySelector("[data-save]");
  const wholeSummary = summary.textContent;
  const language = document.documentElement.lang;
  const { money, number, plural } = figures(language);
  const drawn = resultsOf(root, language);
  const address = addressOf();
  const single = ["q", "min", "max", "sort"];
  const PAGE = 20;

  const part = partsOf(root.dataset.index);
  let engine;
  const ready = () => (engine ??= engineOf(part).catch((error) => ((engine = undefined), Promise.reject(error))));

  // --- state: what the address says and the form shows ---

  const boxes = (facet) => [...facet.querySelectorAll("[type=checkbox]")];
  const bounds = boxes(facets.find(({ dataset }) => dataset.facet === "amount")).map((box) => ({ name: box.value, from: Number(box.dataset.from) }));
  let show = PAGE;

  const stateOfForm = () => {
    const state = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) state.append(name, value.trim());
    if (show > PAGE) state.set("show", show);
    return state;
  };

  const formFrom = (state) => {
    for (const name of single) form.elements.namedItem(name).value = state.get(name) ?? "";
    for (const box of facets.flatMap(boxes)) box.checked = state.getAll(box.name).includes(box.value);
    const place = form.elements.namedItem("municipality");
    place.value = state.get("municipality") ?? "";
    if (place.selectedIndex === -1) place.selectedIndex = 0;
    if (form.elements.namedItem("sort").selectedIndex === -1) form.elements.namedItem("sort").selectedIndex = 0;
    show = Math.max(PAGE, Number(state.get("show")) || PAGE);
    for (const facet of facets) facet.open ||= [...facet.querySelectorAll("[name]")].some(({ name }) => state.has(name));
    forgetRole();
  };

  // A role is that of the chosen municipality: none without one.
  const forgetRole = () => {
    if (form.elements.namedItem("municipality").value) return;
    for (const box of boxes(facets.find(({ dataset }) => dataset.facet === "role"))) box.checked = false;
  };

  // --- the search ---

  // Lets the browser draw what was found before more is asked for. A page in the background draws nothing, so no frame is waited for.
  const drawing = () => new Promise((resolve) => setTimeout(resolve));

  // "1 200,50" and "1,200.50" into cents; null for what is no amount.
  const cents = (text) => {
    const found = /^(\d+)(?:[.,](\d\d?))?$/.exec(text.replace(/[\s€]/g, "").replace(/[.,](?=\d{3}(\D|$))/g, ""));
    return found && Number(found[1] + (found[2] || "").padEnd(2, "0"));
  };

  // The number under which the index has the chosen municipality.
  const numberOf = () => Number(form.elements.namedItem("municipality").selectedOptions[0].dataset.number);

  // What a facet says of a document.
  const read = (search, state, name) => {
    const details = { amount: bounds, role: numberOf(), municipality: state.getAll("role") };
    return search.filter(name, details[name]);
  };

  // One test a facet that is chosen; only what these need is fetched before the list is shown.
  const chosenTests = async (search, state) => {
    const place = state.get("municipality");
    const chosen = {};
    for (const { dataset } of facets) {
      const name = dataset.facet;
      const values = state.getAll(name);
      if (!values.length || name === "municipality" || (name === "role" && !place)) continue;
      const valuesOf = await read(search, state, name);
      chosen[name] = (document) => valuesOf(document).some((value) => values.includes(String(value)));
    }
    if (place) {
      const inAnyRole = await search.filter("municipality", []);
      chosen.municipality = (document) => inAnyRole(document).includes(numberOf());
    }
    // without words the list is of projects, unless municipalities are asked for
    if (!state.has("q") && !state.has("kind")) chosen.kind = (document) => !search.isPlace(document);
    const [least, most] = [cents(state.get("min") ?? ""), cents(state.get("max") ?? "")];
    if (least !== null || most !== null) {
      const { requested } = await search.sums();
      chosen.range = (document) => requested[document] >= (least ?? 0) && requested[document] <= (most ?? Infinity);
    }
    return chosen;
  };

  // Counts of the values of every facet that is open, among what passes all other facets. A role is that of the
  // municipality: the count of another municipality is of those in which that one has the role.
  const counted = async (hits, chosen, search, state) => {
    const names = Object.keys(chosen);
    const counts = {};
    for (const facet of facets) {
      const name = facet.dataset.facet;
      facet.hidden = name === "role" && !state.get("municipality");
      if (facet.hidden || !(facet.open || state.has(name))) continue;
      const values = await read(search, state, name);
      const others = names.filter((one) => one !== name && !(name === "municipality" && one === "role"));
      counts[name] = new Map();
      for (const { document } of hits) {
        if (!others.every((one) => chosen[one](document))) continue;
        for (const value of values(document)) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
      }
    }
    return counts;
  };

  const sorted = async (hits, order, search) => {
    if (!order) return hits;
    if (order === "name") {
      const ranks = (await search.names())[search.head.languages.indexOf(language)];
      return hits.toSorted((a, b) => ranks[a.document] - ranks[b.document]);
    }
    const { requested, awarded } = await search.sums();
    const orders = {
      requested: (a, b) => requested[b] - requested[a],
      awarded: (a, b) => awarded[b] - awarded[a],
      // shares compared without dividing; what has none comes last
      share: (a, b) =>
        (awarded[b] >= 0) - (awarded[a] >= 0) || Number(BigInt(awarded[b]) * BigInt(requested[a]) - BigInt(awarded[a]) * BigInt(requested[b])),
    };
    return order in orders ? hits.toSorted((a, b) => orders[order](a.document, b.document)) : hits;
  };

  const isPlain = (state) => ![...state.keys()].some((name) => name !== "show");
  let latest = 0;
  let summed = false;
  let shown = { hits: [] };

  const search = async () => {
    const turn = ++latest;
    const state = stateOfForm();
    root.setAttribute("aria-busy", "true");
    try {
      if (isPlain(state)) return showWhole();
      const search = await ready();
      const typed = state.get("q") ?? "";
      const found = typed ? await search.find(typed) : { hits: search.everything(), stems: [], slips: [], unknown: [] };
      const chosen = await chosenTests(search, state);
      const tests = Object.values(chosen);
      const passed = found.hits.filter(({ document }) => tests.every((test) => test(document)));
      const hits = await sorted(passed, state.get("sort"), search);
      const rows = await search.rows(hits.slice(0, show).map(({ document }) => document));
      const nearest = found.hits.length ? [] : await suggestions(search, found.unknown);
      if (turn !== latest) return undefined; // a newer search is under way
      const items = rows.map((row, index) => drawn(row, hits[index], { stems: found.stems, typed }, search.head.languages));
      list.replaceChildren(...items);
      showEnds(hits, nearest, typed);
      showSlips(found.slips, rows, typed);
      shown = { hits, search };
      // at 100,000 projects the sums weigh more than all that a result needs; once they are here there is no reason to wait
      if (!summed) await drawing();
      summed = true;
      const { requested, awarded } = await search.sums();
      const counts = await counted(found.hits, chosen, search, state);
      if (turn !== latest) return undefined;
      showSummary(hits, search, requested, awarded);
      showCounts(counts);
    } catch (error) {
      console.error(error);
      if (turn === latest) {
        showWhole();
        notes.textContent = notes.dataset.failed;
      }
    } finally {
      if (turn === latest) root.removeAttribute("aria-busy");
    }
    return undefined;
  };

  const showWhole = () => {
    whole.hidden = false;
    list.hidden = empty.hidden = more.hidden = save.hidden = true;
    notes.textContent = "";
    list.replaceChildren();
    summary.textContent = wholeSummary;
    for (const count of form.querySelectorAll(".facet__count")) count.textContent = count.dataset.count;
    for (const facet of facets) facet.hidden = facet.dataset.facet === "role";
    for (const choice of form.querySelectorAll(".facet__choice")) choice.classList.remove("facet__choice--none");
    for (const option of form.querySelectorAll("option[data-number]")) {
      option.textContent = `${option.dataset.name} (${option.dataset.count})`;
      option.hidden = false;
    }
  };

  const showCounts = (counts) => {
    for (const facet of facets) {
      const found = counts[facet.dataset.facet];
      if (!found) continue;
      for (const box of boxes(facet)) {
        const count = found.get(box.value) ?? 0;
        const choice = box.closest(".facet__choice");
        choice.querySelector("[data-count]").textContent = number(count);
        // it stays where it is: what the reader chose must not move
        choice.classList.toggle("facet__choice--none", !count);
      }
      for (const option of facet.querySelectorAll("option[data-number]")) {
        const count = found.get(Number(option.dataset.number)) ?? 0;
        option.textContent = `${option.dataset.name} (${number(count)})`;
        option.hidden = !count && !option.selected;
      }
    }
  };

  const suggestions = async (search, unknown) => {
    const spell = async (near) => {
      const { hits } = await search.find(near);
      return spelt(near, textsOf(await search.rows(hits.slice(0, PAGE).map(({ document }) => document))));
    };
    const found = await Promise.all(
      unknown.filter(Boolean).map(async (word) => {
        const near = await search.nearest(word);
        return [word, near && (await spell(near))];
      }),
    );
    return found.filter(([, near]) => near);
  };

  // All the words that rows show.
  const textsOf = (rows) => rows.flat(Infinity).filter((value) => typeof value === "string");

  const showSlips = (slips, rows, typed) => {
    const said = slips.map(([word, near]) => filled(notes.dataset.slip, { word: asTyped(word, typed), near: spelt(near, textsOf(rows)) }));
    const text = rows.length ? said.join(" ") : "";
    if (notes.textContent !== text) notes.textContent = text;
  };

  const showEnds = (hits, nearest, typed) => {
    whole.hidden = true;
    list.hidden = hits.length === 0;
    empty.hidden = hits.length > 0;
    more.hidden = hits.length <= show;
    save.hidden = hits.length === 0;
    const offer = empty.querySelector("[data-offer]");
    offer.hidden = !nearest.length;
    if (nearest.length) {
      const text = nearest.reduce((query, [word, near]) => query.replace(asTyped(word, query), () => near), typed);
      const button = offer.querySelector("button");
      button.textContent = text;
      button.dataset.query = text;
    }
  };

  const showSummary = (hits, search, requested, awarded) => {
    const projects = hits.filter(({ document }) => !search.isPlace(document));
    const places = hits.length - projects.length;
    const sum = (column) => projects.reduce((total, { document }) => total + Math.max(0, column[document]), 0);
    const counts = [projects.length || !places ? plural(summary, projects.length, "projects") : "", places ? plural(summary, places, "places") : ""];
    const sums = projects.length ? filled(summary.dataset.sums, { requested: money(sum(requested)), awarded: money(sum(awarded)) }) : "";
    const text = hits.length ? `${counts.filter(Boolean).join(", ")}. ${sums}` : summary.dataset.none;
    if (summary.textContent !== text) summary.textContent = text;
  };

  const remember = (typed) => address.remember(stateOfForm().toString(), typed);

  const restore = () => {
    address.forget();
    formFrom(new URLSearchParams(location.search));
    return search();
  };

  // --- what the reader does ---

  form.addEventListener("input", (event) => {
    const typed = event.target.matches("[type=search], [inputmode]");
    show = PAGE;
    forgetRole();
    search();
    remember(typed);
  });
  // who leaves the box has typed a query; the next one is another
  form.addEventListener("focusout", address.rest);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
    remember(false);
  });
  form.addEventListener("toggle", (event) => event.target.open && !isPlain(stateOfForm()) && search(), true);
  input.addEventListener("focus", () => ready().catch(() => {}), { once: true });
  addEventListener("popstate", restore);

  root.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button || button.type === "submit") return;
    if (button.matches("[data-clear]")) {
      formFrom(new URLSearchParams());
      search();
      remember(false);
      input.focus();
    } else if (button.matches("[data-query]")) {
      input.value = button.dataset.query;
      search();
      remember(false);
      input.focus();
    } else if (button === save) {
      const { hits, search } = shown;
      const table = await tableOf(search, hits.map(({ document }) => document), language, root.dataset.root);
      saveFile(root.dataset.file, table);
    } else if (button === more) {
      const first = show;
      show += PAGE;
      remember(false);
      await search();
      list.children[first]?.querySelector("a").focus();
    }
  });

  // Arrows go from the box to the results and among them; Escape goes back, and then empties the box.
  root.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...list.querySelectorAll(".result__name a")];
    const at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && links.length && (at >= 0 || (event.target === input && step > 0))) {
      event.preventDefault();
      (links[at + step] ?? (at + step < 0 ? input : links[at])).focus();
    } else if (event.key === "Escape" && at >= 0) {
      input.focus();
    } else if (event.key === "Escape" && event.target === input && input.value) {
      event.preventDefault();
      input.value = "";
      search();
      remember(false);
    }
  });

  form.hidden = false;
  form.querySelector("[data-filters]").open = matchMedia("(min-width: 60rem)").matches;
  restore();
};
