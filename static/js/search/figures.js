// Numbers and sums as the page's language writes them, and texts with a form for one and one for many.
const figures = (language) => {
  const locale = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[language];
  const money = (cents) =>
    new Intl.NumberFormat(locale, { style: "currency", currency: "EUR", minimumFractionDigits: cents % 100 ? 2 : 0 }).format(
      `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`,
    );
  const number = (value) => new Intl.NumberFormat(locale).format(value);
  const plural = (element, count, name = "") => {
    const form = count === 1 ? "one" : "many";
    return filled(element.dataset[name ? name + form[0].toUpperCase() + form.slice(1) : form], { count: number(count) });
  };
  return { money, number, plural };
};
