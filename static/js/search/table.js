// The results as a CSV file: codes beside names, sums with a point, and the same columns in every language. A
// municipality's sum is left out, so that no award is counted twice where its projects are in the table too. Addresses
// are those of the published site, wherever this copy of it stands.
const tableOf = async (search, documents, language, root) => {
  const [rows, { lead }, regionOf] = await Promise.all([search.rows(documents), search.places(), search.filter("region")]);
  const codes = new Map();
  const leads = [...new Set(documents.flatMap((document) => lead[document]))];
  (await search.rows(leads)).forEach(([, code], index) => codes.set(leads[index], code));
  const at = search.head.languages.indexOf(language);
  const own = (texts) => texts?.[at] ?? texts?.[0] ?? "";
  const euros = (amount) => (amount === null || amount === false ? "" : `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`);
  const published = document.querySelector("link[rel=canonical]").href;
  const address = (path) => new URL(root + path, published).href;
  const lines = rows.map((row, index) => {
    const region = regionOf(documents[index])[0];
    if (row[0] !== "p") return ["municipality", row[1], own(row[2]), "", "", "", "", "", region, own(row[4]), address(own(row[3]))];
    const led = lead[documents[index]].map((place) => codes.get(place)).join(";");
    return ["project", row[1], row[2], statusOf(row), euros(row[7]), euros(row[8]), led, row[5].map(own).join("; "), region, own(row[6]), address(own(row[4]))];
  });
  return csvOf(["kind", "id", "name", "status", "requested", "awarded", "lead_municipality_code", "lead", "region_code", "region", "url"], lines);
};
