"""Transcripts: which paragraphs are turns of whom (姓名：…… 记者：…… 问：…… 答：……, or a name on a line of its own)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from kg.model import Mention, Reading, Span
from kg.text.words import tagged_words

_label = re.compile(
    r"[#*>\-•·\s]*(?P<name>[^\s，。；！？“”：:（()][^，。；！？“”：:（(\n]{0,30}?(?:[（(][^（()）\n]{1,30}[）)])?)[ \u3000*]*[：:][ \u3000*]*"
)
_asking = re.compile(
    r"(?:问题|提问)[ \d一二三四五六七八九十]{1,4}|Operator|Moderator|接线员|记者|问|Q\d*|主持人|主持|提问|编者|采访者|观众|网友|媒体|.{2,8}(?:记者|报|网|财经|观察|编辑部|周刊|杂志|新闻|商业|评论|传媒)|.{0,8}《.{2,12}》",
    re.IGNORECASE,
)
_answering = re.compile(r"答|A\d*|回答|嘉宾|受访者", re.IGNORECASE)
_verbal = re.compile(r"[我你他她们说讲谈的对向是有把被]|一句话|表示|介绍|回应")
_prose = re.compile(r"[。！？!?；…]|\.$")
_asks = re.compile(r"如何|怎么|怎样|什么|吗|哪|是否|有没有|会不会|能不能|还是|多少|为何|谁|能否|几|呢")
_manages = re.compile(
    r"欢迎|有请|请.{0,12}(?:分享|谈|介绍|回答|说|聊|先)|谢谢|感谢|下一个问题|最后一个问题|接下来|首先请|时间关系|掌声"
)
_asserts = re.compile(r"是|已|了|在|将|会|提出|正|可以|必须|应该|需要|一位")
_circumstance = re.compile(r"当|如果|对于|在.*(?:时|中|上)$|从.*看$")
_question = re.compile(r"[？?]|请.{0,20}(?:分享|谈|介绍)")
_talks = re.compile("专访|采访|访谈|对话|嘉宾|受访|答记者问")
_afterwards = re.compile(
    r"(?:采访|对话|访谈|论坛|活动|圆桌)(?:最后|结束|尾声|临近)|（(?:编辑|责任|记者|文|本文)|责任编辑|编辑[：:/]|记者[：: ]|编译[：:/]"
)
_outside = re.compile("记者|本[报刊]|据(?:了解|悉|报)")
"""In an answer without a label: the reporter speaks."""
_narrates = re.compile(r"记者|采访|走过|说完|笔者|[他她](?:说|笑|告诉|补充|顿)")
_reports = re.compile(
    r"(?:对|向)(?:本刊|本报|记者|媒体)|[。”](?:他|她)(?:说|表示)|(?:表示|指出|说|称|认为|透露|介绍|坦言|强调|预计)，|(?:说|道|表示)[：:，]?“[^”]+”$"
)
_whole_text = re.compile(
    r"(?:以下|下面)[为是系]?[^。！？]{0,60}(?:全文|实录|速记|原文|讲稿|演讲稿|演讲内容|发言内容|讲话内容|详细整理|口述|自述|讲述)[^。！？]{0,30}[：:。]?$"
    r"|(?:全文|原文|讲话|演讲|致辞|公开信|内部信|内容|声明)(?:内容|全文)?如下[^。！？]{0,12}[：:。]?$"
    r"|(?:[作做]出|发布)了?(?:正式)?(?:的?)(?:回应|回复|声明|说明)[：:]$"
)
_topic = re.compile("[的怎么何]|哪|为什么|问题$")
"""In a label: it tells what is asked, and not who asks."""
_on_behalf = re.compile("我|公司|本人|您|大家|各位|歉意|敬请")
"""In a notice that somebody gives: it is still his."""
_replies = re.compile("[作做]出|发布|如下")
_first_person = re.compile("我|大家|各位|本公司|本人|您|歉意|敬请")
_takes_up = re.compile("对此，|(?:但|而|此前|随后|目前)?，?(?:记者|据|笔者|本报)|截[至止](?:记者)?发稿|公开资料")
"""How the reporter goes on behind a notice that he gives whole."""
_POSTS = ("主编", "编辑", "主持", "导演", "编剧", "监制", "主笔")  # verbs by which posts are called
_LEAST_TURNS = 3
_LEADS_UP = 3  # paragraphs behind the announcement of a speech in which its speaker is named
_KEEPS = 2  # questions of a label by which it is a medium or a moderator
_LONG_TURN = 30  # characters of a turn, where there are but two
_LEADS_ON = 10  # characters of a line that brings in what follows, where a shorter one is a heading
_LONGEST_NAME = 24  # characters of a line that only names who speaks
_LONGEST_LINE = 120  # characters at the end of a paragraph that announce a text given whole
_not_name = re.compile("[，。！？；：“”…]")
_is_somebody = re.compile(
    r"[^。！？\n]{0,30}?(?:总监|工程师|经理|创始人|教授|总裁|主席|CEO|CTO|博士|首席[\u4e00-\u9fff]{2,4}官|科学家|研究员|合伙人|院士|负责人|毕业)"
    r"(?:[，。；、（(和及兼]|$)|[他她][曾是在于]"
)
"""How the entry of somebody in a list of people begins."""
_spoken = re.compile("[我您你]|大家|各位|谢谢|？")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One paragraph of a transcript: what is said there (`content`), by whom, and where he is named.

    `asks` marks a moderator's paragraph that asserts nothing, or one whose speaker nobody names.
    """

    paragraph: int
    speaker: Mention | None
    label: Span | None
    content: Span
    asks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    span: Span
    words: str
    person: Mention | None
    content: Span
    says: Span  # the first paragraph of the turn, which may stand behind a line of its own


def turns(reading: Reading) -> list[Turn]:
    """List the turns of a transcript by paragraph; nothing where the text is none."""
    persons = [m for m in sorted(reading.mentions, key=lambda m: (m.span.start, m.span.end)) if m.type == "Person"]
    labels = _labels(reading, persons)
    spoken = {n: x for n, x in labels.items() if _prose.search(x.says.of(reading.text))}
    kinds = {x.person.name if x.person else x.words for x in spoken.values()}
    long = all(x.says.end - x.says.start >= _LONG_TURN or not x.person for x in spoken.values())
    if len(kinds) >= 2 and (len(spoken) >= _LEAST_TURNS or long) and not _of_lives(reading.text, spoken):
        return _assigned(reading, labels, spoken, persons)
    labels = _lines(reading, persons)
    kinds = {x.person.name if x.person else x.words for x in labels.values()}
    if len(kinds) >= 2 and len(labels) >= _LEAST_TURNS:
        return _assigned(reading, labels, labels, persons)
    return _speech(reading, persons, _labels(reading, persons))


def _of_lives(text: str, labels: Mapping[int, _Label]) -> bool:
    """Say whether the labels are a list of people, each with who he is, and nobody speaks (**某某**：某公司前总监。)."""
    told = [label.says.of(text) for label in labels.values()]
    return not any(map(_spoken.search, told)) and 2 * sum(map(bool, map(_is_somebody.match, told))) > len(told)


def _speech(reading: Reading, persons: Sequence[Mention], labels: Mapping[int, _Label]) -> list[Turn]:
    """List the paragraphs of a speech or letter that an article gives whole (以下为某某演讲全文：), perhaps behind his name."""
    opening = next((n for n, p in enumerate(reading.paragraphs) if _whole_text.search(reading.text, *_last(p))), None)
    if opening is None:
        return []
    line = reading.paragraphs[opening]
    named = {
        m.name: m
        for m in reversed(reading.mentions)
        if m.span.inside(line) and m.type in ("Person", "Company", "Organization")
    }
    replies = _replies.search(reading.text, line.start, line.end)
    before = [m for m in named.values() if replies and m.type != "Person" and m.span.end <= replies.start()]
    people = [m for m in named.values() if m.type == "Person"]
    speakers = before[:1] or people or list(named.values())
    speaker = speakers[0] if len(speakers) == 1 else _guest(persons, line.start) if not speakers else None
    starts = [m.span.start for m in persons]
    found: list[Turn] = []
    named_at = [n for n, x in labels.items() if opening < n <= opening + _LEADS_UP and x.person]
    label = labels[named_at[0]] if len(named_at) == 1 else None
    if label and label.person and (not speaker or speaker.name == label.person.name):  # 以下为演讲实录：…… 某某：各位好
        speaker, opening = label.person, named_at[0]
        found.append(Turn(paragraph=opening, speaker=speaker, label=label.span, content=label.content, asks=False))
    for number, paragraph in enumerate(reading.paragraphs[opening + 1 :], opening + 1):
        words = paragraph.of(reading.text)
        notice = speaker is not None and speaker.type != "Person"
        if _afterwards.match(words) or (notice and (_takes_up.match(words) or not _on_behalf.search(words))):
            break
        if not _prose.search(words):
            continue  # a heading
        if speaker is None or _leaves(reading, paragraph, speaker, starts):
            break
        found.append(Turn(paragraph=number, speaker=speaker, label=None, content=paragraph, asks=False))
    own = sum(bool(_first_person.search(turn.content.of(reading.text))) for turn in found)
    return found if 3 * own >= len(found) else []


def _last(paragraph: Span) -> tuple[int, int]:
    return max(paragraph.start, paragraph.end - _LONGEST_LINE), paragraph.end


def _lines(reading: Reading, persons: Sequence[Mention]) -> dict[int, _Label]:
    """List the lines that hold nothing but who speaks, if most of what follows them is speech."""
    starts = [m.span.start for m in persons]
    found: dict[int, _Label] = {}
    again = Counter(paragraph.of(reading.text) for paragraph in reading.paragraphs)
    for number, (paragraph, following) in enumerate(pairwise(reading.paragraphs)):
        words = paragraph.of(reading.text)
        if len(words) > _LONGEST_NAME or not _prose.search(following.of(reading.text)) or _not_name.search(words):
            continue
        person = _named(reading.text, paragraph, persons, starts)
        if person is None and not _asking.fullmatch(words) and again[words] < 2:
            continue
        content = Span(paragraph.end, paragraph.end)
        found[number] = _Label(span=paragraph, words=words, person=person, content=content, says=following)
    starts_of_turns = [x.span.end for x in found.values()]
    speech = sum(
        bool(_spoken.search(reading.text, start, end))
        for start, end in zip_longest(starts_of_turns, starts_of_turns[1:], fillvalue=len(reading.text))
    )
    return found if 2 * speech > len(found) else {}


def _labels(reading: Reading, persons: Sequence[Mention]) -> dict[int, _Label]:
    starts = [m.span.start for m in persons]
    candidates: dict[int, _Label] = {}
    for number, paragraph in enumerate(reading.paragraphs):
        found = _label.match(reading.text, paragraph.start, min(paragraph.end, paragraph.start + 64))
        if found:
            span = Span(*found.span("name"))
            words = re.sub(r"[（(].*", "", span.of(reading.text)).strip(" \u3000*")
            person = _named(reading.text, span, persons, starts)
            content = Span(found.end(), paragraph.end)
            behind = reading.paragraphs[number + 1 : number + 2] if content.start == content.end else ()
            candidates[number] = _Label(
                span=span, words=words, person=person, content=content, says=(*behind, content)[0]
            )
    asking = Counter(x.words for x in candidates.values() if _question.search(x.says.of(reading.text)[-12:]))
    elsewhere = {m.span.of(reading.text): m for m in reversed(persons)}
    named = {  # who is a name at one of his labels, or in the text around them, is one at all
        x.words: x.person or elsewhere[x.words]
        for x in candidates.values()
        if (x.person or x.words in elsewhere) and (asking[x.words] < _KEEPS or _asking.fullmatch(x.words))
    }
    asked = {  # who asks what somebody with a name answers at once
        x.words
        for n, x in candidates.items()
        if _question.search(reading.text[x.content.end - 2 : x.content.end])
        and not _topic.search(x.words)
        and (answer := candidates.get(n + 1)) is not None
        and answer.words in named
    }
    labels: dict[int, _Label] = {}
    for number, label in candidates.items():
        known = _asking.fullmatch(label.words) or _answering.fullmatch(label.words)
        # A label that nobody knows but that keeps asking is the medium or a moderator.
        if label.person or label.words in named or known or asking[label.words] >= _KEEPS or label.words in asked:
            labels[number] = label if label.person else replace(label, person=named.get(label.words))
    return labels


def _named(text: str, span: Span, persons: Sequence[Mention], starts: Sequence[int]) -> Mention | None:
    """Give the person whom a label names, alone or with posts around the name."""
    lo, hi = bisect_left(starts, span.start), bisect_left(starts, span.end)
    inside = [m for m in persons[lo:hi] if m.span.end <= span.end]
    if len(inside) != 1:
        return None
    behind = text[inside[0].span.end : span.end]
    rest = text[span.start : inside[0].span.start] + behind
    return inside[0] if len(rest) <= 28 and not _verbal.search(rest) and not _acts(behind) else None


def _acts(behind: str) -> bool:
    """Say whether words behind a name tell what somebody does, so that they are prose (某某笑着总结：)."""
    words = re.sub(r"[（(].*", "", behind).strip()
    return any(tag == "v" and words[a:b] not in _POSTS for a, b, tag in tagged_words(words))


def _assigned(
    reading: Reading, labels: Mapping[int, _Label], spoken: Mapping[int, _Label], persons: Sequence[Mention]
) -> list[Turn]:
    first = min(spoken)
    starts = [m.span.start for m in persons]
    guest = _guest(persons, reading.paragraphs[first].start)
    moderators = _moderators(reading, spoken)
    asked = [bool(_question.search(x.says.of(reading.text))) for x in spoken.values()]
    talks = _talks.search(reading.text, 0, reading.paragraphs[first].start)
    # An interview of which only the questions have labels; labels that ask nothing are headings.
    unlabelled = talks and all(asked) and all(_asking.fullmatch(x.words) for x in spoken.values())
    result: list[Turn] = []
    current: tuple[Mention | None, Span] | None = None
    alone: Span | None = None  # a label that fills the line before
    for number, paragraph in enumerate(reading.paragraphs):
        label = labels.get(number)
        content = label.content if label else paragraph
        beside, alone = label.span if label else alone, None
        if label is not None:
            answers = _answering.fullmatch(label.words)
            current = (label.person or (guest if answers else None), label.span) if number in spoken else None
        elif current is not None and _leaves(reading, content, current[0], starts):
            current = None
        elif (
            current is not None
            and current[0] is None
            and unlabelled
            and guest is not None
            and not _outside.search(content.of(reading.text))
        ):
            current = (guest, current[1])
        if current is None or number < first:
            continue
        speaker = current[0]
        if content.start >= content.end:  # the line of a name
            alone = current[1]
            continue
        asks = speaker is None or (speaker.name in moderators and not asserts(content.of(reading.text)))
        result.append(Turn(paragraph=number, speaker=speaker, label=beside, content=content, asks=asks))
    return result


def _leaves(reading: Reading, content: Span, speaker: Mention | None, starts: Sequence[int]) -> bool:
    """Say whether an unlabelled paragraph is a heading or the reporter's own, not the turn going on."""
    words = content.of(reading.text)
    leads_on = len(words) >= _LEADS_ON and words.rstrip("* ").endswith(("：", ":"))  # 我讲了三个推论：
    if not (_prose.search(words) or leads_on) or _afterwards.match(words):
        return True
    unquoted = re.sub("“[^”]*”", "", words)
    own = "我" in unquoted or "你" in unquoted
    if speaker is not None and speaker.name in words[:30] and (_narrates.search(words) or not own):
        return True
    if own:
        return False
    somebody = bisect_left(starts, content.start) < bisect_left(starts, content.end) or "位" in words
    return somebody and bool(_reports.search(words))


def _moderators(reading: Reading, spoken: Mapping[int, _Label]) -> set[str]:
    """List who mostly asks."""
    asked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    hosts = {x.person.name for x in spoken.values() if x.person and _asking.fullmatch(x.words)}
    for label in spoken.values():
        if label.person is not None:
            total[label.person.name] += 1
            asked[label.person.name] += bool(_question.search(label.says.of(reading.text)[-60:]))
    return hosts | {name for name, count in total.items() if 2 * asked[name] > count and (count >= 2 or len(total) > 2)}


def asserts(words: str) -> bool:
    """Say whether a moderator's paragraph states something besides asking and leading through the talk."""
    for sentence in re.findall(r"[^。！？!?]+[。！？!?]?", words):
        if _manages.search(sentence):
            continue
        least = 6 if sentence[-1] in "？?" else 5
        for clause in re.split("[，,：:；;]", sentence.rstrip("。！？!?")):
            claims = len(clause) >= least and _asserts.search(clause) and not _asks.search(clause)
            if claims and not _circumstance.match(clause):
                return True
    return False


def _guest(persons: Sequence[Mention], before: int) -> Mention | None:
    """Give who answers in an interview with 问 and 答: the person whom the words before it name most."""
    introduced = [m for m in persons if m.span.start < before] or persons
    names = Counter(m.name for m in introduced)
    return max(introduced, key=lambda m: (names[m.name], -m.span.start)) if introduced else None
