// A query and filters -> the documents found, best first, with counts and sums. Sums are integer cents.
const SIGNS = "0".charCodeAt(0);

const engineOf = async (part) => {
  const head = await part("head");
  const words = wordsOf(head, part);
  const isPlace = (document) => document < head.places;
  const cut = new Map(); // the postings of a term, read once

  const postingsOf = async (term) => {
    if (!cut.has(term.name)) {
      const flat = Array.isArray(term.postings) ? term.postings : await part(`p${term.postings}`);
      const documents = new Int32Array(flat.length / 2);
      let last = 0;
      for (let index = 0; index < documents.length; index++) documents[index] = last += flat[2 * index];
      cut.set(term.name, { documents, scores: flat.filter((_, index) => index % 2) });
    }
    return cut.get(term.name);
  };

  // document -> score, for one group of readings
  const scored = async (readings) => {
    const scores = new Map();
    for (const { term, quality } of readings) {
      const postings = await postingsOf(term);
      const rarity = 1 + Math.log10(head.documents / postings.documents.length) / 2;
      postings.documents.forEach((document, index) => {
        const score = postings.scores[index] * quality * rarity;
        if (!(scores.get(document) >= score)) scores.set(document, score);
      });
    }
    return scores;
  };

  const isOptional = ({ text }, readings) => /^\d?$/.test(text) || readings.some(({ term, quality }) => quality === 1 && term.flags & IS_GENERIC);

  // What is marked of a reading: any form of its word, or of words that begin as typed, what was typed.
  const stemsOf = ({ term, stem }) => (term.stems.some((one) => one !== stem && one.startsWith(stem)) && !term.stems.includes(stem) ? [stem] : [stem, ...term.stems]);

  // { hits: [{ document, score, missing: [words] }], stems, slips: [[word, the word it was read as]], unknown: [words] };
  // words are folded, but for those that are keys
  const find = async (typed) => {
    const parsed = parseQuery(typed);
    const read = await Promise.all(parsed.map((word) => words.read(word)));
    const asked = [];
    for (const [index, { groups, slip }] of read.entries()) {
      const scores = await Promise.all(groups.map(scored));
      const together = scores.slice(1).reduce((all, next) => new Map([...all].filter(([d]) => next.has(d)).map(([d, s]) => [d, s + next.get(d)])), scores[0]);
      asked.push({ word: parsed[index], scores: together, slip, readings: groups.flat(), optional: !parsed[index].exact.length && isOptional(parsed[index], groups.flat()) });
    }
    let needed = asked.filter(({ optional }) => !optional);
    if (!needed.length) needed = asked;
    const totals = new Map();
    for (const one of asked) {
      for (const [document, score] of one.scores) {
        const total = totals.get(document) ?? { document, score: 0, has: 0 };
        total.score += score;
        total.has += needed.includes(one) ? 1 : 0;
        totals.set(document, total);
      }
    }
    const most = Math.max(0, ...[...totals.values()].map(({ has }) => has));
    // all of them first, then most: one may be missing of three or more, or of two where nothing has both
    const least = Math.max(1, needed.length > 2 ? Math.min(most, needed.length - 1) : most);
    const hits = [...totals.values()].filter(({ has }) => has >= least);
    for (const hit of hits) hit.missing = hit.has < needed.length ? needed.filter(({ scores }) => !scores.has(hit.document)).map(({ word }) => word.shown ?? word.text) : [];
    hits.sort((a, b) => b.has - a.has || b.score - a.score || a.document - b.document);
    return {
      hits,
      stems: [...new Set(asked.flatMap(({ readings }) => readings.flatMap(stemsOf)))],
      slips: asked.flatMap(({ word, slip }) => (slip ? [[word.text, slip]] : [])),
      unknown: asked.filter(({ scores }) => !scores.size).map(({ word }) => word.text),
    };
  };

  const everything = () => Array.from({ length: head.documents }, (_, document) => ({ document, score: 0, missing: [] }));

  // --- filters: value(s) of a document in each facet ---

  const filters = {
    kind: async () => (document) => [isPlace(document) ? "municipality" : "project"],
    amount: async (bounds) => {
      const { requested } = await part("sums");
      return (document) => (requested[document] < 0 ? [] : [bounds.findLast(({ from }) => requested[document] >= from).name]);
    },
    theme: async () => {
      const { theme } = await part("facets");
      return (document) => head.values.theme.filter((_, bit) => (theme.charCodeAt(document) - SIGNS) & (1 << bit));
    },
    // in one of the roles, or in any
    municipality: async (roles) => {
      const places = await part("places");
      const columns = (roles.length ? roles : ["lead", "partner"]).map((role) => places[role]);
      return (document) => [...new Set(columns.flatMap((column) => column[document]))];
    },
  };
  for (const name of ["status", "call", "region", "language"]) {
    filters[name] = async () => {
      const signs = (await part("facets"))[name];
      const values = name === "status" ? ["awarded", "not-awarded", "undecided"] : head.values[name];
      return (document) => (signs[document] === " " ? [] : [values[signs.charCodeAt(document) - SIGNS]]);
    };
  }
  const role = async (place) => {
    const places = await part("places");
    return (document) => ["lead", "partner"].filter((name) => places[name][document].includes(place));
  };

  return {
    head,
    find,
    everything,
    isPlace,
    nearest: words.nearest,
    filter: (name, detail) => (name === "role" ? role(detail) : filters[name](detail)),
    sums: () => part("sums"),
    places: () => part("places"),
    names: () => part("names"),
    async rows(documents) {
      const blocks = [...new Set(documents.map((document) => Math.floor(document / head.block)))];
      const loaded = new Map(await Promise.all(blocks.map(async (block) => [block, await part(`r${block}`)])));
      return documents.map((document) => loaded.get(Math.floor(document / head.block))[document % head.block]);
    },
  };
};
