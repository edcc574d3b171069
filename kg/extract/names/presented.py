"""Whom a document presents as a person: what only a doubtful tagger sees is one where a post, a deed, a list says so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.extract.names.candidates import LIKELY, Candidate
from kg.extract.names.latin import like_a_person
from kg.text.words import dictionary_word

_WORD, _NAME = 0.88, 0.68
"""Strength from which a word of the dictionary is somebody's name whatever stands beside it, and what is no word; two
characters without a surname are to be likely. Behind a post the lower one goes for words too."""
_BEFORE = re.compile(
    r"(?:[长总裁官师授员家者人手监理席书记统相臣王生士友妻夫父母子女儿兄弟姐妹孙表星腕民工主将帅妇才]|C[A-Z]O|VP|博主|网红|秘书|同[学事乡行]|搭档|粉丝|对话|专访|采访|致敬"
    r"|[文图摄译校撰审]|作者|编[辑译审]|[责主]编|记者|主播|[名叫][叫为]|文名|[人者]为|变更为|正是|股东|姓|昵称|花名|笔名|艺名|化名|小名|绰号|接替|任命|聘[请任]|提[名拔]|师从"
    r"|(?:[上离卸就]任|辞[职任去]|退休|[去逝]世|被[捕查]|任职|出生|毕业|加盟|入职|创[立办])的)"
    r"(?:之一)?的?[ \u3000\n]?[“「『（(：:/／|｜丨]?[ \u3000\n]?$"
)
"""Before whom the text presents: a post, a trade, kin, a byline, a word that names."""
_AFTER = re.compile(
    r"[”」』]?(?:[（(](?:[A-Z][A-Za-z]|化名|音译|[男女左右中前后][，）)]|[^（）()\n]{0,24}(?:[长总裁官师授员家者人]|主任|经理|总监|C[A-Z]O)[）)])"
    r"|先生|女士|小姐|老师|教授|博士|律师|医生|院士|老人|大爷|夫[妇妻人]|父[子母女]|母[子女]|兄[弟妹]|家族|团队|本人|个人|等人|们|之[子女妻夫父母]"
    r"|[现原时曾]任|[升调转出担接离就卸兼留历连]任|任(?![何务意性凭])|辞[职去任]|离[职世开婚]|去世|逝世|病逝|出生|毕业|加[入盟]|创[办立业]|入职|上任|退休|当选"
    r"|[曾在][^，。；\n]{1,16}?(?:工作|[任就供]职|创业|留学|学习|读[书博研])|与其?团队|带队|率[队领团众先]|牵头|挂帅|是否|变更为|就收到"
    r"|(?:并未|没有|未|不愿|拒绝|尚未)[^，。；\n]{0,6}?(?:回应|置评|透露|表态|露面)|因(?:个人|身体|病|健康|年龄)|及其(?:一致|家[族人]|妻|配偶|父|子女)|所持|(?:直接|合计|间接|共|累计)?持[有股]"
    r"|获刑|被[捕判诉抓拘捉控]|落马|接棒|掌[舵管门]|执[掌导教]|主演|导演|饰演|涉嫌|访[华问]|[也还曾又]?是[^，。；\n]{0,24}(?:[总裁官师授员]|创始人|[院校部局处所会董事]长)[，。；、])"
)
"""Behind whom it does: who is addressed, holds a post, is born or dies."""
_SAYS = re.compile(
    r"[”」』]?[也则还曾均都又就便再]?(?:此前|随后|近日|日前|对此|当时|曾)?(?:在[^，。；：\n]{1,24}?)?(?:[向对给跟][^，。；：\n]{1,12}?)?"
    r"(?:表示|认为|指出|强调|坦言|直言|告诉|透露|介绍|回应|回忆|补充|感慨|感叹|解释|说(?!明)|称[，：“]|谈到|提到|写道|发[文帖]|证实|呼吁|预[计测]|分析[，称说]|看来)"
)
"""Who speaks; a paper does too (申诉书还称), so that for a word of the dictionary it proves nothing."""
_TURN = re.compile(r"[”」』*]*(?:[（(][^（）()\n]{1,30}[）)])?[：:](?!\d)")
_STARTS = re.compile(r"(?:^|[\s*#＞>])$")
"""Around whose turn it is: a name and a colon at the beginning of a line."""
_CREDITED = re.compile(
    r"(?:(?:^|[\s（(])[\u4e00-\u9fff][\u4e00-\u9fff ]{1,3}[ \u3000]?[:：/／|｜丨][ \u3000]?|(?:[》报社网]|[/｜|][\u4e00-\u9fff]{2,6}) ?)$"
)
_ENDS = re.compile(r"[\s）)】]|$|[ \u3000]?(?:发自|[\u4e00-\u9fff]{2,3}报道)")
"""Around a name in a byline: 制作/沈砚舟, 《江报》 沈砚舟 发自江左."""
_JOINS = re.compile(
    r"[”」』]?(?:[（(][^（）()\n]{0,16}[)）])?(?:、|和|与|及|以及|[，,] ?| {1,2})[“「『]?|[”」』]? ?[（(][^（）()，。\n]{0,10}"
)
"""Between the names of one row, or a name and who that is in brackets."""
_IN_PART = re.compile(
    "[\u4e00-\u9fff]{1,2}(?:某[\u4e00-\u9fff]{0,2}|[总董]|先生|女士|小姐|太太|夫人|大[爷妈叔姐哥]|阿姨|老板|老师|警官|队长|教练|律师)|[老小][\u4e00-\u9fff]"
)
"""Whom a text names in part only: 沈某, 老沈, 沈总, 沈女士."""
_PARTED = re.compile("[·・ -]")
_SHORT, _FULL, _FAMOUS = 2, 3, ("nrfg", "nrt")
"""Characters of a short name and a full one, and jieba's parts of speech of those whom all know and of foreign names."""
_ROOM = 200
"""Code points of a text below which only what is a word for a thing, or stands in a title, needs to be presented: a sentence
or two present few of whom they name. Of 60 names that the rule took from a thousand lone sentences 46 were right (CLUENER, held out)."""
_FAR = 10  # characters before a name that present it
_LONGEST_TITLE = 30  # characters of a title in book marks


def nobodies(
    found: Sequence[Candidate], kinds: Mapping[str, str], text: str, posts: Collection[int], surnames: frozenset[str]
) -> set[str]:
    """Give the doubtful names of persons whom no place of the document presents as one.

    `kinds` are the types by spelling, `posts` the places where the tagger sees a title begin or end. What stands only in
    titles of books and films presents nobody (《沈砚传》); three characters that can hardly be else than a name need nothing.
    """
    people = [c for c in found if kinds[c.span.of(text)] == "Person" and c.span.end - c.span.start > 1]
    sure: dict[str, float] = {}
    for c in people:
        seen = 0.0 if _in_title(c, text) else 1.0 if _formed(c.span.of(text), surnames) else c.strength
        sure[c.span.of(text)] = max(sure.get(c.span.of(text), 0.0), seen)
    words = {surface for surface in sure if _is_word(surface)}
    needed = {s: _WORD if s in words else LIKELY if len(s) == _SHORT and s[0] not in surnames else _NAME for s in sure}
    doubtful = {surface for surface, most in sure.items() if most < needed[surface]}
    if len(text) < _ROOM:
        doubtful = {surface for surface in doubtful if sure[surface] == 0.0 or _is_term(surface, text)}
    if not doubtful:
        return doubtful
    credited = {c.span.of(text) for c in people if c.span.of(text) in doubtful and _credited(c, text)}
    never = {s for s in doubtful - credited if sure[s] < _NAME and s in words and _is_common(s, surnames)}
    named = {part for name in sure for part in (*_PARTED.split(name), name[1:]) if part != name}
    doubtful -= {s for s in doubtful if s in named or _IN_PART.fullmatch(s) or like_a_person(s) or _PARTED.search(s)}
    terms = {surface for surface in doubtful if _is_term(surface, text)}
    for c in people:
        surface = c.span.of(text)
        if surface in doubtful and not _in_title(c, text) and _presented(c, text, posts, says=surface not in terms):
            doubtful.discard(surface)
    for row in _rows(people, text):
        if any(surface not in doubtful for surface in row):
            doubtful.difference_update(row)
    return doubtful | never


def presents(c: Candidate, text: str) -> bool:
    """Say whether the words beside a name give it a post, kin, or a life: who speaks or acts may be a firm as well."""
    return bool(_BEFORE.search(text, max(0, c.span.start - _FAR), c.span.start) or _AFTER.match(text, c.span.end))


def _presented(c: Candidate, text: str, posts: Collection[int], *, says: bool) -> bool:
    return bool(
        c.span.start in posts
        or c.span.end in posts
        or presents(c, text)
        or _credited(c, text)
        or (_TURN.match(text, c.span.end) and _STARTS.search(text, max(0, c.span.start - 1), c.span.start))
        or (says and _SAYS.match(text, c.span.end))
    )


def _credited(c: Candidate, text: str) -> bool:
    """Say whether a byline names somebody, who may write under any word."""
    before = _CREDITED.search(text, max(0, c.span.start - _FAR), c.span.start)
    return before is not None and _ENDS.match(text, c.span.end) is not None


def _is_term(surface: str, text: str) -> bool:
    """Say whether a name is a word for a thing, which a text may quote like a person, or a town of the document."""
    kind = dictionary_word(surface) or "nr"
    return not kind.startswith(("nr", "ns", "x", "eng")) or any(f"{surface}{unit}" in text for unit in "县市区镇乡")


def _is_word(surface: str) -> bool:
    kind = dictionary_word(surface)
    return kind is not None and not kind.startswith(("x", "eng"))


def _is_common(word: str, surnames: frozenset[str]) -> bool:
    """Say whether a word of the dictionary is no name even behind a post: 财务总监授意, 环卫工冒雪."""
    kind = dictionary_word(word) or "nr"
    return len(word) == _SHORT and word[0] not in surnames and not kind.startswith(("nr", "ns", "nz", "nt", "j"))


def _formed(surface: str, surnames: frozenset[str]) -> bool:
    """Say whether a name is a surname and two characters of which no neighbours make a word: 沈砚舟, not 高开平."""
    kind = dictionary_word(surface)
    if surface[:2] in surnames and len(surface) in {_FULL, _FULL + 1}:
        return True
    if kind is not None:  # jieba's short persons are words too: 元勋, 余波
        return kind in _FAMOUS or (kind == "nr" and len(surface) >= _FULL)
    if len(surface) != _FULL or surface[0] not in surnames:
        return False
    return all((dictionary_word(pair) or "nr").startswith(("nr", "m")) for pair in (surface[:2], surface[1:]))


def _in_title(c: Candidate, text: str) -> bool:
    """Say whether a name stands in book marks."""
    opened = text.rfind("《", max(0, c.span.start - _LONGEST_TITLE), c.span.start)
    return opened >= 0 and "》" not in text[opened : c.span.start] and "\n" not in text[opened : c.span.end]


def _rows(people: Sequence[Candidate], text: str) -> Iterator[list[str]]:
    """Yield the persons named in one row: 甲、乙和丙."""
    row: list[Candidate] = []
    for c in sorted(people):
        if row and not _JOINS.fullmatch(text, row[-1].span.end, c.span.start):
            yield [one.span.of(text) for one in row]
            row = []
        row.append(c)
    yield [one.span.of(text) for one in row]
