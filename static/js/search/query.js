// What a reader typed: ids, items of the decision and amounts are keys of their own, the rest is words.
const ITEM = /(?:^|\s)(kohta|kohdassa|kohdan|punkt|punkten|item)\s*(\d+)(?=\s|$)/gi;
const ROW = /(?:^|\s)(rivi|rivillä|rad|raden|row)\s*(\d+)(?=\s|$)/gi;
const ID = /(?:^|\s)(\d{4})\s?[-–]\s?(\d{3,})(?=\s|$)/g;
const CURRENCY = "(?:€|euroa|euron|euro|euros|eur)";
const MILLIONS = new RegExp(`(?:${CURRENCY}\\s*)?(\\d+(?:[.,]\\d+)?)\\s*(?:milj|m€|meur|mn|million|miljon)[a-zåäö.]*(?:\\s*${CURRENCY})?(?=\\s|$)`, "gi");
const GROUPED = new RegExp(`(?:${CURRENCY}\\s*)?(?<![\\d.,])(\\d{1,3}(?:[\\s.,'’]\\d{3})+|\\d{4,})(?:[.,]\\d{1,2})?(?![\\d])(?:\\s*(?:${CURRENCY}|,-))?(?![\\p{L}\\d])`, "giu");

// [{ text, exact: [keys], shown, typing }]: a word is looked up by its exact keys and, where it has letters, as a word;
// `shown` is how it was typed, where it is no plain word.
const parseQuery = (typed) => {
  const words = [];
  const take = (pattern, keys, also) => {
    text = text.replace(pattern, (whole, ...found) => {
      const exact = keys(...found);
      if (!exact) return whole;
      words.push({ text: also?.(whole.trim()) ?? "", exact, shown: whole.trim() });
      return " ";
    });
  };
  let text = typed.normalize("NFC").replace(/[\u00a0\u202f\u2009]/g, " ");
  take(ITEM, (_, number) => [`item:${Number(number)}`]);
  take(ROW, (_, number) => [`row:${Number(number)}`]);
  take(ID, (call, number) => [`id:${call}-${number}`]);
  take(MILLIONS, (number) => [`eur:${Math.round(Number(number.replace(",", ".")) * 1e6)}`]);
  take(
    GROUPED,
    (number) => [`eur:${number.replace(/\D/g, "")}`],
    (whole) => (/^\d{4}$/.test(whole) ? whole : ""), // 2021 may be a year
  );
  for (const word of fold(text).split(" ")) if (word) words.push({ text: word, exact: [] });
  if (words.length && /[\p{L}\d]$/u.test(typed)) words.at(-1).typing = true;
  return words;
};
