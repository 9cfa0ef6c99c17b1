// One word of a query -> the terms it may mean, best reading first: a form of a known word, the beginning of one, words
// put together, and only where there is none of these, a word one slip away.
const QUALITY = { same: 1, derived: 0.6, parent: 0.55, beginning: 0.7, slip: 0.6 };
// signs of a term beside those of its languages
const OF_A_LANGUAGE = 7;
const IS_GENERIC = 8;
const IS_NAME = 16;
const LONGEST_ENDING = 14;
const SHORTEST_PART = 3;
const SHORTEST_HEAD = 4;
const SHORTEST_DERIVED = 5;
const SHORTEST_SLIP = 4;
const MOST_SLIPS = 4;
const NEAR_BEST = 1;
const MOST_BEGINNINGS = 400;

// Whether one letter more, less, other or two swapped make one of the other (optimal string alignment).
const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
};

const wordsOf = (head, part) => {
  const anchored = (patterns) => patterns.map((pattern) => new RegExp(`^(?:${pattern})$`));
  const endings = anchored(head.endings);
  const derivations = anchored(head.derivations);
  const any = new RegExp(`^(?:${head.endings.join("|")})$`);
  const anyDerived = new RegExp(`^(?:${head.derivations.join("|")})$`);
  const mayEnd = (stem, ending) => !ending || any.test(ending) || (stem.length > SHORTEST_DERIVED && anyDerived.test(ending));

  // The numbers of the files that may hold a word: those whose beginning it has, or, of a short word, that have it.
  const [keyFiles, slipFiles] = [head.keys, head.slips].map((files) => files.map((beginnings) => beginnings.split(" ")));
  const files = (all, word) =>
    all.flatMap((beginnings, number) => (beginnings.some((one) => word.startsWith(one) || one.startsWith(word)) ? [number] : []));

  const loaded = new Map();
  const readKeys = async (number) => {
    if (!loaded.has(number)) {
      const stems = new Map();
      const names = new Map();
      for (const [name, forms, flags, postings, parents] of await part(`k${number}`)) {
        const term = { name, stems: forms ? forms.split(" ") : [name], flags, postings, parents: parents ? parents.split(" ") : [] };
        names.set(name, term);
        for (const stem of term.stems) stems.has(stem) ? stems.get(stem).push(term) : stems.set(stem, [term]);
      }
      loaded.set(number, { stems, names });
    }
    return loaded.get(number);
  };
  const keysFor = async (word, most = 3) => Promise.all(files(keyFiles, word).slice(0, most).map(readKeys));

  // Adds a reading of a term unless a better one is there.
  const add = (found, term, quality, stem) => {
    const known = found.get(term.name);
    if (!known || known.quality < quality) found.set(term.name, { term, quality, stem });
  };

  const forms = (found, keys, word, derived) => {
    for (let length = word.length; length >= Math.min(word.length, Math.max(head.shortestStem, word.length - LONGEST_ENDING)); length--) {
      const ending = word.slice(length);
      const stem = word.slice(0, length);
      let hit = false;
      for (const term of keys.flatMap(({ stems }) => stems.get(stem) ?? [])) {
        const fits = (patterns) => patterns.some((pattern, language) => term.flags & (1 << language) && pattern.test(ending));
        if (!ending || fits(endings)) {
          add(found, term, QUALITY.same, stem);
          hit = true;
        } else if (derived && length >= SHORTEST_DERIVED && fits(derivations)) {
          add(found, term, QUALITY.derived, stem);
        }
      }
      if (hit) return; // the longest known stem says what the word is
    }
  };

  const beginnings = (found, keys, word, wide) => {
    let count = 0;
    for (const { stems } of keys) {
      for (const [stem, terms] of stems) {
        if (!stem.startsWith(word) || stem === word) continue;
        for (const term of terms) {
          if (term.flags & OF_A_LANGUAGE && (wide || !(term.flags & IS_NAME)) && count++ < MOST_BEGINNINGS) add(found, term, QUALITY.beginning * (0.5 + word.length / stem.length / 2), word);
        }
      }
    }
  };

  // kirjastojärjestelmä: both parts must be known words, the first in a form in which it stands before another.
  const parts = async (word) => {
    const keys = await keysFor(word);
    for (let at = word.length - SHORTEST_HEAD; at >= SHORTEST_PART; at--) {
      const first = new Map();
      forms(first, keys, word.slice(0, at), false);
      if (!first.size) continue;
      const second = new Map();
      const rest = word.slice(at);
      forms(second, await keysFor(rest), rest, false);
      if ([...second.values()].some(({ stem }) => stem.length >= SHORTEST_HEAD)) return [[...first.values()], [...second.values()]];
    }
    return null;
  };

  const signs = (stem) => [...new Set([0, 1, 2].map((gap) => stem.slice(0, 3).slice(0, gap) + stem.slice(0, 3).slice(gap + 1)))];

  // Stems near a word with a legal ending taken off, nearest first.
  const near = async (word, most) => {
    const stems = [];
    for (let length = word.length; length >= Math.max(SHORTEST_SLIP, word.length - LONGEST_ENDING); length--) {
      if (length === word.length || (length > SHORTEST_SLIP && mayEnd(word.slice(0, length), word.slice(length)))) stems.push(word.slice(0, length));
    }
    const numbers = new Set(signs(word).flatMap((sign) => files(slipFiles, sign)));
    const lists = await Promise.all([...numbers].map((number) => part(`s${number}`)));
    const found = new Map();
    for (const known of new Set(lists.flat())) {
      for (const stem of stems) {
        // a short word one slip away is another word as often as a slip
        if (Math.min(known.length, stem.length) < SHORTEST_SLIP + (known[0] === stem[0] ? 0 : 1)) continue;
        const far = distance(known, stem, most);
        const ending = word.slice(stem.length);
        const cost = far * 100 + ending.length;
        if (far && far <= most && !(found.get(known)?.cost <= cost)) found.set(known, { stem: known, ending, cost });
      }
    }
    return [...found.values()].sort((a, b) => a.cost - b.cost || b.stem.length - a.stem.length);
  };

  // Whether a slip was made in the ending: Tampereela.
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const isNearEnding = (rest) => {
    for (let at = 0; at <= rest.length; at++) {
      const [before, after] = [rest.slice(0, at), rest.slice(at)];
      if (letters.some((letter) => any.test(before + letter + after) || (after && any.test(before + letter + after.slice(1))))) return true;
      if (after && any.test(before + after.slice(1))) return true;
      if (after[1] && any.test(before + after[1] + after[0] + after.slice(2))) return true;
    }
    return false;
  };

  const slipsOfEnding = (found, keys, word) => {
    for (let length = word.length - 1; length >= SHORTEST_DERIVED; length--) {
      const terms = keys.flatMap(({ stems }) => stems.get(word.slice(0, length)) ?? []).filter(({ flags }) => flags & OF_A_LANGUAGE);
      if (terms.length && isNearEnding(word.slice(length))) {
        for (const term of terms) add(found, term, QUALITY.slip, word.slice(0, length));
        return terms[0].name;
      }
    }
    return undefined;
  };

  // What the word would be without its slip, and the readings of that.
  const slips = async (found, word) => {
    const stems = await near(word, 1);
    for (const { stem, ending, cost } of stems.slice(0, MOST_SLIPS)) {
      if (cost > stems[0].cost + NEAR_BEST) break;
      const readings = new Map();
      forms(readings, await keysFor(stem), stem + ending, true);
      for (const reading of readings.values()) add(found, reading.term, reading.quality * QUALITY.slip, reading.stem);
    }
    return [...found.values()][0]?.term.name;
  };

  const parents = async (found) => {
    for (const { term, quality, stem } of [...found.values()]) {
      for (const name of term.parents) {
        for (const { names } of await keysFor(name)) if (names.has(name)) add(found, names.get(name), quality * QUALITY.parent, stem);
      }
    }
  };

  return {
    // { groups: [[readings]], slip }: a result has one reading of every group.
    async read({ text, exact, typing }) {
      const found = new Map();
      for (const key of exact) for (const { names } of await keysFor(key)) if (names.has(key)) add(found, names.get(key), QUALITY.same, key);
      if (!text) return { groups: [[...found.values()]] };
      const keys = await keysFor(text, typing ? 6 : 3);
      forms(found, keys, text, true);
      const sure = [...found.values()].some(({ quality }) => quality === QUALITY.same);
      if (text.length > 1 && (typing || !sure)) beginnings(found, keys, text, !sure);
      if (found.size || !/[a-z]/.test(text)) {
        await parents(found);
        return { groups: [[...found.values()]] };
      }
      const together = await parts(text);
      if (together) return { groups: together };
      const slip = text.length >= SHORTEST_SLIP ? ((await slips(found, text)) ?? slipsOfEnding(found, keys, text)) : null;
      await parents(found);
      return { groups: [[...found.values()]], slip };
    },
    // The nearest word to one that is not known, for an empty result. Two slips in a short word make another word.
    async nearest(word) {
      if (word.length < SHORTEST_SLIP) return undefined;
      for (const { stem } of (await near(word, word.length > SHORTEST_DERIVED ? 2 : 1)).slice(0, MOST_SLIPS)) {
        const terms = (await keysFor(stem)).flatMap(({ stems }) => stems.get(stem) ?? []);
        const found = terms.find(({ postings }) => postings.length !== 0);
        if (found) return found.name;
      }
      return undefined;
    },
  };
};
