// Runs queries beside the page, so that a long one does not hold it up and can be stopped with the worker. Each query
// meets the database as it was published: it is opened anew, and nothing can be written into it.
"use strict";

// More rows than anybody reads; what a query without end may fill.
const MOST_ROWS = 100000;
let opening;

const fetched = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.arrayBuffer();
};

const open = async ({ library, wasm, database }) => {
  importScripts(library);
  const [wasmBinary, bytes] = await Promise.all([fetched(wasm), fetched(database)]);
  return { sqlite: await initSqlJs({ wasmBinary }), bytes: new Uint8Array(bytes) };
};

const plain = (value) =>
  value instanceof Uint8Array ? `x'${Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("")}'` : value;

// The columns and rows of the last statement that has any. Whole numbers come as BigInt, exact at any size.
const run = (connection, sql) => {
  let result = { columns: [], rows: [], more: false };
  for (const statement of connection.iterateStatements(sql)) {
    const columns = statement.getColumnNames();
    const rows = [];
    let more = false;
    while (statement.step()) {
      if ((more = rows.length === MOST_ROWS)) break;
      rows.push(statement.get(null, { useBigInt: true }).map(plain));
    }
    if (columns.length) result = { columns, rows, more };
  }
  return result;
};

self.onmessage = async ({ data }) => {
  let opened;
  try {
    opened = await (opening ??= open(data.files));
  } catch (error) {
    opening = undefined;
    self.postMessage({ kind: "unreachable", message: String(error.message ?? error) });
    return;
  }
  self.postMessage({ kind: "running" });
  let connection;
  try {
    connection = new opened.sqlite.Database(opened.bytes);
    connection.run("PRAGMA query_only = ON");
    self.postMessage({ kind: "result", ...run(connection, data.sql) });
  } catch (error) {
    self.postMessage({ kind: "error", message: String(error.message ?? error) });
  } finally {
    connection?.close();
  }
};
