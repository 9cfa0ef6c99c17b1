"""A comparison as JSON: the same facts as the text, with amounts as exact euros."""

from typing import Any

import msgspec

from grantsite.comparison.changes import Change, Comparison, RecordChange, Side, Sum
from grantsite.comparison.notes import notes, opening
from grantsite.comparison.shapes import euros_as_number
from grantsite.comparison.sums import sum_sentence
from grantsite.messages import in_language

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def print_json(comparison: Comparison, language: str) -> str:
    """One JSON object, its texts in a language; ends in a newline."""
    document = {
        "base": _side(comparison.base, language),
        "head": _side(comparison.head, language),
        "summary": in_language(opening(comparison), language),
        "records": [_record(record, language) for record in comparison.records],
        "calls": [
            {
                "call": call.call,
                "name": in_language(call.name, language),
                "sums": [_sum(total, language) for total in call.sums],
            }
            for call in comparison.calls
        ],
        "only_form": list(comparison.only_form),
        "unread": [{"path": path, "in": in_language(sides, language)} for path, sides in comparison.unread],
        "notes": [in_language(note, language) for note in notes(comparison)],
    }
    return msgspec.json.format(_ENCODER.encode(document), indent=2).decode() + "\n"


def _side(side: Side, language: str) -> dict[str, Any]:
    return {"name": in_language(side.name, language), "commit": side.commit or None, "errors": side.errors}


def _record(record: RecordChange, language: str) -> dict[str, Any]:
    return {
        "kind": record.kind,
        "id": record.id,
        "name": in_language(record.name, language),
        "path": record.path,
        "status": record.status,
        "changes": [_change(change, language) for change in record.changes],
        "effect": None if record.effect is None else in_language(record.effect, language),
        "text": [in_language(sentence, language) for sentence in record.sentences],
    }


def _change(change: Change, language: str) -> dict[str, Any]:
    cents = change.difference_in_cents
    return {
        "field": change.field,
        "name": in_language(change.name, language),
        "before": change.before,
        "after": change.after,
        "difference": None if cents is None else euros_as_number(cents),
        "text": in_language(change.sentence_with_advice, language),
    }


def _sum(total: Sum, language: str) -> dict[str, Any]:
    def number(value: int | None) -> Any:
        return euros_as_number(value) if total.is_money and value is not None else value

    return {
        "sum": total.field,
        "name": in_language(total.name, language),
        "before": number(total.before),
        "after": number(total.after),
        "difference": number(total.after - total.before),
        "control_total_before": number(total.control_before),
        "control_total_after": number(total.control_after),
        "equals_control_total_before": total.equals_before,
        "equals_control_total_after": total.equals_after,
        "text": in_language(sum_sentence(total), language),
    }
