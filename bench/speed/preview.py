"""The preview in a real browser: from saving a record to the reloaded page, drawn with the change."""

import time

from playwright.sync_api import Browser

from bench.speed.contestants import PORT, Contestant
from bench.speed.rounds import say
from bench.speed.watching import rest

# Notes when the first frame after the page is read is drawn, on the clock that Python reads too.
_NOTE_FRAME = """addEventListener("DOMContentLoaded", () =>
    requestAnimationFrame(() => requestAnimationFrame(() => { window.drawnAt = Date.now(); })));"""
_SHOWN = "(name) => window.drawnAt && document.querySelector('h1')?.textContent.includes(name)"
_MOST_MILLISECONDS = 600_000
# The names before were given while only files were looked at.
_FIRST_NUMBER = 16


def milliseconds_until_reloaded(browser: Browser, contestant: Contestant, projects: int, times: int) -> list[float]:
    """Save the record so many times while the browser shows the project's page, which is served meanwhile. The record
    has another name after each, and not one that it had before."""
    found = []
    page = browser.new_context().new_page()
    page.add_init_script(_NOTE_FRAME)
    page.goto(f"http://127.0.0.1:{PORT}/{contestant.edited.page}")
    page.wait_for_function(_SHOWN, arg="", timeout=_MOST_MILLISECONDS)
    for number in range(_FIRST_NUMBER, _FIRST_NUMBER + times):
        rest(projects)
        name = contestant.edited.variant(number)
        saved = time.time() * 1000
        contestant.rename(name)
        page.wait_for_function(_SHOWN, arg=name, timeout=_MOST_MILLISECONDS)
        found.append(page.evaluate("window.drawnAt") - saved)
        say(f"{projects:,} preview: {found[-1]:.0f} ms")
    page.context.close()
    return found
