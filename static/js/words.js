// As grantsite/names.py folds: lower case, no diacritics, every run of other signs one space.
const fold = (text) =>
  text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "").replace(/[^0-9a-z]+/g, " ").trim();

// "{count} projects" with its values filled in; "1 project" where the count is one.
const fill = (element, count, values) =>
  element.dataset[count === 1 ? "one" : "many"].replace(/\{(\w+)\}/g, (_, name) => values[name]);
