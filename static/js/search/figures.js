// Numbers and sums as the page's language writes them, and texts with a form for one and one for many.
const figures = (language) => {
  const locale = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[language];
  // made once: making one takes longer than a hundred uses of it
  const euros = [0, 2].map((digits) => new Intl.NumberFormat(locale, { style: "currency", currency: "EUR", minimumFractionDigits: digits }));
  const plain = new Intl.NumberFormat(locale);
  const money = (cents) => euros[cents % 100 ? 1 : 0].format(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`);
  const number = (value) => plain.format(value);
  const plural = (element, count, name = "") => {
    const form = count === 1 ? "one" : "many";
    return filled(element.dataset[name ? name + form[0].toUpperCase() + form.slice(1) : form], { count: number(count) });
  };
  return { money, number, plural };
};

// A project’s sum says how it stands: a number, null where it was refused, false where nothing is decided.
const statusOf = (row) => (row[8] === false ? "undecided" : row[8] === null ? "not-awarded" : "awarded");
