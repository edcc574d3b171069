"""The match form of a text and the way back: what extractors read, while evidence keeps counting in the document.

`fold` leaves out what is no text (pinyin glosses, invisible characters, breaks inside wrapped paragraphs, spans that the
caller skips) and changes the rest one character for one: traditional to simplified, full width to half width, half-width punctuation beside Chinese
to its Chinese form, straight quotation marks to paired ones. So every character of the match form has one origin, and
`unfold` carries a finished reading back to the offsets of its document.
"""

from __future__ import annotations

import dataclasses
import html
import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import opencc

from kg.model import Assertion, Attribute, Drop, Form, Link, Mention, Quantity, Quote, Reading, Span, Tag
from kg.text.glosses import toneless_glosses, without_toneless_glosses
from kg.text.regional import mainland_name
from kg.text.wraps import spaced

_t2s = opencc.OpenCC("t2s").convert

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a character class."""

_CHINESE = HAN + "，。！？：；、“”‘’「」『』（）《》〈〉【】〔〕…—"

# Standard in simplified texts although traditional ones use them too (乾隆, 於震, 昇腾): alone they prove nothing.
_SHARED = "乾吒夥徵拚捱摺於榘菸薹醣麴麽昇寀錤鮀璗濛坏祇藉著"
# Proper names whose simplified form keeps a character that the conversion would change.
_KEPT = {"昇騰": "昇腾", "昇腾": "昇腾", "昇思": "昇思"}
_kept = re.compile("|".join(_KEPT))

_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ"
# Particles whose gloss carries no tone mark; everywhere else the mark tells a gloss from (ai) or (app).
_NEUTRAL = {"的地得": "de", "了": "le", "着著": "zhe", "们們": "men", "吗嗎": "ma", "呢": "ne", "吧罷": "ba"}
_NEUTRAL |= {"么麼": "me", "个個": "ge", "里裡裏": "li", "子": "zi", "头頭": "tou"}
_toneless = {c + syllable for characters, syllable in _NEUTRAL.items() for c in characters}
_bracketed = re.compile(rf"[(（]([A-Za-zü{_TONED}' ]{{2,24}})[)）]")
_toned = re.compile(f"[{_TONED}]")
_han = re.compile(f"[{HAN}]")
_han_run = re.compile(f"[{HAN}]+")
# Traditional writing has one character for 隨著 and 著名; OpenCC leaves it to the reader.
_particle = re.compile("(?<![名专显卓原土编合论巨遗新译所昭拙])著(?![名作述称有书者录])")
_preposition = re.compile("(?<=[富由对位关终属等至基处])於")  # elsewhere in a simplified text 於 is a surname
_invisible = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ue000-\uf8ff\U000e0100-\U000e01ef\U000f0000-\U0010ffff]"
)
_market = re.compile(rf"(?<=[{HAN}])\*?-(?:KY|SW|W)(?![A-Za-z0-9-])")
"""Behind a firm's name: at which market, or with which rights, its shares trade (汀川-KY)."""
_honour = re.compile(
    f"(?:拿督斯里|拿督斯裡|丹斯里|丹斯裡|拿督)(?=[{HAN}](?<![勋勳衔銜的头頭和及与與等]))"
    "|(?<![A-Za-z] )(?<![A-Za-z])(?:Tan Sri|Dat(?:uk|o['’]?)(?: (?:Seri|Sri))?) (?=[A-Z][a-z])"
)
"""Malaysian titles before a name: 董事长拿督斯里某某 is 董事长某某."""
_zero = re.compile("[一二三四五六七八九][〇○]*○|○+(?=[一二三四五六七八九])")  # 二○二五年, written with a circle
_NAME = 64  # characters of a name
_entity = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")


def fold(text: str, skip: Sequence[Span] = (), wrapped: Sequence[Span] = ()) -> Form:
    """Give the match form of a text, without the spans in `skip`; the line breaks in `wrapped` become blanks or nothing."""
    if skip or wrapped:
        return _form(text, skip, wrapped)
    return _form_of_name(text) if len(text) <= _NAME else _form_of_text(text)


@lru_cache(maxsize=65536)  # the same names come again and again
def _form_of_name(text: str) -> Form:
    return _form(text, (), ())


@lru_cache(maxsize=4)  # several steps ask about one text
def _form_of_text(text: str) -> Form:
    return _form(text, (), ())


def _form(text: str, skip: Sequence[Span], wrapped: Sequence[Span]) -> Form:
    left_out = [(s.start, s.end) for s in skip if s.start < s.end]
    if wrapped:
        text, gone = _on_one_line(text, wrapped)
        left_out += gone
    if "(" in text or "（" in text:
        left_out += (m.span() for m in _bracketed.finditer(text) if _is_gloss(m))
        left_out += toneless_glosses(text)
    if "-" in text:
        left_out += (m.span() for m in _market.finditer(text))
    if "督" in text or "丹斯" in text or "Dat" in text or "Tan Sri" in text:
        left_out += (m.span() for m in _honour.finditer(text))
    if "&" in text:
        text = _entity.sub(_meaning, text)
    left_out += (m.span() for m in _invisible.finditer(text))
    pieces = list(_kept_pieces(len(text), sorted(left_out)))
    origin: Sequence[int] = range(len(text))
    if left_out:
        text = "".join([text[start:end] for start, end in pieces])
        origin = array("q")
        for start, end in pieces:
            origin.extend(range(start, end))
    text = _unified(text)
    if "○" in text:
        text = _zero.sub(lambda found: found[0].replace("○", "〇"), text)
    return Form(text=_punctuated(_simplified(text)), origin=origin)


def simplify(text: str) -> str:
    """Give a text in simplified characters, one for one; what is simplified already passes unchanged."""
    return _simplified(text)


def without_glosses(text: str) -> str:
    """Take pinyin glosses and invisible characters out of a text and leave its characters as they are."""
    plain = without_toneless_glosses(_bracketed.sub(lambda m: "" if _is_gloss(m) else m[0], text))
    return _invisible.sub("", plain)


@lru_cache(maxsize=262144)
def key(name: str) -> str:
    """Give the form by which names compare: folded, casefold, without blanks, punctuation and marks."""
    plain = unicodedata.normalize("NFKC", name)
    plain = without_toneless_glosses(_bracketed.sub(lambda m: "" if _is_gloss(m) else m[0], plain))
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in mainland_name(_t2s(plain)).casefold() if c.isalnum())


def unfold(reading: Reading) -> Reading:
    """Carry all spans of a reading in match form back to its document; a reading without a form is back already."""
    form = reading.form
    if form is None:
        return reading

    @cache
    def mention(m: Mention) -> Mention:
        return m._replace(span=form.span(m.span))

    def link(x: Link) -> Link:
        subject, object_ = mention(x.subject), mention(x.object)
        return dataclasses.replace(x, subject=subject, object=object_, evidence=form.span(x.evidence))

    def attribute(x: Attribute) -> Attribute:
        return dataclasses.replace(x, entity=mention(x.entity), evidence=form.span(x.evidence))

    def quantity(x: Quantity) -> Quantity:
        subject = mention(x.subject) if isinstance(x.subject, Mention) else x.subject
        return x._replace(span=form.span(x.span), subject=subject)

    def assertion(x: Assertion) -> Assertion:
        return x._replace(span=form.span(x.span), subject=mention(x.subject) if x.subject else None)

    def quote(x: Quote) -> Quote:
        return dataclasses.replace(
            x,
            speaker=mention(x.speaker) if x.speaker else None,
            speaker_span=form.span(x.speaker_span) if x.speaker_span else None,
            content=form.span(x.content),
            cue=form.span(x.cue) if x.cue else None,
            about=tuple(mention(m) for m in x.about),
            quantities=tuple(quantity(one) for one in x.quantities),
            assertions=tuple(assertion(one) for one in x.assertions),
        )

    def tag(x: Tag) -> Tag:
        return x._replace(span=form.span(x.span))

    def drop(x: Drop) -> Drop:
        return x._replace(span=form.span(x.span))

    return dataclasses.replace(
        reading,
        text=reading.document.text,
        form=None,
        sight=None,
        paragraphs=tuple(map(form.span, reading.paragraphs)),
        sentences=tuple(map(form.span, reading.sentences)),
        tags=tuple(tag(x) for x in reading.tags),
        mentions=tuple(mention(m) for m in reading.mentions),
        links=tuple(link(x) for x in reading.links),
        attributes=tuple(attribute(x) for x in reading.attributes),
        quotes=tuple(quote(x) for x in reading.quotes),
        dropped=tuple(drop(x) for x in reading.dropped),
    )


def _is_gloss(bracket: re.Match[str]) -> bool:
    """Tell the pinyin in 創(chuàng)業(yè), 重慶(Chóng qìng) and 的(de) from other Latin words in brackets."""
    before, inner = bracket.string[bracket.start() - 1 : bracket.start()], bracket[1]
    if not _han.match(before):
        return False
    return before + inner in _toneless or bool(_toned.search(inner))


def _meaning(entity: re.Match[str]) -> str:
    """Put the character that `&quot;` means at the place of its `&`, and NUL, which is left out, for the rest."""
    meaning = html.unescape(entity[0])
    return meaning + "\0" * (len(entity[0]) - 1) if len(meaning) == 1 else entity[0]


def _on_one_line(text: str, wrapped: Sequence[Span]) -> tuple[str, list[tuple[int, int]]]:
    """Put a blank at the place of a break between Latin words; give the text and what is to be left out of it."""
    characters, gone = list(text), []
    for span in wrapped:
        blank = spaced(text[span.start - 1], text[span.end])
        if blank:
            characters[span.start] = " "
        gone.append((span.start + blank, span.end))
    return "".join(characters), gone


def _kept_pieces(length: int, left_out: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in left_out:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < length:
        yield at, length


# PDF extraction leaves these; only the Kangxi block has compatibility mappings in Unicode.
_RADICALS = dict(
    zip(
        "⺎⺟⺠⺼⻁⻄⻅⻆⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "兀母民肉虎西见角贝车辶长门青韦页风飞食首马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
_SIGNS = {
    **dict(zip("﹐﹑﹔﹕﹖﹗﹙﹚｡｢｣､︰〝〞", "，、；：？！（）。「」、：“”", strict=True)),
    **dict.fromkeys("‧・･•∙⋅", "·"),
    **dict.fromkeys("―─╴⸺", "—"),
    **dict.fromkeys("‐‑−－﹣", "-"),
    **dict.fromkeys(["\u00a0", "\u1680", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000"], " "),
    **dict.fromkeys("\u2028\u2029\x85\x0b\x0c", "\n"),
    "＂": '"',
    "＇": "'",
    "丨": "|",  # a stroke that stands for the bar between a head and its text
}


@cache
def _single_characters() -> dict[int, str]:
    """Build the table of what changes whatever stands beside it."""
    table: dict[int, str] = {}
    blocks = (range(0xFF01, 0xFF5F), range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
    for block in (*blocks, range(0x1D400, 0x1D800)):
        for code in block:
            normal = unicodedata.normalize("NFKC", chr(code))
            if len(normal) == 1 and normal != chr(code) and chr(code) not in "！（），：；？":
                table[code] = normal
    table.update({ord(a): b for a, b in {**_RADICALS, **_SIGNS}.items()})
    return table


_beyond = re.compile("[\U00010000-\U0010ffff]")


def _unified(text: str) -> str:
    """Change what changes whatever stands beside it: full width, compatibility forms, signs with several codes."""
    table = _single_characters()
    if _beyond.search(text):
        return text.translate(table)
    # Few characters of a text change, and to search for them is several times faster than to look each one up.
    return _changing().sub(lambda found: table[ord(found[0])], text)


@cache
def _changing() -> re.Pattern[str]:
    """Match what `_single_characters` changes in the basic plane."""
    return re.compile("[" + re.escape("".join(chr(code) for code in _single_characters() if code < 0x10000)) + "]")


@cache
def _traditional() -> re.Pattern[str]:
    # Only the basic plane: a class that reaches beyond it makes `re` slower a hundred times, and a text whose only
    # traditional character is that rare is none.
    blocks = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
    every = "".join(chr(code) for block in blocks for code in block)
    changed = [a for a, b in zip(every, _t2s("\n".join(every)).split("\n"), strict=True) if a != b]
    return re.compile("[" + "".join(c for c in changed if c not in _SHARED) + "]")


def _simplified(text: str) -> str:
    found = _traditional().findall(text)
    if not found:
        return text
    # A text in traditional characters is converted whole. In a simplified one only the lines that hold a traditional
    # character are, and in them what simplified writing shares stays.
    if len(found) * 10 > sum(map(len, _han_run.findall(text))):
        return _particle.sub("着", _converted(text))
    return "".join(
        _preposition.sub("于", "".join(a if a in _SHARED else b for a, b in zip(line, _converted(line), strict=True)))
        if _traditional().search(line)
        else line
        for line in text.splitlines(keepends=True)
    )


def _converted(text: str) -> str:
    result: str = _t2s(text)
    if len(result) != len(text):  # a phrase that changes its length: character by character keeps the way back
        result = "".join(b if len(b := _t2s(a)) == 1 else a for a in text)
    if _beyond.search(result):  # 錤 has a simplified form that hardly any font or list has: nobody writes it
        result = "".join(a if b > "\uffff" and a in _SHARED else b for a, b in zip(text, result, strict=True))
    if "昇" in text:
        for found in _kept.finditer(text):
            result = result[: found.start()] + _KEPT[found[0]] + result[found.end() :]
    return result


_TO_CHINESE = str.maketrans(",:;!?", "，：；！？")
_half_width = re.compile("[,:;!?]+")
# Who writes half-width commas between Chinese means the same by one between Latin words without a blank.
_writes_half_commas = re.compile(rf",(?<=[{HAN}],)(?=[{HAN}])")
_between_latin = re.compile(r",(?<=[A-Za-z%],)(?=[A-Za-z0-9])|,(?<=\d,)(?=[A-Za-z])")
_brackets = re.compile(r"\(([^()（）\n]{0,200})[)）]|（([^()（）\n]{0,200})\)")
_beside = re.compile(f"[{_CHINESE}]")
_follows = re.compile(f" ?[{_CHINESE}]")
# What stands before the point is asked behind it, so that the search can leap from point to point.
_full_stop = re.compile(rf"\.(?<=[{HAN}”’）》]\.)(?=[“”’「」）]|[ \t]*$)", re.MULTILINE)
_any_full_stop = re.compile(
    rf"\.(?<=[{HAN}”’）》]\.)(?=[{HAN}“”’「」）A-Z0-9]|[ \t]*$)|\.(?<=[A-Za-z%]\.)(?=[{HAN}])", re.MULTILINE
)
_dashes = re.compile("[-–]{2,}|–")
_quoted_line = re.compile(r'^[^\n]*"[^\n]*', re.MULTILINE)  # from the start of a line, or long ones take forever


def _punctuated(text: str) -> str:
    """Give half-width punctuation beside Chinese its Chinese form, so that rules need to know only one."""
    original = text
    if '"' in text:
        text = _quoted_line.sub(lambda line: _paired(line[0]), text)
    if "(" in text or ")" in text:
        text = _brackets.sub(_chinese_brackets, text)
    text = _half_width.sub(_chinese_marks, text)
    if "," in text and _writes_half_commas.search(original) and "，" not in original:
        text = _between_latin.sub("，", text)
    if "--" in text or "–" in text:
        text = _dashes.sub(_chinese_dash, text)
    # Where no sentence ends with the Chinese full stop, the point between characters is it, and not that of a name.
    return (_full_stop if "。" in text else _any_full_stop).sub("。", text)


def _paired(line: str) -> str:
    """Turn the straight double quotation marks of one paragraph into opening and closing ones, by turns."""
    if not _han.search(line):
        return line
    characters = list(line)
    straight = [i for i, c in enumerate(characters) if c == '"']
    if len(straight) > 1 and len(straight) % 2:
        # one is too many: an inch sign, if there is one
        straight = [i for i in straight if not (i and characters[i - 1].isdigit())] or straight
    first = straight[0]
    after = line[first + 1 : first + 2]
    # an odd number that begins with a mark before punctuation closes a quotation opened in an earlier paragraph
    inside = bool(len(straight) % 2 and first and (not after or after in "，。；：！？、,.;:!?)）"))
    places = set(straight)
    for i, c in enumerate(characters):
        if c in "“”":
            inside = c == "“"
        elif i in places:
            characters[i] = "”" if inside else "“"
            inside = not inside
    return "".join(characters)


def _chinese_marks(found: re.Match[str]) -> str:
    text, start = found.string, found.start()
    chinese = (start and _beside.match(text, start - 1)) or _follows.match(text, found.end())
    return found[0].translate(_TO_CHINESE) if chinese else found[0]


def _chinese_brackets(found: re.Match[str]) -> str:
    inner = found[1] if found[1] is not None else found[2]
    text, start, end = found.string, found.start(), found.end()
    around = text[max(0, start - 1) : start] + inner[:1] + inner[-1:] + text[end : end + 1]
    chinese = found[0][0] == "（" or found[0][-1] == "）" or _beside.search(around)
    return f"（{inner}）" if chinese else found[0]


def _chinese_dash(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return ("—" if _beside.search(beside) else "-") * (end - start)
