// What is searched for -> the address of the page: a new entry of the browser's history for a choice and for the first
// letter typed; further letters change that entry.
const addressOf = () => {
  let typing = false;
  let writing;
  let pending; // typed, but not yet in the address: browsers let it change only so often

  const write = (state, how) => {
    try {
      history[how](null, "", location.pathname + (state && `?${state}`));
    } catch {
      // on a disk a browser may not allow it; the search itself still works
    }
  };
  const flush = () => {
    clearTimeout(writing);
    if (pending !== undefined) write(pending, "replaceState");
    pending = undefined;
  };

  return {
    // `typed` where the state is that of a word that may go on
    remember: (state, typed) => {
      if (typed && typing) {
        pending = state;
        clearTimeout(writing);
        writing = setTimeout(flush, 200);
      } else {
        flush();
        if (state === new URLSearchParams(location.search).toString()) return; // a space says nothing yet
        write(state, "pushState");
        typing = typed;
      }
    },
    // the word is typed; the next one is another
    rest: () => {
      flush();
      typing = false;
    },
    // the address is another one: what was to be written is of no use
    forget: () => {
      clearTimeout(writing);
      pending = undefined;
      typing = false;
    },
  };
};
