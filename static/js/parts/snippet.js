// A button beside each text that is offered for copying.
modules.snippet = (element) => {
  const [text, button, said] = ["textarea", "button", ".snippet__said"].map((part) => element.querySelector(part));
  text.addEventListener("focus", () => {
    text.select();
    // a browser brings the first line into view, not the rest of the box
    text.scrollIntoView({ block: "nearest" });
  });
  button.addEventListener("click", async () => {
    // what was copied before is no longer there to be pasted
    for (const other of document.querySelectorAll(".snippet__said")) other.textContent = "";
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      // a page on a disk or without https has no such clipboard; at worst the text is left selected for the reader's keys
      text.focus();
      if (!document.execCommand("copy")) return;
      button.focus();
    }
    said.textContent = said.dataset.said;
  });
  button.hidden = false;
};
