// One candidate in a process of its own: { candidate, given, queries, … } in a file -> what it found, and what it weighs.
const { readFileSync, readdirSync } = require("node:fs");
const { gzipSync } = require("node:zlib");
const { engine, scripts, SCRIPTS } = require("./ours.js");

const zipped = (text) => gzipSync(text, { level: 9 }).length;
const groupsOf = (parse, query) => parse(query).map(({ text, exact }) => [...exact.map((key) => key.replace(/[:-]/g, "")), ...(text ? [text] : [])]);

const library = ({ candidate, given, queries, modules, engine: folder }) => {
  const started = performance.now();
  const { find, index, parts } = require("./libraries.js")[candidate](given);
  const seconds = (performance.now() - started) / 1000;
  const { parseQuery } = scripts(folder);
  const code = parts.map((name) => readFileSync(`${modules}/${name}`));
  const bytes = zipped(Buffer.concat(code)) + zipped(index);
  return { seconds, index: zipped(index), first: [bytes], results: queries.map((query) => find(groupsOf(parseQuery, query))) };
};

// A reader who comes to each query anew: what the engine reads for it, and then what 20 results are shown with.
const ours = async ({ queries, index, engine: folder }) => {
  const code = zipped(SCRIPTS.map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n"));
  const sizes = new Map();
  const size = (name) => sizes.get(name) ?? sizes.set(name, zipped(readFileSync(`${index}/${name}.js`))).get(name);
  const sum = (names) => code + [...names].reduce((total, name) => total + size(name), 0);
  const first = [];
  const shown = [];
  for (const query of queries) {
    const { search, fetched } = await engine(folder, index);
    const { hits } = await search.find(query);
    first.push(sum(fetched));
    await search.rows(hits.slice(0, 20).map(({ document }) => document));
    shown.push(sum(fetched));
  }
  // the index as others have it: without rows, sums and what filters look at
  const found = readdirSync(index).map((name) => name.replace(/\.js$/, "")).filter((name) => /^(head|[ksp]\d+)$/.test(name));
  return { first, shown, index: found.reduce((total, name) => total + size(name), 0) };
};

const parsed = ({ queries, engine: folder }) => ({ queries: queries.map((query) => groupsOf(scripts(folder).parseQuery, query).map((words) => words[0]).join(" ")) });

const main = async () => {
  const task = JSON.parse(readFileSync(process.argv[2], "utf8"));
  const answer = { ours, parsed }[task.candidate] ?? library;
  process.stdout.write(JSON.stringify(await answer(task)));
};
main();
