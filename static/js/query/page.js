// The page of queries: what is asked -> a worker -> a table. Nothing is fetched before the reader presses a button, and
// a query that came with the address is only written into the form.
modules.query = (root) => {
  const form = root.querySelector("[data-form]");
  if (location.protocol === "file:") {
    // no browser lets a page on a disk fetch the file that lies beside it
    form.remove();
    root.querySelector("[data-disk]").hidden = false;
    return;
  }
  const input = form.querySelector("textarea");
  const start = form.querySelector("[type=submit]");
  const stop = form.querySelector("[data-stop]");
  const status = root.querySelector("[data-status]");
  const failure = root.querySelector("[data-failure]");
  const result = root.querySelector("[data-result]");
  const table = result.querySelector("table");
  const { library, wasm, database, worker: script } = root.dataset;
  const files = Object.fromEntries(Object.entries({ library, wasm, database }).map(([name, path]) => [name, new URL(path, location.href).href]));
  const SHOWN = 200;
  // "min2": a year stays 2020
  const digits = new Intl.NumberFormat({ fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[document.documentElement.lang], { useGrouping: "min2", maximumFractionDigits: 20 });
  const isNumber = (value) => typeof value === "number" || typeof value === "bigint";
  let worker;
  let question = "";
  let last;

  const element = (name, text = "", properties = {}) => Object.assign(document.createElement(name), { textContent: text }, properties);

  const end = (said) => {
    if (document.activeElement === stop) start.focus();
    stop.hidden = true;
    status.textContent = said;
    // the answer may lie below the window's edge
    if (status.getBoundingClientRect().top > innerHeight * 0.7) input.labels[0].scrollIntoView();
  };

  const close = () => {
    worker?.terminate();
    worker = undefined;
  };

  const cell = (value, className) => {
    // a string keeps every digit of a number
    const text = value === null ? "–" : isNumber(value) ? digits.format(String(value)) : value;
    return element("td", text, { className });
  };

  const show = ({ columns, rows, more }) => {
    last = { columns, rows };
    if (!columns.length) return end(root.dataset.none);
    const values = { count: digits.format(rows.length), shown: digits.format(SHOWN) };
    const said = fill(more ? root.querySelector("[data-endless]") : rows.length > SHOWN ? root.querySelector("[data-cut]") : status, rows.length, values);
    table.caption.textContent = question || root.dataset.caption;
    const classes = columns.map((_, index) => (rows.length && rows.every((row) => row[index] === null || isNumber(row[index])) ? "number" : ""));
    const head = element("tr");
    head.append(...columns.map((name, index) => element("th", name, { scope: "col", className: classes[index] })));
    table.tHead.replaceChildren(head);
    table.tBodies[0].replaceChildren(
      ...rows.slice(0, SHOWN).map((row) => {
        const line = element("tr");
        line.append(...row.map((value, index) => cell(value, classes[index])));
        return line;
      }),
    );
    result.hidden = false;
    end(said);
  };

  const WORDS = {
    table: /^no such table: (.*)/,
    column: /^no such column: (.*)/,
    readonly: /readonly/,
    unfinished: /^incomplete input/,
    syntax: /^near "(.*)": syntax error|^unrecognized token: (.*)/,
  };
  const fail = (message, kind) => {
    const known = kind ?? Object.keys(WORDS).find((name) => WORDS[name].test(message)) ?? "other";
    const [, ...names] = WORDS[known]?.exec(message) ?? [];
    const words = failure.dataset[known].replace("{name}", names.find(Boolean) ?? "");
    failure.replaceChildren(element("p", words), element("p", `${failure.dataset.said} `));
    failure.lastChild.append(element("code", message));
    failure.hidden = false;
    end("");
  };

  const ask = (sql, words) => {
    // a query that still runs gives way
    if (!stop.hidden) close();
    question = words;
    failure.hidden = result.hidden = true;
    history.replaceState(null, "", `?${new URLSearchParams({ sql })}`);
    status.textContent = root.dataset.loading;
    stop.hidden = false;
    if (!worker) {
      worker = new Worker(new URL(script, location.href));
      worker.onerror = (event) => {
        close();
        fail(event.message ?? "", "unreachable");
      };
      worker.onmessage = ({ data }) => {
        if (data.kind === "running") status.textContent = root.dataset.running;
        else if (data.kind === "result") show(data);
        else fail(data.message, data.kind === "error" ? undefined : data.kind);
      };
    }
    worker.postMessage({ files, sql });
  };

  for (const item of root.querySelectorAll("[data-question]")) {
    const words = item.querySelector("summary").textContent.trim();
    const sql = item.querySelector("code").textContent;
    const button = element("button", words, { type: "button", className: "button query__question" });
    button.addEventListener("click", () => {
      input.value = sql;
      ask(sql, words);
    });
    item.replaceChildren(button);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(input.value, "");
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  stop.addEventListener("click", () => {
    close();
    end(root.dataset.stopped);
  });
  result.querySelector("[data-save]").addEventListener("click", () => {
    saveFile(root.dataset.file, csvOf(last.columns, last.rows));
  });
  const given = new URLSearchParams(location.search).get("sql");
  if (given) {
    input.value = given;
    status.textContent = root.dataset.given;
  }
  form.hidden = false;
};
