// Searches, filters and sorts the list of projects in place, and keeps the address in step, so that every
// search is a link. Sums are integer cents.
modules["project-search"] = (root) => {
  const form = root.querySelector("[data-form]");
  const filters = root.querySelector("[data-filters]");
  const summary = root.querySelector("[data-summary]");
  const table = root.querySelector("[data-results]");
  const empty = root.querySelector("[data-empty]");
  const names = ["q", "status", "region", "municipality", "theme", "min", "max", "sort"];
  const locale = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[document.documentElement.lang];
  const collator = new Intl.Collator(locale, { numeric: true });
  const field = (name) => form.elements.namedItem(name);

  const rows = [...table.tBodies[0].rows].map((element) => {
    const data = element.dataset;
    return {
      element,
      words: data.words,
      name: element.querySelector("a").textContent,
      region: data.region,
      municipality: data.municipalities.split(" "),
      theme: data.themes.split(" "),
      status: data.awarded ? "awarded" : "not-awarded",
      requested: Number(data.requested),
      awarded: data.awarded ? Number(data.awarded) : -1,
    };
  });

  const orders = {
    name: (a, b) => collator.compare(a.name, b.name),
    requested: (a, b) => b.requested - a.requested,
    awarded: (a, b) => b.awarded - a.awarded,
    // shares compared without dividing
    share: (a, b) => Number(BigInt(b.awarded) * BigInt(a.requested) - BigInt(a.awarded) * BigInt(b.requested)),
  };

  // "1 200,50" and "1,200.50" into cents; null for what is no amount.
  const cents = (text) => {
    const plain = text.replace(/[\s€]/g, "").replace(/[.,](?=\d{3}(\D|$))/g, "");
    const found = /^(\d+)(?:[.,](\d\d?))?$/.exec(plain);
    return found && Number(found[1] + (found[2] || "").padEnd(2, "0"));
  };

  const money = (amount) =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency: "EUR",
      minimumFractionDigits: amount % 100 ? 2 : 0,
    }).format(`${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`);

  const query = () => {
    const found = new URLSearchParams();
    for (const name of names) {
      const value = field(name).value.trim();
      if (value) found.set(name, value);
    }
    return found.toString();
  };

  const apply = () => {
    const value = Object.fromEntries(names.map((name) => [name, field(name).value.trim()]));
    const words = fold(value.q).split(" ");
    const least = cents(value.min) ?? 0;
    const most = cents(value.max) ?? Infinity;
    const shown = rows.filter(
      (row) =>
        words.every((word) => row.words.includes(word)) &&
        (!value.status || row.status === value.status) &&
        (!value.region || row.region === value.region) &&
        (!value.municipality || row.municipality.includes(value.municipality)) &&
        (!value.theme || row.theme.includes(value.theme)) &&
        row.requested >= least &&
        row.requested <= most,
    );
    const sorted = value.sort in orders ? shown.sort(orders[value.sort]) : shown;
    for (const row of rows) row.element.hidden = true;
    for (const row of sorted) {
      row.element.hidden = false;
      table.tBodies[0].append(row.element);
    }
    const sum = (amount) => money(shown.reduce((total, row) => total + Math.max(0, row[amount]), 0));
    const text = fill(summary, shown.length, { count: shown.length, requested: sum("requested"), awarded: sum("awarded") });
    if (summary.textContent !== text) summary.textContent = text;
    table.hidden = shown.length === 0;
    empty.hidden = shown.length > 0;
  };

  // The first letter typed makes a new entry of the history and the others change it; a choice always makes one.
  let typing = false;
  const remember = ({ typed = false, chosen = false }) => {
    const search = query();
    if (search !== location.search.slice(1)) {
      const address = location.pathname + (search && `?${search}`);
      try {
        history[typing && !chosen ? "replaceState" : "pushState"](null, "", address);
      } catch {
        // on a disk a browser may not allow it; the search itself still works
      }
    }
    typing = typed;
  };

  const restore = () => {
    const found = new URLSearchParams(location.search);
    for (const name of names) {
      field(name).value = found.get(name) || "";
      if (field(name).selectedIndex === -1) field(name).selectedIndex = 0;
    }
    if (names.some((name) => name !== "q" && found.get(name))) filters.open = true;
    typing = false;
    apply();
  };

  let timer;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    const typed = event.target.matches("input");
    timer = setTimeout(() => (apply(), remember({ typed, chosen: !typed })), typed ? 200 : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    apply();
    remember({});
  });
  root.addEventListener("click", (event) => {
    if (!event.target.matches("[data-clear]")) return;
    for (const name of names) field(name).value = "";
    apply();
    remember({ chosen: true });
    field("q").focus();
  });
  addEventListener("popstate", restore);

  form.hidden = false;
  filters.open = matchMedia("(min-width: 60rem)").matches;
  restore();
};
