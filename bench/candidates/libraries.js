// The libraries that run in Node. Each: documents -> { find(groups) -> ids, parts: what a browser would fetch }.
// A query is groups of words, one group for each word typed; a word has more than one where it may be a number's key.
const MiniSearch = require("minisearch");
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support")(lunr);
require("lunr-languages/lunr.fi")(lunr);

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const stemOf = (word) => fold(isKey(word) ? word : lunr.fi.stemmer(new lunr.Token(word.toLowerCase())).toString());
const isKey = (word) => /^(id|item|row|eur)?\d/.test(word);
const signs = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const MINISEARCH = "minisearch/dist/umd/index.js";
// Snowball's Finnish stemmer as lunr-languages brings it, for both libraries.
const STEMMER = ["lunr-languages/min/lunr.stemmer.support.min.js", "lunr-languages/min/lunr.fi.min.js"];
const WEIGHTS = [2, 3, 4, 5, 6, 8, 9, 12];

// { w12: "text text", …, keys: "…" }: what has one weight is one field, which the weight boosts.
const fields = (document) => ({
  id: document.id,
  keys: document.keys.join(" "),
  ...Object.fromEntries(WEIGHTS.map((weight) => [`w${weight}`, document.texts.filter((text) => text[1] === weight).map(([text]) => text).join(" ")])),
});
const boost = { keys: 12, ...Object.fromEntries(WEIGHTS.map((weight) => [`w${weight}`, weight])) };

// All words, only if nothing has them all the same with a slip each, and only then any of them.
const staged = (ask) => ask({ fuzzy: false, all: true }) || ask({ fuzzy: true, all: true }) || ask({ fuzzy: true, all: false }) || [];
const some = (hits) => (hits.length ? hits : null);

const miniSearch = (documents, processTerm, search) => {
  const index = new MiniSearch({ fields: Object.keys(boost), processTerm, searchOptions: { boost } });
  index.addAll(documents.map(fields));
  return { parts: [MINISEARCH], index: JSON.stringify(index), find: (groups) => search(index, groups) };
};

// As its readme shows it: any of the words, beginnings, a fifth of the letters may differ.
const asItComes = ({ documents }) =>
  miniSearch(documents, fold, (index, groups) =>
    index.search(groups.flat().join(" "), { prefix: (term) => !isKey(term), fuzzy: (term) => !isKey(term) && 0.2 }).map(({ id }) => id),
  );

const stagedMiniSearch = (documents, processTerm) =>
  miniSearch(documents, processTerm, (index, groups) =>
    staged(({ fuzzy, all }) => {
      const queries = groups.map((words) => ({
        combineWith: "OR",
        queries: words.map((word) => (isKey(word) ? word : { queries: [word], prefix: (term) => term.length > 1, fuzzy: (term) => fuzzy && term.length > 3 && 1 })),
      }));
      return some(index.search({ combineWith: all ? "AND" : "OR", queries }).map(({ id }) => id));
    }),
  );
const careful = ({ documents }) => stagedMiniSearch(documents, fold);
const stemmed = ({ documents }) => ({ ...stagedMiniSearch(documents, stemOf), parts: [MINISEARCH, ...STEMMER] });

// Our table: documents hold base forms, and a query's word is looked up by its longest known stem with a legal ending.
const byTable = ({ documents, stems, endings, derivations }) => {
  const text = (found, weight) => found.filter((word) => word[1] === weight).map(([word]) => word).join(" ");
  const boosts = { keys: 12 };
  for (const weight of WEIGHTS) Object.assign(boosts, { [`w${weight}`]: weight, [`p${weight}`]: weight * 0.6 });
  const split = (words) => words.split(" ").filter(Boolean);
  const index = new MiniSearch({ fields: Object.keys(boosts), tokenize: split, processTerm: (term) => term, searchOptions: { boost: boosts } });
  index.addAll(
    documents.map((document) => ({
      id: document.id,
      keys: document.keys.join(" "),
      ...Object.fromEntries(WEIGHTS.flatMap((weight) => [[`w${weight}`, text(document.words, weight)], [`p${weight}`, text(document.parts, weight)]])),
    })),
  );
  const known = new Map(Object.entries(stems));
  const whole = (patterns) => patterns.map((pattern) => new RegExp(`^(?:${pattern})$`));
  const [forms, derived] = [whole(endings), whole(derivations)];
  const lookUp = (word) => {
    const found = [];
    for (let length = word.length; length > 1; length--) {
      const ending = word.slice(length);
      const fits = (patterns, bits) => patterns.some((pattern, language) => bits & (1 << language) && pattern.test(ending));
      const terms = known.get(word.slice(0, length)) ?? [];
      const same = terms.filter(([, bits]) => !ending || fits(forms, bits));
      if (length > 4) found.push(...terms.filter(([, bits]) => ending && fits(derived, bits)).map(([name, , generic]) => [name, generic, 0.6]));
      if (same.length) return [...same.map(([name, , generic]) => [name, generic, 1]), ...found];
    }
    return found;
  };
  const find = (groups) => {
    const read = groups.map((words) => ({ words, bases: words.flatMap((word) => lookUp(fold(word))) }));
    const telling = read.filter(({ bases }) => !bases.length || bases.some(([, generic]) => !generic));
    const last = read.at(-1);
    return staged(({ fuzzy, all }) => {
      const queries = (telling.length ? telling : read).map((group) => ({
        combineWith: "OR",
        queries: [
          ...group.bases.map(([name, , quality]) => ({ queries: [name], boostTerm: () => quality })),
          ...group.words.filter(isKey),
          ...(group === last || !group.bases.length ? group.words.filter((word) => !isKey(word)).map((word) => ({ queries: [fold(word)], prefix: word.length > 1, fuzzy: fuzzy && !group.bases.length && word.length > 3 && 1 })) : []),
        ],
      }));
      return some(index.search({ combineWith: all ? "AND" : "OR", queries }).map(({ id }) => id));
    });
  };
  return { parts: [MINISEARCH], index: JSON.stringify([index, stems, endings, derivations]), find };
};

const withLunr = ({ documents }) => {
  const stem = (token) => token.update(stemOf);
  lunr.Pipeline.registerFunction(stem, "stem");
  const index = lunr(function () {
    this.pipeline.reset();
    this.pipeline.add(stem);
    for (const [name, weight] of Object.entries(boost)) this.field(name, { boost: weight });
    for (const document of documents) this.add(Object.fromEntries(Object.entries(fields(document)).map(([name, text]) => [name, name === "id" ? text : signs(text)])));
  });
  const find = (groups) =>
    staged(({ fuzzy, all }) => {
      const sets = groups.map((words) => {
        const scores = new Map();
        const hits = index.query((query) => {
          for (const word of words) {
            query.term(stemOf(word), { usePipeline: false, boost: 10 });
            if (isKey(word) || word.length < 2) continue;
            query.term(stemOf(word), { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
            if (fuzzy && word.length > 3) query.term(stemOf(word), { usePipeline: false, editDistance: 1 });
          }
        });
        for (const { ref, score } of hits) scores.set(ref, score);
        return scores;
      });
      const totals = new Map();
      for (const scores of sets) for (const [id, score] of scores) totals.set(id, (totals.get(id) ?? 0) + score);
      return some([...totals].filter(([id]) => !all || sets.every((scores) => scores.has(id))).sort((a, b) => b[1] - a[1]).map(([id]) => id));
    });
  return { parts: ["lunr/lunr.min.js", ...STEMMER], index: JSON.stringify(index), find };
};

module.exports = { "minisearch-readme": asItComes, "minisearch-careful": careful, "minisearch-snowball": stemmed, "minisearch-table": byTable, lunr: withLunr };
