// Words of texts: folded sign by sign, so that a place in the folded text is a place in the text.
const foldedSigns = new Map();
const foldSign = (sign) => {
  if (!foldedSigns.has(sign)) foldedSigns.set(sign, fold(sign)[0] ?? " ");
  return foldedSigns.get(sign);
};
const foldEach = (text) => [...text].map(foldSign);
const wordsIn = (text) => [...foldEach(text).join("").matchAll(/[a-z0-9]+/g)].map(({ 0: word, index }) => ({ word, index }));

// Where the words stand that were found: each from where the stem begins to the end of the word.
const spans = (text, stems) =>
  wordsIn(text).flatMap(({ word, index }) => {
    const starts = stems.flatMap((stem) => (stem.length > 2 || word === stem ? [word.indexOf(stem)] : [])).filter((start) => start >= 0);
    return starts.length ? [[index + Math.min(...starts), index + word.length]] : [];
  });

// The text into the element, with what was found in mark elements.
const marked = (element, text, stems) => {
  const signs = [...text];
  element.textContent = "";
  let at = 0;
  for (const [from, to] of spans(text, stems)) {
    const mark = document.createElement("mark");
    mark.textContent = signs.slice(from, to).join("");
    element.append(signs.slice(at, from).join(""), mark);
    at = to;
  }
  element.append(signs.slice(at).join(""));
};

// A folded word as the reader typed it.
const asTyped = (word, typed) => {
  const found = wordsIn(typed).find((one) => one.word === word);
  return found ? [...typed].slice(found.index, found.index + word.length).join("") : word;
};

// A folded word with the letters of the texts that it was found in: paatos and "Päätös" give Päätös. Where
// the texts have only its beginning, the rest stays as it is.
const spelt = (word, texts) => {
  let best = "";
  for (const text of texts) {
    const signs = [...text];
    for (const { word: other, index } of wordsIn(text)) {
      let length = 0;
      while (length < word.length && word[length] === other[length]) length++;
      if (length > [...best].length) best = signs.slice(index, index + length).join("");
    }
  }
  return best + word.slice([...best].length);
};

// "{count} projects" with its values filled in.
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
