"""The examples and counterexamples of a pack's patterns, run as `kg packs test` does."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.links.relations import Relations
from kg.extract.values.attributes import Attributes
from kg.extract.wording.markup import parse
from kg.model import Document, Link, Reading
from kg.packs import Pack, Pattern
from kg.text.sentences import paragraphs, sentences

_ARROW = " => "


def relations(pack: Pack) -> list[str]:
    """List what the relation patterns read otherwise than their examples say: `text => subject > object`, with (planned) and the like behind."""
    extractor = Relations(pack)
    wrong: list[str] = []
    for pattern in pack.of("relation"):
        for example in pattern.examples:
            text, _, wanted = example.partition(_ARROW)
            found = {_shown(link) for link in extractor.by_rule(pattern.name, _reading(text))}
            if wanted.strip() not in found:
                wrong.append(f"{_where(pattern)}: example `{example}` gives {', '.join(sorted(found)) or 'nothing'}")
        for text in pattern.counterexamples:
            found = {
                _shown(link) for link in extractor.by_rule(pattern.name, _reading(text)) if link.modality == "asserted"
            }
            if found:
                wrong.append(f"{_where(pattern)}: counterexample `{text}` gives {', '.join(sorted(found))}")
    return wrong


def attributes(pack: Pack) -> list[str]:
    """List what the attribute patterns read otherwise than their examples say: `text => entity = value`."""
    extractor = Attributes(pack)
    wrong: list[str] = []
    for pattern in pack.of("attribute"):
        for text, wanted in _cases(pattern):
            found = {
                f"{a.entity.name} = {a.value}" for a in extractor(_reading(text)).attributes if a.rule == pattern.name
            }
            if (wanted not in found) if wanted else found:
                wrong.append(
                    f"{_where(pattern)}: `{text}` gives {', '.join(sorted(found)) or 'nothing'}, not {wanted or 'nothing'}"
                )
    return wrong


def _cases(pattern: Pattern) -> Iterator[tuple[str, str]]:
    for example in pattern.examples:
        text, _, wanted = example.partition(_ARROW)
        yield text, wanted.strip()
    for text in pattern.counterexamples:
        yield text, ""


def _shown(link: Link) -> str:
    return f"{link.subject.name} > {link.object.name}" + ("" if link.modality == "asserted" else f" ({link.modality})")


def _where(pattern: Pattern) -> str:
    return f"{pattern.file}: {pattern.name}"


def _reading(marked: str) -> Reading:
    text, mentions, _ = parse(marked)
    lines = tuple(paragraphs(text))
    document = Document(id="example", text=text, sha256="", published="2025-06-30")
    return Reading(
        document=document,
        text=text,
        paragraphs=lines,
        sentences=tuple(sentences(text, lines)),
        mentions=tuple(mentions),
    )
