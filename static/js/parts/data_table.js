// Where a narrow screen shows rows as cards, some browsers forget that they are a table. Roles remind them; they are
// not in the markup because there, on a real table, they are an error.
modules["data-table"] = (table) => {
  const roles = { "thead, tbody, tfoot": "rowgroup", tr: "row", td: "cell", "thead th": "columnheader", "tbody th": "rowheader" };
  table.setAttribute("role", "table");
  for (const [selector, role] of Object.entries(roles)) {
    for (const part of table.querySelectorAll(selector)) part.setAttribute("role", role);
  }
};
