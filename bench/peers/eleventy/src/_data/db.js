// What bench/handover.py wrote, with one entry a page and language: what a page is made of is looked up here.
const fs = require("node:fs");
const path = require("node:path");

const read = (...names) => JSON.parse(fs.readFileSync(path.join(process.env.DATA, ...names), "utf8"));

module.exports = function () {
    const site = read("site.json");
    const calls = read("calls.json");
    const places = read("places.json");
    const projects = new Map();
    for (const name of fs.readdirSync(path.join(process.env.DATA, "projects")).sort()) {
        const project = read("projects", name);
        projects.set(project.id, project);
    }
    const inEach = (things) => things.flatMap((thing) => site.languages.map((lang) => ({ lang, thing })));
    const withRows = (ids) => ids.map((id) => projects.get(id));
    return {
        site,
        places,
        homes: inEach([{ path: site.paths.home }]),
        placeLists: inEach([{ path: site.paths.municipalities }]),
        lists: inEach(site.lists.map((list) => ({ ...list, rows: withRows(list.ids) }))),
        projects: inEach([...projects.values()].map((project) => ({ ...project, call: calls[project.call] }))),
        municipalities: inEach(
            places.map((place) => ({ ...place, lead: withRows(place.lead), partner: withRows(place.partner) })),
        ),
    };
};
