"""Each kind of page links the style sheets that its classes stand in, and rules that no page uses are few and known."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from site_folder import Site, kinds

# Of documents of their own: cards, sheets of paper.
APART = ("embed", "sheet")
SCRIPTS = Path(__file__).resolve().parents[2] / "static/js"
# Lists of more rows than one page holds have these, and sheets of more partners than any project has now.
LARGER = {"many", "pagination", "pagination__list"}


def classes(style: str) -> set[str]:
    """The classes that rules of a style sheet are for."""
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", style)))


def styles(site: Site) -> dict[str, set[str]]:
    """The classes of each published style sheet, by its path."""
    names = [name for name in site.files if name.startswith("static/") and name.endswith(".css")]
    return {name: classes((site.root / name).read_text(encoding="utf-8")) for name in sorted(names)}


def page_classes(tree: LexborHTMLParser) -> set[str]:
    found = {name for node in tree.css("[class]") for name in (node.attributes["class"] or "").split()}
    for template in tree.css("template"):  # filled in by a script
        found |= {name for text in re.findall(r'class="([^"]*)"', template.html or "") for name in text.split()}
    return found


def test_pages_link_the_sheets_of_their_classes(site: Site) -> None:
    of_sheet = styles(site)
    shared = {name: found for name, found in of_sheet.items() if Path(name).name.split(".")[0] not in APART}
    assert len(shared) > 5
    every = set().union(*shared.values())
    problems = []
    for name in kinds(site).values():
        tree = LexborHTMLParser((site.root / name).read_text(encoding="utf-8"))
        links = [str(node.attributes["href"]) for node in tree.css("link[rel=stylesheet]")]
        linked = {f"static/{link.rpartition('/')[2]}" for link in links}
        assert linked <= set(of_sheet), name
        if not linked & set(shared):
            continue  # a document apart
        missing = page_classes(tree) & every - set().union(*(of_sheet[link] for link in linked))
        problems += [f"{name}: {missing}"] if missing else []
    assert problems == []


def test_no_rule_is_for_nothing(site: Site) -> None:
    used = set(LARGER)
    # drawings are files of their own, which a script puts into their pages
    for name in (*site.pages, *(name for name in site.files if name.endswith(".svg"))):
        text = (site.root / name).read_text(encoding="utf-8")
        used |= {word for found in re.findall(r'class="([^"]*)"', text) for word in found.split()}
    scripts = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js"))
    unused = {name for found in styles(site).values() for name in found - used if name not in scripts}
    assert unused == set()
