// The page of comparisons: what the address names is fetched and shown side by side; choosing changes the address.
modules.compare = (root) => {
  const { parts, top, languages, most } = root.dataset;
  const language = document.documentElement.lang;
  const at = languages.split(" ").indexOf(language);
  const own = (texts) => texts[at];
  const locale = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[language];
  const { money, number } = figures(language);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const part = partsOf(parts, "comparePart");
  const find = (selector) => root.querySelector(selector);
  const [chosen, status, result, shared] = ["[data-chosen]", "[data-status]", "[data-result]", "[data-shared]"].map(find);
  const table = result.querySelector("table");
  const title = document.title;
  // what the address calls them, and how the names of their parts begin
  const PREFIX = { kunnat: "k", hankkeet: "h" };
  let kind;
  let codes = [];
  let turn = 0;

  // --- elements ---

  const element = (name, content = [], properties = {}) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...[content].flat());
    return made;
  };
  const copy = (selector) => find(selector).content.cloneNode(true);
  const say = (...sentences) => status.replaceChildren(...sentences.filter(Boolean).map((text) => element("p", text)));
  // what those who see the table need not read
  const tell = (text) => status.append(element("p", text, { className: "visually-hidden" }));
  const nameOf = (item) => (item.names ? own(item.names) : item.name);
  const link = (item) => {
    const made = item.links ? element("a", nameOf(item), { href: top + own(item.links) }) : element("span", nameOf(item));
    if (item.language && item.language !== language) made.lang = item.language;
    return made;
  };
  const none = () => copy("[data-none-here]");
  const list = (items) => (items.length ? element("ul", items.map((item) => element("li", item))) : none());
  const commas = (items) => items.flatMap((item, index) => (index ? [", ", item] : [item]));
  const remark = (text) => element("span", text, { className: "data-table__remark" });
  const tag = (status) => copy(`[data-tag=${status}]`);
  const sum = (cents) => (cents === null ? none() : money(cents));
  const listed = (project) => [link(project), element("span", [tag(project.status), ...(project.awarded === null ? [] : [" ", money(project.awarded)])], { className: "data-table__remark" })];
  const date = (iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return language === "en" ? new Intl.DateTimeFormat(locale, options).format(Date.UTC(year, month - 1, day)) : `${day}.${month}.${year}`;
  };

  // What each line of the table says of one that is compared.
  const LINES = {
    kunnat: {
      region: (place) => [place.region ? own(place.region) : none(), ...(place.successor ? [remark([copy("[data-now]"), " ", own(place.successor)])] : [])],
      population: (place) => [number(place.population), remark(date(place.populationDate))],
      asLead: (place) => number(place.lead.length),
      asPartner: (place) => number(place.partner.length),
      awards: (place) => (place.awards === null ? tag("undecided") : number(place.awards)),
      requested: (place) => (place.lead.length ? money(place.requested) : none()),
      awarded: (place) => (place.awards ? money(place.awarded) : none()),
      perInhabitant: (place) => (place.awards ? sum(place.perInhabitant) : none()),
      led: (place) => list(place.lead.map(listed)),
      joined: (place) => list(place.partner.map(listed)),
    },
    hankkeet: {
      status: (project) => tag(project.status),
      requested: (project) => money(project.requested),
      awarded: (project) => sum(project.awarded),
      share: (project) => (project.share === null ? none() : percent.format(`${project.share}e-3`)),
      leads: (project) => list(project.leads.map(link)),
      region: (project) => (project.region ? own(project.region) : none()),
      partners: (project) => number(project.partners),
      municipalities: (project) => [element("details", [element("summary", number(project.municipalities.length)), element("p", commas(project.municipalities.map(link)))])],
      themes: (project) => list(project.themes.map(own)),
    },
  };

  // --- state: the address holds it ---

  const picker = () => find(`form[data-kind=${kind}] [data-pick]`);
  const options = () => new Map([...(picker().options ?? [])].map((option) => [option.value, option.textContent]));
  // from a list that is not there, a number as applications have it
  const exists = (code) => (picker().options ? options().has(code) : /^[0-9]+-[0-9]+$/.test(code));
  const clipped = (text) => (text.length > 30 ? `${text.slice(0, 30).trim()}…` : text);
  const filledIn = (name, value) => filled(root.dataset[name], { name: value, most });
  const addressOf = (list) => `?${kind}=${list.map(encodeURIComponent).join(",")}`;

  const read = () => {
    const given = new URLSearchParams(location.search);
    kind = given.has("hankkeet") && !given.has("kunnat") ? "hankkeet" : "kunnat";
    const every = [...new Set((given.get(kind) ?? "").split(",").map((code) => code.trim()).filter(Boolean))];
    const known = every.filter(exists);
    codes = known.slice(0, most);
    return [
      ...every.filter((code) => !exists(code)).map((code) => filledIn(kind, clipped(code))),
      ...known.slice(most).map((code) => filledIn("cut", options().get(code) ?? code)),
    ];
  };

  const go = (list, ...said) => {
    codes = list;
    history.pushState(null, "", addressOf(list));
    return show(said);
  };

  // --- what is shown ---

  const draw = (items) => {
    const names = items.map(nameOf);
    table.caption.textContent = names.join(", ");
    const heads = items.map((item) => element("th", link(item), { scope: "col" }));
    table.tHead.rows[0].replaceChildren(element("td"), ...heads);
    table.tBodies[0].replaceChildren(copy(`[data-lines=${kind}]`));
    for (const row of table.tBodies[0].rows) {
      for (const [index, item] of items.entries()) {
        const cell = element("td", LINES[kind][row.dataset.line](item), { className: "number" in row.dataset ? "number" : "" });
        cell.dataset.label = clipped(names[index]);
        row.append(cell);
      }
    }
    modules["data-table"](table);
    drawShared(items);
    for (const note of result.querySelectorAll("[data-kind]")) note.hidden = note.dataset.kind !== kind;
    find("[data-address]").textContent = location.href;
  };

  const drawShared = (items) => {
    const met = new Map(); // the projects or municipalities in which they meet, and who is there in which role
    for (const item of items) {
      const roles = kind === "kunnat" ? { lead: item.lead, partner: item.partner } : { in: item.municipalities };
      for (const [role, things] of Object.entries(roles)) {
        for (const thing of things) {
          const key = thing.id ?? thing.code;
          if (!met.has(key)) met.set(key, { thing, there: [] });
          met.get(key).there.push({ role, item });
        }
      }
    }
    const common = [...met.values()].filter(({ there }) => there.length > 1);
    const who = (there, role) => commas(there.filter((one) => one.role === role).map(({ item }) => nameOf(item)));
    const lines = common.map(({ thing, there }) => {
      const roles = Object.entries({ lead: [`${shared.dataset.lead} `], partner: [`${shared.dataset.partner} `], in: [] });
      const said = roles.map(([role, before]) => [before, who(there, role)]).filter(([, names]) => names.length);
      return element("li", [link(thing), remark(said.map(([before, names], index) => [index ? ". " : "", ...before, ...names]).flat())]);
    });
    shared.replaceChildren(...lines);
    shared.hidden = !lines.length;
    for (const [name, isShown] of [["none", !lines.length], ["some", lines.length > 0]]) {
      for (const note of result.querySelectorAll(`[data-${name}]`)) note.hidden = !isShown || note.dataset[name] !== kind;
    }
  };

  const drawChosen = (items) => {
    chosen.replaceChildren(
      ...items.map((item, index) => {
        const button = element("button", root.dataset.remove, { type: "button", className: "button" });
        button.setAttribute("aria-label", `${root.dataset.remove}: ${nameOf(item)}`);
        button.addEventListener("click", async () => {
          await go(codes.filter((_, place) => place !== index), filledIn("removed", nameOf(item)));
          const left = chosen.querySelectorAll("button");
          (left[Math.min(index, left.length - 1)] ?? picker()).focus();
        });
        return element("li", [link(item), button]);
      }),
    );
    chosen.hidden = !items.length;
  };

  const show = async (said = []) => {
    const mine = ++turn;
    for (const form of root.querySelectorAll("form")) form.hidden = form.dataset.kind !== kind;
    for (const way of root.querySelectorAll("[data-of]")) {
      if (way.dataset.of === kind) way.setAttribute("aria-current", "true");
      else way.removeAttribute("aria-current");
    }
    // the same comparison in the other languages
    for (const other of document.querySelectorAll(".language-switch__link")) other.search = location.search;
    const found = await Promise.allSettled(codes.map((code) => part(`${PREFIX[kind]}-${code}`)));
    if (mine !== turn) return; // another choice was made meanwhile
    const items = found.filter(({ value }) => value).map(({ value }) => value);
    drawChosen(items);
    result.hidden = items.length < 2;
    if (items.length > 1) draw(items);
    document.title = [...(items.length ? [items.map((item) => clipped(nameOf(item))).join(", ")] : []), title].join(" – ");
    const failed = items.length < codes.length && root.dataset.failed;
    say(...said, failed, items.length === 1 && root.dataset.more);
    if (items.length > 1 && !said.length) tell(filled(root.dataset.shown, { count: items.length }));
  };

  for (const form of root.querySelectorAll("form")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const code = picker().value.trim();
      const name = options().get(code) ?? code;
      if (!exists(code)) say(filledIn(kind, clipped(code)));
      else if (codes.includes(code)) say(filledIn("already", name));
      else if (codes.length >= most) say(filledIn("full", name));
      else {
        picker().value = "";
        go([...codes, code], filledIn("added", name));
      }
    });
  }
  window.addEventListener("popstate", () => show(read()));
  // from here on what is hidden stays so
  for (const waiting of root.querySelectorAll(".needs-script")) waiting.classList.remove("needs-script");
  find("[data-kinds]").hidden = false;
  show(read());
};
