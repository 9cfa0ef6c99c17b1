"""The tokens: colours that can be read, and styles that use them and no sizes or colours of their own."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parent.parent / "static/css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
# What pages are made of. Sheets beside these are each of one kind of page; paper has sizes and colours of its own.
SHEETS = [CSS / "base.css", CSS / "layout.css", *sorted((CSS / "parts").glob("*.css"))]

# Text and what it stands on: at least 7:1 (WCAG 1.4.6). Lines and shapes that mean something: at least 3:1 (1.4.11).
TEXT = [
    *product(("ink", "soft", "link", "visited"), ("paper", "raised", "tint", "mark")),
    *product(("on-band", "on-band-soft"), ("band",)),
    ("on-yes", "yes"),
    ("on-accent", "on-band-accent"),
]
SHAPES = [
    *product(("border", "focus", "accent", "yes"), ("paper", "raised", "tint")),
    ("on-band-accent", "band"),
    ("on-band-soft", "band"),
]


def values(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): ([^;]+);", text))


def schemes() -> dict[str, dict[str, str]]:
    light, dark = re.split(r"@media \(prefers-color-scheme: dark\)", TOKENS.partition("@media (forced-colors")[0])
    return {"light": values(light), "dark": values(light) | values(dark)}


def lightness(color: str) -> float:
    """Relative luminance, by WCAG."""
    digits = color.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, brighter = sorted((lightness(one), lightness(other)))
    return (brighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert round(contrast("#fff", "#000"), 2) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("scheme", schemes())
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 7), (SHAPES, 3)], ids=["text", "shapes"])
def test_colours_can_be_told_apart(scheme: str, pairs: list[tuple[str, str]], least: int) -> None:
    colours = schemes()[scheme]
    faint = {pair: round(ratio, 2) for pair in pairs if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < least}
    assert faint == {}


def declarations(path: Path) -> list[tuple[str, str]]:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"([\w-]+):\s*([^;{}]+);", text)


def is_stray(name: str, value: str) -> bool:
    """Whether a declaration gives a colour or a size of type of its own."""
    size = name == "font-size" and not re.fullmatch(r"var\(--[\w-]+\)|100%|0\.9em", value)
    return bool(size or re.search(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl)", value))


def test_colours_and_sizes_of_type_are_tokens() -> None:
    own = []
    for sheet in SHEETS:
        own += [f"{sheet.name}: {name}: {value}" for name, value in declarations(sheet) if is_stray(name, value)]
    assert own == []


def test_space_is_made_of_steps() -> None:
    """Sizes that the window gives, and the pixel of a hidden text or a tag, are no steps."""
    own = [
        f"{path.name}: {name}: {value}"
        for path in SHEETS
        for name, value in declarations(path)
        if re.match(r"(margin|padding|gap|row-gap|column-gap)\b", name) and re.search(r"\d(rem|px)\b", value)
        if "clamp(" not in value and not re.match(r"-?1px\b", value)
    ]
    assert own == []


def test_every_token_is_used_and_every_used_one_is_there() -> None:
    used = {name for path in CSS.rglob("*.css") for name in re.findall(r"var\(--([\w-]+)", path.read_text("utf-8"))}
    assert used == set(values(TOKENS))


def test_a_macro_and_its_style_have_one_name() -> None:
    """A style without a macro is of a block that pages write themselves: docs/design.md names them."""
    said = (CSS.parent.parent / "docs/design.md").read_text(encoding="utf-8")
    macros = {path.stem for path in (CSS.parent.parent / "templates/parts").glob("*.html")}
    blocks = {path.stem for path in (CSS / "parts").glob("*.css")} - macros
    assert sorted(block for block in blocks if f"`{block}`" not in said) == []
