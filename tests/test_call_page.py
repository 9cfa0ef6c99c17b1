"""What the page of a call says of its legal bases."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from command import ROOT
from grantsite.assets import Assets
from grantsite.catalog import Catalog
from grantsite.config import load_site
from grantsite.past import NOTHING
from grantsite.planned import Planned
from grantsite.rendering import Renderers
from real_content import NO_WORDS, Records


@pytest.mark.parametrize(
    ("sections", "said"),
    [("7", "section 7"), ("7 a", "section 7 a"), ("5, 8", "sections 5, 8"), ("5–8", "sections 5–8")],
)
def test_one_section_of_an_act_is_one(tmp_path: Path, sections: str, said: str) -> None:
    content = Records(tmp_path).content
    entry = content.calls[0]
    basis = msgspec.structs.replace(entry.record.legal_bases[0], sections=sections)
    call = replace(entry, record=msgspec.structs.replace(entry.record, legal_bases=[basis]))
    planned = Planned(load_site(ROOT / "site.yaml"), Catalog(replace(content, calls=[call])), lambda: NO_WORDS, NOTHING)
    renderers = Renderers(ROOT / "templates", planned.site, planned.targets, Assets(ROOT / "static").names)
    page = next(page for page in planned.pages if page.template == "pages/call.html")
    shown = {}
    for language in ("fi", "en"):
        tree = LexborHTMLParser(renderers.draw(page, language, f"{page.address[language]}index.html"))
        item = next(item for item in tree.css(".points__item") if basis.number in item.text())
        shown[language] = item.text().partition(f"({basis.number}), ")[2]
    assert shown["en"].startswith(f"{said} ")
    assert shown["fi"].startswith(f"{sections}\u00a0§ ")


def test_a_statute_has_every_section_of_the_decision_that_refers_to_it(built_site: Path) -> None:
    """Its sections are cited in several of the decision's: the first alone would be a wrong source for most of them."""
    for file, said in (("haut/2020", "luvut 1, 2, 4, 5, 6"), ("en/calls/2020", "sections 1, 2, 4, 5, 6")):
        tree = LexborHTMLParser((built_site / file / "index.html").read_text(encoding="utf-8"))
        item = next(item for item in tree.css(".points__item") if "688/2001" in item.text())
        assert " ".join(item.text().split()).endswith(said)
