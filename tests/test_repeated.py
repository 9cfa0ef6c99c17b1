"""What is kept of a page is shown only where it would be drawn the same."""

from pathlib import Path

import pytest
from markupsafe import Markup

from grantsite import repeated
from grantsite.environment import PlainEnvironment, QuickEnvironment
from grantsite.records import Text
from grantsite.views import Link


class Counted:
    """Says how often it was drawn."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Markup:
        self.times += 1
        return Markup(str(self.times))  # noqa: S704 (a number)


def test_part_is_drawn_once_for_the_same_place_and_values() -> None:
    root, caller = ["../"], Counted()
    keep = repeated.Repeated(lambda: root[0])
    view = Link(Text(fi="Hanke"))
    assert [keep("row", view, "", None, caller=caller) for _ in range(3)] == ["1", "1", "1"]
    assert keep("other", view, "", None, caller=caller) == "2"
    assert keep("row", view, "and 1 partner", None, caller=caller) == "3"
    root[0] = "../../"
    assert keep("row", view, "", None, caller=caller) == "4"


def test_values_that_are_equal_and_of_another_kind_are_told_apart() -> None:
    keep, caller = repeated.Repeated(str), Counted()
    values = [1, True, 0, False, "", Markup(""), "&", Markup("&"), None, "1"]
    assert [keep("row", value, caller=caller) for value in values] == [str(n + 1) for n in range(len(values))]
    assert [keep("row", value, caller=caller) for value in values] == [str(n + 1) for n in range(len(values))]


@pytest.mark.parametrize("value", [(1, 2), [1], {"a": 1}, Text(fi="Hanke")])
def test_value_by_which_nothing_is_known_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match=f"not for {type(value).__name__}"):
        repeated.Repeated(str)("row", value, caller=Counted())


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


def test_each_place_of_each_template_keeps_its_own_part(tmp_path: Path) -> None:
    """Two in one line, and the same in two templates, whose macros are not the same."""
    body = "{% call repeated(x) %}{{ m() }}{% endcall %}{% call repeated(x) %}!{% endcall %}"
    (tmp_path / "one").write_text("{% macro m() %}1{% endmacro %}" + body)
    (tmp_path / "two").write_text("{% macro m() %}2{% endmacro %}" + body)
    plain, quick = PlainEnvironment(tmp_path), QuickEnvironment(tmp_path)
    plain.add_globals({"repeated": repeated.drawn_anew})
    quick.add_globals({"repeated": repeated.Repeated(str)})
    for environment in (plain, quick):
        drawn = [environment.get_template(name).render(x=x) for x in (1, True, 1) for name in ("one", "two")]
        assert drawn == ["1!", "2!"] * 3
