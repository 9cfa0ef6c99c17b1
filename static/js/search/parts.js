// The parts of the index, each fetched once and only when it is needed. They are scripts, not data, because scripts
// load from a disk too. grantsite/search/files.py says what each part holds.
const partsOf = (folder) => {
  const promises = new Map();
  const arrivals = new Map();
  window.searchPart = (name, data) => arrivals.get(name)?.(data);
  return (name) => {
    if (!promises.has(name)) {
      promises.set(
        name,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          arrivals.set(name, resolve);
          script.src = `${folder}${name}.js`;
          script.onload = () => script.remove();
          script.onerror = () => {
            script.remove();
            promises.delete(name); // the next query tries again
            reject(new Error(`${script.src} cannot be loaded`));
          };
          document.head.append(script);
        }),
      );
    }
    return promises.get(name);
  };
};
