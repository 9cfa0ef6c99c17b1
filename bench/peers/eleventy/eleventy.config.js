// The plain pages of the speed comparison. DATA is the folder that bench/handover.py wrote.
const path = require("node:path");

const { amounts } = require(path.join(process.env.DATA, "site.json"));

const grouped = (whole, language) => String(whole).replace(/\B(?=(\d{3})+$)/g, amounts[language].group);

function money(cents, language) {
    if (cents === null) return "–";
    const { before, decimal, after } = amounts[language];
    const rest = cents % 100;
    const end = rest ? decimal + String(rest).padStart(2, "0") : "";
    return before + grouped(Math.floor(cents / 100), language) + end + after;
}

module.exports = function (config) {
    config.addFilter("money", money);
    config.addFilter("number", grouped);
    config.addFilter("filled", (text, name, value) => text.replace(`%(${name})s`, value));
    config.addWatchTarget(process.env.DATA);
    return { dir: { input: "src", output: process.env.OUT } };
};
