// One result as the page shows it, from the templates of the page. What a row holds: grantsite/search/rows.py.
const resultsOf = (root, language) => {
  const { money, plural } = figures(language);
  const isFound = (text, stems) => spans(text, stems).length > 0;

  return (row, hit, { stems, typed }, languages) => {
    const at = languages.indexOf(language);
    const own = (texts) => texts[at] ?? texts[0];
    const project = row[0] === "p";
    const item = root.querySelector(`template[data-row="${project ? statusOf(row) : "municipality"}"]`).content.firstElementChild.cloneNode(true);
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
      if (statusOf(row) === "awarded") put("awarded", money(awarded));
    } else {
      const [, code, names, , region, asLead, asPartner, awarded, successor] = row;
      put("name", own(names), stems);
      const others = [...new Set(names)].filter((name) => name !== own(names));
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
    const missing = hit.missing.map((word) => asTyped(word, typed)).join(", ");
    if (missing) slot("missing").textContent = filled(slot("missing").dataset.text, { words: missing });
    else slot("missing").remove();
    return item;
  };
};
