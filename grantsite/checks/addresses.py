"""An address, once published, never dies: the list of published addresses is held against those that are planned."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from typing import Any

from grantsite.catalog import Catalog
from grantsite.codes import CODES
from grantsite.content import Entry
from grantsite.errors import Problem, first_of_many
from grantsite.messages import LANGUAGES, Message, say, say_many
from grantsite.published import Published
from grantsite.urls import Addresses, Subject

_LANGUAGE_LENGTH = len("/fi/")


def check_published(catalog: Catalog, addresses: Addresses, planned: Mapping[str, str]) -> Iterator[Problem]:
    """One problem for each alias that is missing or with the wrong record, or else one that says how many addresses are
    new.

    ``planned`` are the addresses of the site as it would be built, each with the id or code of the project or
    municipality that it is the page of, or "". A content without a list has nothing to keep.
    """
    published = catalog.content.published
    if published is None:
        return
    lost = _lost(addresses, published, planned)
    stand = {subject for subject in lost if _stands(addresses, subject, planned)}
    yield from first_of_many(list(_lost_problems(catalog, published, lost, stand)))
    moved = list(_moved(catalog, addresses, published, planned))
    yield from moved
    if not lost and not moved and (new := sorted(planned.keys() - published.lines.keys())):
        message = say_many(
            len(new),
            "{number} address is new and not in the list, {address}",
            "{number} addresses are new and not in the list, such as {address}",
            address=new[0],
        )
        yield _problem(published, 1, "new-address", message, say("add what is new with python build.py addresses"))


def _lost_problems(
    catalog: Catalog, published: Published, lost: dict[Subject | str, list[str]], stand: Set[Subject | str]
) -> Iterator[Problem]:
    """One for each subject; the pages of those that ``stand`` are there, so no alias of theirs would help."""
    for subject, of_subject in lost.items():
        first = min(of_subject, key=published.lines.__getitem__)
        if not first.startswith("/"):
            message = say('"{address}" is not an address of the site', address=first)
            hint = say("begin with the / behind the address of the home page, as in /data/, or take the line out")
            yield _problem(published, published.lines[first], "wrong-format", message, hint)
            continue
        message = say_many(
            len(of_subject),
            "the published address {address} would lead nowhere",
            "the published address {address} and others like it, {number} in all, would lead nowhere",
            address=first,
        )
        owner = next(filter(None, map(published.owners.get, of_subject)), "")
        about = first if subject in stand else subject
        yield _problem(published, published.lines[first], "lost-address", message, _hint(catalog, about, owner))


def _problem(published: Published, line: int, code: str, message: Message, hint: Message) -> Problem:
    return Problem(published.path, line, 1, CODES[code].level, code, message, hint)


def _lost(addresses: Addresses, published: Published, planned: Mapping[str, str]) -> dict[Subject | str, list[str]]:
    """The published addresses that are not planned, by what they are about."""
    found: defaultdict[Subject | str, list[str]] = defaultdict(list)
    others = {f"/{language}/": language for language in LANGUAGES if language not in addresses.languages}
    for address in published.lines:
        if address not in planned:
            language = others.get(address[:_LANGUAGE_LENGTH])
            found[language or addresses.subject_of(address) or address].append(address)
    return found


def _stands(addresses: Addresses, subject: Subject | str, planned: Mapping[str, str]) -> bool:
    """Whether the page is there below whose address something is lost: no alias would keep that. A file of an award is
    gone with the award's record."""
    if isinstance(subject, str) or subject.permanent:
        return False
    if subject.kind == "project":
        pages = addresses.project(subject.call, subject.name)
    else:
        pages = addresses.municipality_alias(subject.name)
    return any(f"/{page}" in planned for page in pages.values())


def _hint(catalog: Catalog, subject: Subject | str, owner: str) -> Message:
    """Which alias keeps the address: of the record whose it was. Where the list does not say whose, none is named."""
    if isinstance(subject, str):
        if subject in LANGUAGES:
            return say('put "{language}" back into languages in site.yaml', language=subject)
        if "#" in subject:
            return say('codes and ids never change: put "{name}" back', name=subject.partition("#")[2])
        return say("put the page back, or take the line out if the address was never published")
    if subject.permanent:
        return say('ids and codes never change: give the record its "{name}" back', name=subject.name)
    if not owner:
        return say('add "{slug}" to the aliases of the record that had this address', slug=subject.name)
    entry = _record(catalog, subject, owner)
    if entry is None:
        return say('put the record "{key}" back: the address was that of its page', key=owner)
    return say('add "{slug}" to the aliases in {path}', slug=subject.name, path=entry.path)


def _record(catalog: Catalog, subject: Subject, key: str) -> Entry[Any] | None:
    found = catalog.projects.get(key) if subject.kind == "project" else catalog.places.get(key)
    return found.entry if found else None


def _moved(
    catalog: Catalog, addresses: Addresses, published: Published, planned: Mapping[str, str]
) -> Iterator[Problem]:
    """Addresses that would lead to another record than that which they were published of; one of each name."""
    told: set[Subject] = set()
    for address, owner in published.owners.items():
        present = planned.get(address) or owner
        subject = addresses.subject_of(address) if present != owner else None
        if subject is None or subject in told:
            continue
        told.add(subject)
        entry = _record(catalog, subject, present)
        is_alias = entry is not None and subject.name in entry.record.aliases
        message = say(
            'the published address {address} was that of "{owner}", and would lead to "{present}"',
            address=address,
            owner=owner,
            present=present,
        )
        instead = _hint(catalog, subject, owner)
        path = entry.path if entry else present
        if is_alias:
            hint = say('take the alias "{slug}" out of {path}; {hint}', slug=subject.name, path=path, hint=instead)
        else:
            hint = say("the record in {path} needs another name; {hint}", path=path, hint=instead)
        yield _problem(published, published.lines[address], "moved-address", message, hint)
