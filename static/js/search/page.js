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
  const locale = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[language];
  const single = ["q", "min", "max", "sort"];
  const PAGE = 20;

  const part = partsOf(root.dataset.index);
  let engine;
  const ready = () => (engine ??= engineOf(part).catch((error) => ((engine = undefined), Promise.reject(error))));

  // --- state: what the address says and the form shows ---

  const boxes = (facet) => [...facet.querySelectorAll("input")];
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
    for (const facet of facets) facet.open ||= state.has(facet.dataset.facet);
  };

  // --- what is shown ---

  const money = (cents) =>
    new Intl.NumberFormat(locale, { style: "currency", currency: "EUR", minimumFractionDigits: cents % 100 ? 2 : 0 }).format(
      `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`,
    );
  const number = (value) => new Intl.NumberFormat(locale).format(value);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const plural = (element, count, name = "") => {
    const form = count === 1 ? "one" : "many";
    return filled(element.dataset[name ? name + form[0].toUpperCase() + form.slice(1) : form], { count: number(count) });
  };

  // Each sign folded by itself, so that a place in the folded text is a place in the text.
  const foldEach = (text) => [...text].map((sign) => fold(sign)[0] ?? " ");

  // The words that were found: each from where the stem begins to the end of the word.
  const spans = (text, stems) =>
    [...foldEach(text).join("").matchAll(/[a-z0-9]+/g)].flatMap(({ 0: word, index }) => {
      const starts = stems.flatMap((stem) => (stem.length > 2 || word === stem ? [word.indexOf(stem)] : [])).filter((start) => start >= 0);
      return starts.length ? [[index + Math.min(...starts), index + word.length]] : [];
    });
  const isFound = (text, stems) => spans(text, stems).length > 0;

  const marked = (element, text, stems) => {
    const signs = [...text];
    element.textContent = "";
    let at = 0;
    for (const [from, to] of spans(text, stems)) {
      const mark = document.createElement("mark");
      mark.textContent = signs.slice(from, to).join("");
      element.append(signs.slice(at, from).join(""), mark);
      at = to;
    }
    element.append(signs.slice(at).join(""));
  };

  const drawn = (row, hit, stems, languages) => {
    const at = languages.indexOf(language);
    const own = (texts) => texts[at] ?? texts[0];
    const project = row[0] === "p";
    const item = root.querySelector(`template[data-row="${project ? (row[8] === null ? "not-awarded" : "awarded") : "municipality"}"]`).content.firstElementChild.cloneNode(true);
    const slot = (name) => item.querySelector(`[data-slot=${name}]`);
    const put = (name, text, found = []) => marked(slot(name), text, found);
    item.dataset.resultId = row[1];
    const link = item.querySelector("a");
    link.href = root.dataset.root + own(project ? row[4] : row[3]);
    if (project) {
      const [, , name, nameLanguage, , leads, region, requested, awarded, partners] = row;
      if (nameLanguage !== language) link.lang = nameLanguage;
      put("name", name, stems);
      put("leads", leads.map(own).join(", "), stems);
      slot("partners").textContent = partners.length ? ` ${plural(slot("partners"), partners.length)}` : "";
      // partners are named where they are what was found
      const named = partners.map(own).filter((name) => isFound(name, stems));
      if (named.length) put("partner", filled(slot("partner").dataset.text, { names: named.join(", ") }), stems);
      else slot("partner").remove();
      put("region", region ? own(region) : "", stems);
      put("requested", money(requested));
      if (awarded !== null) put("awarded", money(awarded));
    } else {
      const [, code, names, , region, asLead, asPartner, awarded, successor] = row;
      put("name", own(names), stems);
      const others = names.filter((name) => name !== own(names));
      put("other", others.length ? ` (${others.join(", ")})` : "", stems);
      put("code", code, stems);
      put("region", region ? own(region) : "", stems);
      put("lead", plural(slot("lead"), asLead));
      put("partner", plural(slot("partner"), asPartner));
      if (awarded) put("awarded", money(awarded));
      else slot("awarded").parentElement.remove();
      if (successor) slot("successor").textContent = filled(slot("successor").dataset.text, { name: own(successor) });
      else slot("successor").remove();
    }
    if (hit.missing.length) slot("missing").textContent = filled(slot("missing").dataset.text, { words: hit.missing.join(", ") });
    else slot("missing").remove();
    return item;
  };

  // --- the search ---

  // "1 200,50" and "1,200.50" into cents; null for what is no amount.
  const cents = (text) => {
    const found = /^(\d+)(?:[.,](\d\d?))?$/.exec(text.replace(/[\s€]/g, "").replace(/[.,](?=\d{3}(\D|$))/g, ""));
    return found && Number(found[1] + (found[2] || "").padEnd(2, "0"));
  };

  // The number under which the index has the chosen municipality.
  const numberOf = () => Number(form.elements.namedItem("municipality").selectedOptions[0].dataset.number);

  // One test a facet that is chosen, and of every facet what it says of a document.
  const tests = async (search, state) => {
    const place = state.get("municipality");
    const read = {};
    for (const facet of facets) {
      const name = facet.dataset.facet;
      const needed = facet.open || state.has(name);
      facet.hidden = name === "role" && !place;
      if (facet.hidden || !needed) continue;
      const detail = name === "amount" ? bounds : name === "role" ? numberOf() : undefined;
      read[name] = await search.filter(name, detail);
    }
    const chosen = {};
    for (const name of Object.keys(read)) {
      const values = name === "municipality" && place ? [String(numberOf())] : state.getAll(name);
      if (values.length) chosen[name] = (document) => read[name](document).some((value) => values.includes(String(value)));
    }
    const [least, most] = [cents(state.get("min") ?? ""), cents(state.get("max") ?? "")];
    if (least !== null || most !== null) {
      const { requested } = await search.sums();
      chosen.range = (document) => requested[document] >= (least ?? 0) && requested[document] <= (most ?? Infinity);
    }
    return { read, chosen };
  };

  // Counts of a facet's values among what passes all other facets.
  const counted = (hits, { read, chosen }) => {
    const counts = Object.fromEntries(Object.keys(read).map((name) => [name, new Map()]));
    const names = Object.keys(chosen);
    const passed = hits.filter(({ document }) => {
      const failed = names.filter((name) => !chosen[name](document));
      const counting = failed.length === 0 ? Object.keys(read) : failed.length === 1 && read[failed[0]] ? failed : [];
      for (const name of counting) for (const value of read[name](document)) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
      return failed.length === 0;
    });
    return { passed, counts };
  };

  const sorted = async (hits, order, search) => {
    if (!order) return hits;
    if (order === "name") {
      const ranks = await search.names();
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
  let shown = { hits: [] };

  const search = async () => {
    const turn = ++latest;
    const state = stateOfForm();
    root.setAttribute("aria-busy", "true");
    try {
      if (isPlain(state)) return showWhole();
      const search = await ready();
      const typed = state.get("q") ?? "";
      const found = typed ? await search.find(typed) : { hits: search.everyProject(), stems: [], slips: [], unknown: [] };
      const read = await tests(search, state);
      const { passed, counts } = counted(found.hits, read);
      const hits = await sorted(passed, state.get("sort"), search);
      const rows = await search.rows(hits.slice(0, show).map(({ document }) => document));
      const nearest = hits.length ? [] : await suggestions(search, found.unknown);
      if (turn !== latest) return undefined; // a newer search is under way
      const items = rows.map((row, index) => drawn(row, hits[index], found.stems, search.head.languages));
      list.replaceChildren(...items);
      showCounts(counts);
      showEnds(hits, found, nearest, typed);
      const { requested, awarded } = await search.sums();
      if (turn !== latest) return undefined;
      showSummary(hits, search, requested, awarded);
      shown = { hits, search };
    } catch (error) {
      console.error(error);
      if (turn === latest) {
        showWhole();
        notes.textContent = notes.dataset.failed;
        notes.hidden = false;
      }
    } finally {
      if (turn === latest) root.removeAttribute("aria-busy");
    }
    return undefined;
  };

  const showWhole = () => {
    whole.hidden = false;
    list.hidden = empty.hidden = more.hidden = save.hidden = notes.hidden = true;
    list.replaceChildren();
    summary.textContent = wholeSummary;
    for (const count of form.querySelectorAll("[data-count]")) count.textContent = count.dataset.count;
    for (const facet of facets) facet.hidden = facet.dataset.facet === "role";
    for (const choice of form.querySelectorAll(".facet__choice")) choice.hidden = false;
  };

  const showCounts = (counts) => {
    for (const facet of facets) {
      const found = counts[facet.dataset.facet];
      if (!found) continue;
      for (const box of boxes(facet)) {
        const count = found.get(box.value) ?? 0;
        const choice = box.closest(".facet__choice");
        choice.querySelector("[data-count]").textContent = number(count);
        choice.hidden = !count && !box.checked;
      }
      for (const option of facet.querySelectorAll("option[data-number]")) {
        const count = found.get(Number(option.dataset.number)) ?? 0;
        option.textContent = `${option.dataset.name} (${number(count)})`;
        option.hidden = !count && !option.selected;
      }
    }
  };

  const suggestions = async (search, unknown) => {
    const found = await Promise.all(unknown.filter(Boolean).map(async (word) => [word, await search.nearest(word)]));
    return found.filter(([, near]) => near);
  };

  const showEnds = (hits, found, nearest, typed) => {
    whole.hidden = true;
    list.hidden = hits.length === 0;
    empty.hidden = hits.length > 0;
    more.hidden = hits.length <= show;
    save.hidden = hits.length === 0;
    notes.textContent = found.slips.map(([word, near]) => filled(notes.dataset.slip, { word, near })).join(" ");
    notes.hidden = !notes.textContent || !hits.length;
    const offer = empty.querySelector("[data-offer]");
    offer.hidden = !nearest.length;
    if (nearest.length) {
      const text = nearest.reduce((query, [word, near]) => query.split(/\s+/).map((one) => (fold(one) === word ? near : one)).join(" "), typed);
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

  // What is shown, as a table: every result, not only those on the page so far.
  const saveTable = async () => {
    const { hits, search } = shown;
    const rows = await search.rows(hits.map(({ document }) => document));
    const at = search.head.languages.indexOf(language);
    const own = (texts) => texts?.[at] ?? texts?.[0] ?? "";
    const euros = (amount) => (amount === null ? "" : `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`);
    const address = (path) => new URL(root.dataset.root + path, location.href).href;
    const lines = rows.map((row) =>
      row[0] === "p"
        ? ["project", row[1], row[2], row[8] === null ? "not-awarded" : "awarded", euros(row[7]), euros(row[8]), row[5].map(own).join("; "), own(row[6]), address(own(row[4]))]
        : ["municipality", row[1], own(row[2]), "", "", euros(row[7]), "", own(row[4]), address(own(row[3]))],
    );
    const header = ["kind", "id", "name", "status", "requested", "awarded", "lead", "region", "url"];
    // a text that a spreadsheet would take for a formula begins with an apostrophe
    const cell = (text) => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;
    const table = [header, ...lines].map((line) => line.map(cell).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${table}\r\n`], { type: "text/csv" }));
    link.download = "avustukset.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // --- the address: a new entry for a choice and for the first letter typed; further letters change it ---

  let typing = false;
  let writing;
  const remember = (typed) => {
    clearTimeout(writing);
    const write = () => {
      const state = stateOfForm().toString();
      if (state !== location.search.slice(1)) {
        try {
          history[typing && typed ? "replaceState" : "pushState"](null, "", location.pathname + (state && `?${state}`));
        } catch {
          // on a disk a browser may not allow it; the search itself still works
        }
      }
      typing = typed;
    };
    if (typed && typing) writing = setTimeout(write, 200);
    else write();
  };

  const restore = () => {
    formFrom(new URLSearchParams(location.search));
    typing = false;
    return search();
  };

  // --- what the reader does ---

  form.addEventListener("input", (event) => {
    const typed = event.target.matches("[type=search], [inputmode]");
    show = PAGE;
    search();
    remember(typed);
  });
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
      saveTable();
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
