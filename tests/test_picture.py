"""Share images: their form and weight, the same bytes every time, and words that are never cut off."""

import json
import os
import string
import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFont
from selectolax.lexbor import LexborHTMLParser

from conftest import BASE_URL
from grantsite import picture
from site_folder import Site

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 40_000
WORDS = {
    "site": "Avustusikkuna",
    "kicker": "Hanke · Kajaani",
    "name": "Digikokous 3.0",
    "figure": "479\u00a0400\u00a0€",
    "tag": "Myönnetty",
    "remarks": ["Haettu 479\u00a0400\u00a0€", "Päätös 9.12.2020"],
}


def drawn(**words: object) -> Image.Image:
    return Image.open(BytesIO(picture.draw(json.dumps(WORDS | words))))


@pytest.fixture(scope="module")
def pictures(built_site: Path) -> list[Path]:
    return sorted(built_site.rglob("share.png"))


def test_every_project_and_municipality_has_one_in_each_language(built_site: Path, pictures: list[Path]) -> None:
    folders = {path.parent.relative_to(built_site).as_posix() for path in pictures}
    for kind in ("projects", "municipalities"):
        for found in json.loads((built_site / f"api/v1/{kind}.json").read_text(encoding="utf-8")):
            assert {address.rstrip("/") for address in found["url"].values()} <= folders
    assert {".", "sv", "en"} <= folders


def test_form_and_weight(pictures: list[Path]) -> None:
    for path in pictures:
        data = path.read_bytes()
        assert len(data) < MOST_BYTES, path
        # of the header: width, height, bits of a pixel, colours from a palette
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">IIBB", data[16:26]) == (1200, 630, 4, 3), path


def test_pictures_of_the_same_words_have_the_same_bytes(pictures: list[Path]) -> None:
    text = json.dumps(WORDS)
    here = picture.draw(text)
    code = "import sys; from grantsite import picture; sys.stdout.buffer.write(picture.draw(sys.stdin.read()))"
    for seed in ("1", "2"):
        elsewhere = subprocess.run(
            (sys.executable, "-c", code),
            input=text.encode(),
            env=os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": "C"},
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        assert elsewhere.stdout == here
    assert len({path.read_bytes() for path in pictures}) > 900, "other words, other pictures"


def is_untouched(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether a part of a picture looks as it does where there are no words."""
    empty = drawn(kicker="", name="", figure="", tag="", remarks=[])
    return image.crop(box).tobytes() == empty.crop(box).tobytes()


LETTERS = st.characters(codec="latin-1", categories=("L", "N", "P", "Zs"))
NAMES = st.text(LETTERS, max_size=250) | st.lists(st.text(string.ascii_letters + "åäöÅÄÖ", max_size=30)).map(" ".join)


@given(name=NAMES, figure=NAMES, tag=st.text(LETTERS, max_size=20), remark=NAMES)
def test_nothing_reaches_the_margins(name: str, figure: str, tag: str, remark: str) -> None:
    image = drawn(kicker=remark, name=name, figure=figure, tag=tag, remarks=[remark, name])
    assert image.size == (1200, 630)
    # a letter such as j or f may reach a few pixels beyond its place
    assert is_untouched(image, (0, 0, 60, 630))
    assert is_untouched(image, (1140, 0, 1200, 630))
    assert is_untouched(image, (0, 605, 1200, 630))
    # between the name and the line below it
    assert is_untouched(image, (0, 418, 1200, 426))


def write_plainly(image: Image.Image, at: tuple[int, int], text: str, size: int, weight: int, colour: int) -> None:
    """Letters drawn and put on the picture by what Pillow offers to everybody."""
    font, pen = picture._font(size, weight), at[0] * 64
    for letter in text:
        left, top, right, bottom = (int(edge) for edge in font.getbbox(letter, anchor="ls"))
        if right > left and bottom > top:
            mask = Image.new("L", (right - left, bottom - top))
            ImageDraw.Draw(mask).text((-left, -top), letter, font=font, fill=255, anchor="ls")
            image.paste(colour, (pen // 64 + left, at[1] + top), mask)
        pen += int(font.getlength(letter) * 64)


@pytest.mark.parametrize(
    "name", ["Digikokous 3.0", "Ähtäri", "Kunnan talouden ja toiminnan tietojen yhteinen käyttö", "–"]
)
def test_letters_are_where_the_library_puts_them(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    made = drawn(name=name).convert("RGB")
    forget = (picture._with_name, picture._background, picture._beginning_of)
    for kept in forget:
        kept.cache_clear()
    monkeypatch.setattr(picture, "_write", write_plainly)
    plain = drawn(name=name).convert("RGB")
    for kept in forget:
        kept.cache_clear()
    assert ImageChops.difference(made, plain).getbbox() is None
    assert ImageChops.difference(made, Image.new("RGB", made.size)).getbbox() is not None


def test_real_names_are_whole(built_site: Path) -> None:
    names = [p["name"] for p in json.loads((built_site / "api/v1/projects.json").read_text(encoding="utf-8"))]
    for place in json.loads((built_site / "api/v1/municipalities.json").read_text(encoding="utf-8")):
        names += filter(None, place["name"].values())
    assert len(names) > 600
    for name in names:
        size, lines = picture.fit_name(name)
        assert " ".join(lines) == name
        assert size >= 43
        assert all(picture.text_width(line, size, 700) <= 1040 for line in lines)


def test_typeface_has_every_letter_of_the_real_names(built_site: Path) -> None:
    text = "".join(
        place["name"]["fi"] + (place["name"]["sv"] or "")
        for place in json.loads((built_site / "api/v1/municipalities.json").read_text(encoding="utf-8"))
    ) + "".join(p["name"] for p in json.loads((built_site / "api/v1/projects.json").read_text(encoding="utf-8")))
    font = ImageFont.truetype(picture.TYPEFACE, 40, layout_engine=ImageFont.Layout.BASIC)
    missing = bytes(font.getmask("\U0010fffd"))
    assert missing.strip(b"\0")
    assert [letter for letter in sorted(set(text) | set("€–·…")) if bytes(font.getmask(letter)) == missing] == []


def test_name_too_long_for_any_size_ends_in_an_ellipsis() -> None:
    _, lines = picture.fit_name("kunta " * 200)
    assert lines[-1].endswith("kunta…")
    _, lines = picture.fit_name("å" * 400)
    assert lines[-1].endswith("å…")


def test_lines_are_parted_at_spaces_only() -> None:
    _, lines = picture.fit_name("Hanke, jolle myönnettiin 1\u00a0185\u00a0000\u00a0€ vuonna 2020 kuntien yhteistyöhön")
    assert any("1\u00a0185\u00a0000\u00a0€" in line for line in lines)
    _, lines = picture.fit_name("Kuntien yhteinen digitaalinen palvelu a")
    assert lines[-1] != "a", "no line of one letter"


def test_words_that_do_not_fit_the_declaration_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        picture.draw(json.dumps(WORDS | {"title": "x"}))


def meta(path: Path) -> dict[str, str]:
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    nodes = [node.attributes for node in tree.css("head > meta")]
    return {str(n.get("property") or n.get("name")): str(n.get("content")) for n in nodes}


def test_every_page_names_its_picture(site: Site) -> None:
    own = 0
    for page in site.full_pages:
        found = meta(site.root / page.path)
        folder = page.path.removesuffix("index.html")
        address = found["og:image"].removeprefix(BASE_URL)
        home = {"fi": "", "sv": "sv/", "en": "en/"}[page.folder_language]
        has_own = f"{folder}share.png" in site.files
        assert address == (folder if has_own else home) + "share.png", page.path
        assert address in site.files
        own += has_own
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        assert 10 <= len(found["og:image:alt"]) <= 300, page.path
        assert found["twitter:card"] == "summary_large_image"
    assert own == 3 * (61 + 310 + 1)


def test_alternative_text_says_what_the_picture_says(site: Site) -> None:
    found = meta(site.root / "hankkeet/2020/digikokous-3-0/index.html")
    assert found["og:image:alt"] == "Digikokous 3.0: avustusta myönnetty 479\u00a0400\u00a0€"
    found = meta(site.root / "sv/kommuner/helsingfors/index.html")
    for words in ("Helsingfors", "850\u00a0000\u00a0€", "Administrerar 1 projekt", "Är partner i 1 projekt"):
        assert words in found["og:image:alt"]
