// A table as CSV, its texts guarded as grantsite/downloads/cells.py does, so that no spreadsheet runs one as a formula.
const csvOf = (columns, rows) => {
  // first behind each sign that may begin a cell, then the beginning: in one go, a tab there would be passed over
  const behind = /([\t\r\n;])(?=[ \u00a0'"]*[=+\-@＝＋－＠\t\r\n])/g;
  const first = /^(?=[ \u00a0'"]*[=+\-@＝＋－＠\t\r\n])/;
  const guarded = (text) => text.replace(behind, "$1'").replace(first, "'");
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const cell = (value) => quoted(typeof value === "string" ? guarded(value) : String(value ?? ""));
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
};

// As a file in UTF-8 without a byte order mark, as the files of the data are.
const saveFile = (name, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
