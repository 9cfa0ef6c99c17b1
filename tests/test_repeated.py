"""What is kept of a page is shown only where it would be drawn the same."""

import pytest
from markupsafe import Markup

from grantsite import repeated
from grantsite.records import Text
from grantsite.views import Link


class Counted:
    """Says how often it was drawn."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Markup:
        self.times += 1
        return Markup(str(self.times))  # noqa: S704 (a number)


def test_part_is_drawn_once_for_the_same_name_and_values() -> None:
    root, caller = ["../"], Counted()
    keep = repeated.Repeated(lambda: root[0])
    view = Link(Text(fi="Hanke"))
    assert [keep("row", view, "", None, caller=caller) for _ in range(3)] == ["1", "1", "1"]
    assert keep("other", view, "", None, caller=caller) == "2"
    assert keep("row", view, "and 1 partner", None, caller=caller) == "3"
    root[0] = "../../"
    assert keep("row", view, "", None, caller=caller) == "4"


def test_another_view_is_another_part_though_it_is_equal() -> None:
    keep, caller = repeated.Repeated(str), Counted()
    for number in range(100):  # each is gone before the next is made, unless it is held
        assert keep("row", Link(Text(fi="Hanke")), caller=caller) == str(number + 1)


def test_no_more_is_kept_than_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeated, "_MOST", 3)
    keep, caller = repeated.Repeated(str), Counted()
    assert [keep(name, caller=caller) for name in "abcaad"] == ["1", "2", "3", "1", "1", "4"]
    assert [keep(name, caller=caller) for name in "da"] == ["4", "5"]


def test_nothing_is_kept_on_the_plain_path() -> None:
    caller = Counted()
    assert [repeated.drawn_anew("row", caller=caller) for _ in range(2)] == ["1", "2"]
