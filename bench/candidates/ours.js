// Our engine outside the page: the scripts of static/js/search/ over index files in a folder.
const { readFileSync } = require("node:fs");
const vm = require("node:vm");

const SCRIPTS = ["query.js", "words.js", "engine.js"];
// as in static/js/main.js
const fold = (text) =>
  text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "").replace(/[^0-9a-z]+/g, " ").trim();

const scripts = (folder) => {
  const sources = SCRIPTS.map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  return vm.runInNewContext(`${sources.join("\n")};({ parseQuery, engineOf })`, { fold });
};

// { find, fetched: names of the parts read so far }
const engine = async (folder, index) => {
  const fetched = new Set();
  const part = async (name) => {
    fetched.add(name);
    const text = readFileSync(`${index}/${name}.js`, "utf8"); // searchPart("name",data)
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };
  const search = await scripts(folder).engineOf(part);
  return { search, fetched };
};

module.exports = { engine, scripts, SCRIPTS };
