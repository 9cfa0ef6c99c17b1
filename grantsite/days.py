"""Days in Finland: those of decisions and payments, and that of a commit wherever it was made."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Europe/Helsinki")
# The beginning of 31.12.9999: a clock can be wrong by more than a date can hold.
_LAST_SECOND = 253402207200


def start_of(day: date) -> datetime:
    """Midnight in Finland at which a day begins: a fact that has a day has no better time."""
    return datetime.combine(day, time(), _ZONE)


def day_of(seconds: int) -> date:
    """The day in Finland of a moment (seconds since 1970), the last one that a date can be for what lies beyond."""
    return datetime.fromtimestamp(min(max(seconds, 0), _LAST_SECOND), _ZONE).date()
