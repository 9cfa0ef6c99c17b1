"""Our own reader of messages gives what Babel's gives."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from grantsite.catalogue import Catalogue, catalogue
from grantsite.messages import LOCALE_FOLDER

FILES = sorted(LOCALE_FOLDER.glob("*.po"))


def by_library(file: Path) -> Catalogue:
    with file.open("rb") as opened:
        messages = read_po(opened, locale=file.stem.rpartition(".")[2])
    found: Catalogue = {}
    for message in messages:
        if message.id:
            one = message.id if isinstance(message.id, str) else message.id[0]
            found[one] = message.string if isinstance(message.string, str) else (message.string[0], message.string[1])
    return found


def test_there_are_catalogues() -> None:
    assert len(FILES) == 4


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_message_is_what_the_library_reads(file: Path) -> None:
    found = catalogue(file)
    assert found == by_library(file)
    assert len(found) > 500


HEAD = 'msgid ""\nmsgstr ""\n"Language: fi\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
ODD = [
    'msgid "a"\nmsgstr "b"',  # no end of a line
    'msgid "a \\"b\\"\\n"\nmsgstr "c\\\\d\\te"\n',
    'msgid ""\n"a "\n"b"\nmsgstr ""\n"c "\n"\\"d\\"\\n"\n',
    '# a\n#: b.py:1\n#, python-format, fuzzy\nmsgid "%(a)s"\nmsgstr "%(a)s b"\n\n#~ msgid "c"\n#~ msgstr "d"\n',
    'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""\n\n\n\nmsgid "d"\nmsgstr ""\n',
    'msgid "a \\d"\nmsgstr "a \\d"\n',
    'msgid "a # b"\nmsgstr "msgid \\"c\\""\n',
    'msgid "ä“” €"\nmsgstr "\N{NO-BREAK SPACE}😀"\n',
]


@pytest.mark.parametrize("text", ODD)
def test_whatever_a_file_may_hold_is_read_alike(tmp_path: Path, text: str) -> None:
    file = tmp_path / "fi.po"
    file.write_text(HEAD + text, encoding="utf-8")
    assert catalogue(file) == by_library(file)
    assert catalogue(file)


@pytest.mark.parametrize("text", ['msgctxt "a"\nmsgid "b"\nmsgstr "c"\n', 'msgid "a"\nmsgstr[0] "b"\n'])
def test_what_is_not_known_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "fi.po"
    file.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"fi\.po: msg"):
        catalogue(file)
