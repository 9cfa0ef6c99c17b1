// A result as CSV, its texts guarded as grantsite/downloads/cells.py does, so that no spreadsheet runs one as a formula.
const csvOf = (columns, rows) => {
  const guarded = (text) => text.replace(/(^|[\t\r\n;])(?=[ \u00a0'"]*[=+\-@＝＋－＠\t\r\n])/g, "$1'");
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const cell = (value) => quoted(typeof value === "string" ? guarded(value) : String(value ?? ""));
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
};
