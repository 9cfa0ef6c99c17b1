"""What ``check`` finds, as a page that GitHub shows beside the run of a workflow."""

import json
from collections import Counter

from tools.publishing.errors import StepError
from tools.publishing.markdown import escaped, table
from tools.publishing.running import build_py

_MOST = 100


def summary(base: str | None) -> str:
    """Markdown: the problems of the records as they are and, with a base, what changed since that revision.

    Raises StepError where check itself cannot run.
    """
    found = build_py("check", "--format", "json")
    try:
        report = json.loads(found.error)
    except ValueError:
        raise StepError(f"build.py check --format json ended with {found.status}:\n{found.error}") from None
    problems = report["problems"]
    levels = Counter(problem["level"] for problem in problems)
    parts = ["## Check of the records", _verdict(levels)]
    if problems:
        rows = [
            [
                f"{escaped(p['path'])}:{p['line']}",
                f"{escaped(p['level'])} {escaped(p['code'])}",
                f"{escaped(p['message'])}<br>{escaped(p['hint'] or '')}".removesuffix("<br>"),
            ]
            for p in problems[:_MOST]
        ]
        parts.append(table(["place", "problem", "what is wrong, and how to mend it"], rows))
    if len(problems) > _MOST:
        parts.append(f"{len(problems) - _MOST} more are not listed here: `python build.py check` names each.")
    if base:
        changed = build_py("diff", base, "--markdown")
        parts.append(changed.out if changed.status == 0 else f"What changed cannot be said: {escaped(changed.error)}")
    return "\n\n".join(part.strip() for part in parts)


def _verdict(levels: Counter[str]) -> str:
    errors, warnings = levels["error"], levels["warning"]
    if errors:
        return f"**{_count(errors, 'error')}**, {_count(warnings, 'warning')}: the site cannot be built."
    return f"No errors, {_count(warnings, 'warning')}."


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
