// A button beside each text that is offered for copying.
modules.snippet = (element) => {
  const text = element.querySelector("textarea");
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "button snippet__copy";
  button.textContent = element.dataset.copy;
  // which of the texts is copied is told by its label, for those who hear the button alone
  button.setAttribute("aria-describedby", (element.querySelector("label").id = `${text.id}-label`));
  said.className = "snippet__said";
  said.setAttribute("role", "status");
  text.addEventListener("focus", () => {
    text.select();
    // a browser brings the first line into view, not the rest of the box
    text.scrollIntoView({ block: "nearest" });
  });
  button.addEventListener("click", async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      // a page on a disk or without https has no such clipboard
      text.select();
      if (!document.execCommand("copy")) return;
    }
    said.textContent = element.dataset.copied;
  });
  element.append(button, said);
};
