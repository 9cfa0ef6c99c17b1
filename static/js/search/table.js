// The rows of results as a CSV file: sums with a point, and the same columns in every language. A municipality's sum
// is left out, so that no award is counted twice where its projects are in the table too.
const tableOf = (rows, languages, language, root) => {
  const at = languages.indexOf(language);
  const own = (texts) => texts?.[at] ?? texts?.[0] ?? "";
  const euros = (amount) => (amount === null || amount === false ? "" : `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`);
  const address = (path) => new URL(root + path, location.href).href;
  const lines = rows.map((row) =>
    row[0] === "p"
      ? ["project", row[1], row[2], statusOf(row), euros(row[7]), euros(row[8]), row[5].map(own).join("; "), own(row[6]), address(own(row[4]))]
      : ["municipality", row[1], own(row[2]), "", "", "", "", own(row[4]), address(own(row[3]))],
  );
  const header = ["kind", "id", "name", "status", "requested", "awarded", "lead", "region", "url"];
  // a text that a spreadsheet would take for a formula begins with an apostrophe
  const cell = (text) => `"${text.replace(/^(?=\s*[=+\-@])/, "'").replaceAll('"', '""')}"`;
  return [header, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
};

const saveFile = (name, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
