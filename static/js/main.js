// Every script only adds to a page that works without it. A part registers itself under the name that pages
// give in data-module, and is started on its own, so that one that fails leaves the others alone.
"use strict";

const modules = {};

document.addEventListener("DOMContentLoaded", () => {
  for (const element of document.querySelectorAll("[data-module]")) {
    try {
      modules[element.dataset.module](element);
    } catch (error) {
      console.error(error);
    }
  }
});

// The search is one key away on every page, unless the reader has turned that off (WCAG 2.1.4): voice control may type
// a slash by mistake. The choice stays in this browser; where it cannot be kept, the key works.
const shortcut = {
  get works() {
    try {
      return localStorage.getItem("shortcut") !== "off";
    } catch {
      return true;
    }
  },
};
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || !shortcut.works || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  document.querySelector("[data-search]")?.focus();
});

// On a disk no server turns a folder's address into its index.html.
if (location.protocol === "file:") {
  const name = (link, attribute) => {
    const url = new URL(link.getAttribute(attribute), location.href);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      link.setAttribute(attribute, url.href);
    }
  };
  const follow = (event) => {
    const link = event.target.closest("a[href]");
    if (link) name(link, "href");
  };
  document.addEventListener("click", follow);
  document.addEventListener("auxclick", follow);
  document.addEventListener("submit", (event) => {
    if (event.target.hasAttribute("action")) name(event.target, "action");
  });
}
