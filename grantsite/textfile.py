"""An editor's file as text, with everything that is wrong with its bytes and characters.

What cannot be read at all raises ContentError; what can is read, and every odd character becomes a problem at its
place, so that one run names them all.
"""

import os
import re
import stat
from collections.abc import Iterator

from grantsite.codes import CODES
from grantsite.errors import ContentError, Problem
from grantsite.letters import ORDINARY, ZERO_WIDTH, decomposed, shown
from grantsite.messages import Message, count, say
from grantsite.reasons import why

MAX_BYTES = 1_000_000
# More of the same in one file say nothing new.
_MOST_OF_A_KIND = 20
_LINE_ENDS = say('set the line ends to "LF" in your editor and save the file')
# Among them the rarer line breaks, which YAML counts as lines and editors do not.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)")
# Nearly every text: nothing in it is looked for.
_NOTHING_ODD = re.compile(f"[\t\n -~{ORDINARY}]*+")
# What git writes into a file when it cannot join two versions; the line between them may also be a line of Markdown.
_CONFLICT = re.compile(r"^(<<<<<<<|>>>>>>>)(?= |\r?$)", re.MULTILINE)
# How files begin that are no text, though some of them have no zero byte: PDF, pictures, files of office programs.
_NO_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def read_text(path: str | os.PathLike[str], shown_path: str) -> tuple[str, list[Problem]]:
    """The text of a file, its line ends as ``\\n``, and the problems of its characters.

    Raises ContentError where it is not a readable file of UTF-8 text, where git left two versions in it, or where a
    control character would make lines and columns ambiguous.
    """
    return text_of(_bytes(path, shown_path), shown_path)


def text_of(data: bytes, shown_path: str) -> tuple[str, list[Problem]]:
    """The same of bytes that were read."""
    if len(data) > MAX_BYTES:
        message = say("the file is larger than {size} bytes", size=count(MAX_BYTES))
        hint = say("a record is a page of text; move anything else out of content/")
        raise ContentError([_problem(shown_path, "too-large", message, hint)])
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(
            _problem(
                shown_path,
                "byte-order-mark",
                say("the file begins with a byte-order mark"),
                say('save it as "UTF-8", not as "UTF-8 with BOM"'),
            )
        )
    text = _decoded(data, shown_path)
    # Of a file in two versions no other mistake is one. To look for the signs alone is quick.
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (conflict := _CONFLICT.search(text)):
        message = say("two versions of the text stand here, one below the other: git could not join them")
        hint = say("keep the lines that are right, and delete those that begin with <<<<<<<, ======= and >>>>>>>")
        place = _place(text, conflict.start())
        raise ContentError([*problems, _problem(shown_path, "merge-conflict", message, hint, place)])
    if _NOTHING_ODD.fullmatch(text):
        return text, problems
    if controls := list(_control_problems(text, shown_path)):
        raise ContentError([*problems, *controls])
    problems += _character_problems(text.replace("\r\n", "\n"), shown_path)
    windows = text.count("\r\n")
    if windows:
        place = _place(text, text.index("\r\n"))
        problems.append(
            _problem(
                shown_path,
                "line-ends",
                say("the lines end as on Windows (CRLF)"),
                _LINE_ENDS,
                place,
            )
        )
    return text.replace("\r\n", "\n"), problems


def _problem(path: str, code: str, message: Message, hint: Message, place: tuple[int, int] = (1, 1)) -> Problem:
    return Problem(path, *place, CODES[code].level, code, message, hint)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _bytes(path: str | os.PathLike[str], shown_path: str) -> bytes:
    """All bytes of a file, or the first of one that is too large."""
    ordinary = say("check that it is an ordinary file you may read")
    try:
        # A pipe or a device could be read for ever, and even to open it could do something.
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            problem = _problem(shown_path, "unreadable-file", say("this is not an ordinary file"), ordinary)
            raise ContentError([problem])
        file = os.open(path, _READ)
        try:
            data = os.read(file, min(status.st_size, MAX_BYTES) + 1)
            if len(data) != status.st_size:  # too large, written to meanwhile, or of a system that tells no sizes
                while len(data) <= MAX_BYTES and (more := os.read(file, MAX_BYTES + 1)):
                    data += more
        finally:
            os.close(file)
    except FileNotFoundError:
        hint = say("restore it, or mend the reference to it")
        raise ContentError([_problem(shown_path, "missing-file", say("the file does not exist"), hint)]) from None
    except OSError as error:
        message = say("the file cannot be read: {reason}", reason=why(error))
        raise ContentError([_problem(shown_path, "unreadable-file", message, ordinary)]) from None
    return data


def _decoded(data: bytes, shown_path: str) -> str:
    encoding = say('save the file with the encoding "UTF-8"')
    # Of a text in UTF-16 every second byte is nothing, where its letters are those of ASCII.
    if data.startswith(_UTF_16) or (len(data) > 2 and data.count(0) * 3 > len(data)):
        message = say("the file is saved in another encoding, UTF-16")
        raise ContentError([_problem(shown_path, "not-utf8", message, encoding)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data or data.startswith(_NO_TEXT):
            hint = say("put the text itself here, not a picture or a file of an office program")
            problem = _problem(shown_path, "not-utf8", say("this is not a text file"), hint)
            raise ContentError([problem]) from None
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = say("byte {byte} is not UTF-8 text", byte=f"0x{data[error.start]:02x}")
        raise ContentError([_problem(shown_path, "not-utf8", message, encoding, (line, column))]) from None


def _control_problems(text: str, shown_path: str) -> Iterator[Problem]:
    for number, match in enumerate(CONTROL.finditer(text)):
        if number == _MOST_OF_A_KIND:
            return
        message = control_message(match[0])
        hint = _LINE_ENDS if match[0] == "\r" else say("delete it")
        yield _problem(shown_path, "control-characters", message, hint, _place(text, match.start()))
        if match[0] == "\r":
            return  # the line ends of a whole file: one place says it


def control_message(character: str) -> Message:
    """What is said of a control character."""
    return say("the invisible character {character} is not allowed", character=f"U+{ord(character):04X}")


def zero_width_message(character: str) -> Message:
    """What is said of a character without width."""
    return say("the character {character} cannot be seen", character=shown(character))


def _character_problems(text: str, shown_path: str) -> Iterator[Problem]:
    if text.isascii():
        return
    for number, match in enumerate(ZERO_WIDTH.finditer(text)):
        if number == _MOST_OF_A_KIND:
            break
        message = zero_width_message(match[0])
        hint = say("delete it: place the cursor here and press Delete once")
        yield _problem(shown_path, "zero-width", message, hint, _place(text, match.start()))
    for number, (offset, found, composed) in enumerate(decomposed(text)):
        if number == _MOST_OF_A_KIND:
            break
        message = say('"{found}" is written with {number} characters', found=found, number=count(len(found)))
        if len(found) == len(composed):
            message = say('"{found}" ({character}) is another character', found=found, character=shown(found))
        yield _problem(shown_path, "not-nfc", message, say('type "{text}" anew', text=composed), _place(text, offset))
