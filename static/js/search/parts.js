// The parts of the index, each fetched once and only when it is needed. They are scripts, not data, because scripts
// load from a disk too. grantsite/search/files.py says what each part holds.
const partsOf = (folder, receiver = "searchPart") => {
  const promises = new Map();
  const arrivals = new Map();
  window[receiver] = (name, data) => {
    arrivals.get(name)?.(data);
    arrivals.delete(name);
  };
  return (name) => {
    if (!promises.has(name)) {
      promises.set(
        name,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          arrivals.set(name, resolve);
          script.src = `${folder}${name}.js`;
          const failed = () => {
            script.remove();
            promises.delete(name); // the next query tries again
            reject(new Error(`${script.src} cannot be loaded`));
          };
          script.onerror = failed;
          // a page in place of the part, as some hosts answer, loads too
          script.onload = () => (arrivals.has(name) ? failed() : script.remove());
          document.head.append(script);
        }),
      );
    }
    return promises.get(name);
  };
};
