"""The preview in a real browser: from saving a record to the reloaded page, drawn with the change."""

import sys
import time

from playwright.sync_api import Browser

from bench.speed.contestants import PORT, Contestant
from bench.speed.watching import rest, running

# Notes when the first frame after the page is read is drawn, on the clock that Python reads too.
_NOTE_FRAME = """addEventListener("DOMContentLoaded", () =>
    requestAnimationFrame(() => requestAnimationFrame(() => { window.drawnAt = Date.now(); })));"""
_SHOWN = "(name) => window.drawnAt && document.querySelector('h1')?.textContent.includes(name)"
_MOST_MILLISECONDS = 120_000


def milliseconds_until_reloaded(browser: Browser, contestant: Contestant, projects: int, rounds: int) -> list[float]:
    """Save the record so many times while the browser shows the project's page."""
    found = []
    with running(contestant, projects):
        page = browser.new_context().new_page()
        page.add_init_script(_NOTE_FRAME)
        page.goto(f"http://127.0.0.1:{PORT}/{contestant.edited.page}")
        page.wait_for_function(_SHOWN, arg=contestant.edited.name, timeout=_MOST_MILLISECONDS)
        for number in range(1, rounds + 1):
            rest(projects)
            name = contestant.edited.variant(number)
            saved = time.time() * 1000
            contestant.rename(name)
            page.wait_for_function(_SHOWN, arg=name, timeout=_MOST_MILLISECONDS)
            found.append(page.evaluate("window.drawnAt") - saved)
            print(f"{projects:,} preview: {found[-1]:.0f} ms", file=sys.stderr, flush=True)
        page.context.close()
        contestant.rename(contestant.edited.name)
    return found
