"""What is wrong with a feed: by the schema of RFC 4287, by its rules that no schema holds, and by its links."""

from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "data/atom.rng"))


def feed_problems(root: Path, file: Path, base_url: str) -> list[str]:
    """Sentences, empty where all is well; `root` is the folder of the site that stands at `base_url`."""
    name = file.relative_to(root).as_posix()
    tree = etree.parse(file)
    problems = [] if SCHEMA.validate(tree) else [f"{name}: {error.message}" for error in SCHEMA.error_log]
    feed = tree.getroot()
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        problems.append(f"{name}: an entry has no author (4.1.2)")
    problems += [
        f"{name}: an entry has neither content nor an alternate link (4.1.2)"
        for entry in entries
        if entry.find(f"{ATOM}content") is None and entry.find(f"{ATOM}link[@rel='alternate']") is None
    ]
    ids = [element.text or "" for element in tree.iter(f"{ATOM}id")]
    if len(ids) != len(set(ids)):
        problems.append(f"{name}: an id is given twice (4.1.1)")
    problems += [f"{name}: {id} is no absolute address (4.2.6)" for id in ids if not urlsplit(id).scheme]
    if feed.find(f"{ATOM}link[@rel='self']") is None:
        problems.append(f"{name}: does not say where it stands (4.1.1)")
    times = [element.text or "" for element in tree.iter(f"{ATOM}updated")]
    if times and times[0] != max(times):
        problems.append(f"{name}: an entry is newer than the feed")
    for entry in entries:
        title, summary = (entry.findtext(f"{ATOM}{what}") for what in ("title", "summary"))
        if summary == title:
            problems.append(f"{name}: a summary only repeats its title: {title}")
    # the page that an id names is there as well
    addresses = [element.get("href") for element in tree.iter(f"{ATOM}link") if element.get("rel") != "license"]
    for address in [*addresses, *(id.partition("#")[0] for id in ids)]:
        if not leads_somewhere(root, address, base_url):
            problems.append(f"{name}: {address} leads nowhere")
    return problems


def leads_somewhere(root: Path, address: str, base_url: str) -> bool:
    """Whether an absolute address is that of a file or page of the site."""
    path = address.removeprefix(base_url)
    return path != address and (root / path / "index.html" if path.endswith("/") or not path else root / path).is_file()
