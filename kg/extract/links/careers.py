"""Careers told clause by clause: who goes from post to post, and what he founds, while only the first clause names him.

毕业后先在甲研究所做了四年配方，又在乙任经理。2019年，他与师弟丙创办丁 is read by walking over the clauses of a paragraph:
each is a step of whom the clauses before are about, unless it names somebody or something else as its subject.
A step is over where its words say so, or a later one leads somewhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.links.roles import is_dateline
from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Mention, Reading, Span

_O, _P, _T = "[\ue001\ue002]", "\ue000", "\ue005"
_KIN = "的?(?:丈夫|妻子|太太|女儿|儿子|父亲|母亲|弟弟|哥哥|姐姐|妹妹|表[哥弟姐妹]|搭档|师[兄弟姐妹])"
_WORD = "[^，。；：！？、“”\n\ue000-\ue005]"
_PLAIN = "[^的后，。；：！？、“”\n\ue000-\ue005]"
_SORT = f"(?:(?!与|和(?!谐)|同(?!城)|被|把|将|向|让|给|替|是|为|因|的时|帮助|打败|超过|竞争){_WORD}){{0,14}}?"
_ORGS = f"(?:{_O}(?:旗下|下属)?的{_SORT})?(?P<org>{_O}(?:(?:、|和|与|及|以及){_O})*)"
_COUNT = "[\\d一二两三四五六七八九十百半几数]{1,4}"
_YEARS = f"(?:整整|将近|接近|近|约|超过|长达|大约|满|足足)?(?:{_COUNT}(?:多|余|来)?个?(?:年(?![轻代度前级])|月|载|个春秋)|多年|大?半辈子|大半生)(?:多|半)?"
_TIME = (
    f"(?:上世纪)?(?:\\d{{2,4}}|[一二三四五六七八九]十)年代(?:初|末|中)?|(?:19|20)\\d\\d年(?:\\d{{1,2}}月)?(?:初|底|末|春|夏|秋|冬)?天?(?:起|开始|之前|以前)?"
    f"|(?:大约|约|短短|仅|不到)?{_COUNT}(?:多|余)?个?[年月](?:之?后|以后|前|下来|间)|{_COUNT}岁(?:那年|时|起)?|去年|前年|今年|次年|同年|翌年|隔年|第[二三四五]年"
    "|[春夏秋冬]天|[年月]?初|[年月]?底|\\d{1,2}月"
)
_STUDIES = "(?:大学|本科|研究生|硕士|博士|高中|中专|大专|技校|军校|学校)?(?:毕业(?!于)|退伍|退役|转业|回国|归国|学成|肄业|辍学|下岗|出国)(?:之?后|以后|那年|时|归来)?"
_BIDDEN = "[受应经][^，。；\ue000]{0,18}?(?:之邀|邀请|之托|委派|指派|委任|聘请|推荐|引荐|举荐|邀约|介绍)"
_ADVERB = (
    "早年间?|彼时|此时|那时|此前|之前|在此之前|再往前|更早(?:之前|以前|前|时)?|此后|之后|随后|其后|后来|而后|继而|最终|最后|接着|紧接着|然后|后|先是|先|又|再|还|也|并|曾经?|一度|最初|起初|最早|当年|年轻时|当时"
    "|不久(?:之?后)?|期间|其间|如今|现在|目前|现|直到|先后|相继|便|就|即|才|正式|空降|毅然|转而|转身|于|从此|从那以后|自己|原来|原先|原本|(?:辞职|离职|下海|离开)(?:后|(?=[去创办加入进开回来到]))|应邀|受邀|临危受命|已|一直|(?:自行|独自)?(?:跳|走|辞职)?出来(?=创|办|做)|一路|因此|于是|独自|开始|重新|再度|再次|短暂|，|都|均|且|则|职业生涯|最高|毅然|再早(?:一些|些|之前|以前)|第一份(?:工作|职业|差事)(?:就|便)?是|[“「]|(?:远?赴|去)[美英德法日韩港澳]国?(?:留学|深造)?"
)
_LEAD = re.compile(
    f"(?:{_STUDIES}|(?:从|毕业于)?[^，。；：的\ue000\ue001\ue003-\ue005]{{1,14}}?毕业(?:之?后|以后)|{_BIDDEN}|{_TIME}|{_ADVERB})*+"
)
_PAST = re.compile(
    "曾|早年|此前|之前|以前|原[先本]|原来(?![，\ue000])|再往前|更早|再早|第一份|最初|起初|最早|当年|年轻时|当时|一度|先|毕业|退伍|退役|转业|期间"
)
_NOW = re.compile("如今|现在|目前|现|至今|今年")
_NOT = re.compile(
    "没|未|不(?!久|到)|若|如果|假如|想|希望|打算|计划|准备|拟|将(?!近)|或(?!许)|有望|[外据盛]传|传[闻言出将]|拒绝|劝|要求|愿意"
)
_BESIDE = re.compile("兼|同时|还(?:是|任|担任)|也(?:是|任|担任)|并任")

_NO_WORK = "读|学(?!徒)|念|求学|攻读|进修|留学|深造|访学|访问|住|坐|等|玩|买|吃|躺|养|治|参观|考察|蹲|采访|听|睡|投资|合作|潜伏|实习|培训|观察|逛|排|追|陪|试|用|存|质押|持|拿|签|停|关|上市|占|卖出|花|涨|跌|交易|流通|销售|运行|服役|使用"
_TAKES = "担任|出任|升任|兼任|接任|转任|改任|就任|任(?!务|何)|做到|干到|做(?!出|成|大|强|了?个?(?:一|这|那)[个次件])|当(?!时|年|地|天|作|下)|官至|升[至到为]|晋升[为至]?"
_RUNS = "负责|主管|分管|从事|掌管|统领|带队|带团队|操盘"
_WORKS = "工作|任职|任教|执教|供职|就职|服务|效力|打拼|历练|上班|摸爬滚打|[做当]学徒"
_OVER = "(?:过|了|满)"
_TITLES = f"{_T}(?:[、和及兼暨]{{1,2}}{_T})*"
_CRAFT = f"(?:{_WORD}{{0,10}}?(?:{_TITLES})|(?:[\u4e00-\u9fff]{{1,6}}?[工员师手兵徒]|[\u4e00-\u9fff]{{0,6}}?(?:学徒|助理|秘书|顾问|老师|司机|会计|经理|主管|销售|采购|出纳|翻译|记者|编辑|护士|保安|教练|客服))(?=[，。；、！？]|$|的|之?后|以后))"
_HOLDS = f"(?:(?:{_TAKES})(?:着|{_OVER})?(?:{_YEARS})?的?(?P<title>{_CRAFT})|(?:{_RUNS})(?:着|{_OVER})?(?:{_YEARS})?的?{_WORD}{{1,14}}|(?:{_WORKS})(?:着|{_OVER})?(?:{_YEARS})?)"
_ENDS = "(?=[，。；！？]|$|之?后|以后)"
_STAY = re.compile(
    f"(?:留)?[在于]{_SORT}{_ORGS}(?:的|{_WORD}){{0,12}}?(?:{_HOLDS}|(?!{_NO_WORK})(?:{_WORD}{{1,4}}?)(?:{_OVER}|一[干待做]就是)(?:{_YEARS})(?:的?{_PLAIN}{{0,14}}(?=[的，。；！？]|$|之?后|以后))?)"
)
_CRAFTS = "写|卖|做|搞|带|管|跑|修|教|画|编|审|端|守|研究|开发|设计|研发|推销|制作"
"""What somebody does somewhere, where words before tell that it was once: 更早则在甲写编译器."""
_STRONG = "(?:分配|分|派)[到至进往驻]|调[入到往任至进]|招[进入]|选调[到至]|应聘[到至进]入?|考[入进上]|进入|加入|加盟|入职|转投|转入|转[到至]|转战|跳槽[到至去进]?|跳[到至去进]|投奔|受聘于|受雇于|供职于?|就职于?|任职于?|任教于?|执教于?|效力于?|空降|重返|返回|回到|[请挖招聘][到去至]|南下[到至]|北上[到至]|投身|辗转[到至]?|落脚"
_WEAK = "进了?|去了?|来到|到了?|赴|投到"
_UNIT = (
    f"(?:的?{_WORD}{{0,8}}(?:部|部门|团队|研究院|研究所|中心|[一二三四五六七八九]?组|室|车间|董事会|子公司|分公司))?"
)
_ONCE = re.compile(f"在{_SORT}{_ORGS}(?:{_CRAFTS})(?:过|了)?{_PLAIN}{{1,8}}(?=[，。；！？]|$|的{_WORD}{{0,6}}{_P})")
_ENTERS = re.compile(
    f"(?:(?P<strong>被?(?:{_STRONG}))|{_WEAK})(?:了)?{_SORT}{_ORGS}(?:(?:的|{_WORD}){{0,10}}?(?P<tail>，?{_HOLDS}|(?!做客|做报告|带来|带走|管理)[带管搞写跑做教画修守]{_WORD}{{1,8}})|(?(strong){_UNIT}{_ENDS}|(?!)))"
)
_SENT = re.compile(f"(?:[去进到]了){_SORT}{_ORGS}(?=[，。；])")
_LEARNED = re.compile("毕业|先|后来|退伍|退役|转业")
"""Before where somebody went, which then was to work: 毕业后先去了甲."""
_TURN = re.compile(f"^{_P}：")
_I = re.compile("我(?!们|国|司|校|方|的|觉|想|认|说)")
_AS = "成为|后任|任(?!务|何|教于|职于)|担任|出任|转任|调任|升任|接任|改任|就任|续任|是|为|做|当"
_POSTED = re.compile(
    f"(?:{_AS}){_OVER}?(?:{_YEARS})?{_SORT}{_ORGS}的?(?P<title>{_CRAFT}(?:[、和及兼暨]{_TITLES})?)(?!的?{_P})"
)
_SERVED = re.compile(f"(?:历任|历经){_SORT}{_ORGS}的?(?P<title>{_CRAFT}(?:[、和及兼暨]{_TITLES})?)(?!的?{_P})")
_HEADS = re.compile(f"(?:执掌|掌管|接掌|出掌|掌舵|接手|主政|统领|执教){_OVER}?{_SORT}{_ORGS}(?=[，。；！？]|$|至今)")
_UP = "(?:历任|先后任|升[到至任为]|升职为|做到|干到|当上|当到|坐到|坐上|晋升[为至]?|提升为|提拔[为至]|任命为|官至|成为|担任|出任|改任|调任|转任|任|做|当)"
_RISES = re.compile(
    f"(?:从(?P<low>{_CRAFT}|[^，。；\ue000-\ue004]{{1,8}}?(?=[做干]起|起步|开始|一路|一步))(?:[做干]起|起步|开始)?，?)?(?:{_TIME}|{_ADVERB}|逐步|一步步|一步一步|很快|连续|升迁|成长)*?"
    f"{_UP}了?(?:公司|厂里|集团|总部)?的?(?P<title>{_CRAFT})(?!的?{_WORD}{{0,4}}{_P})"
)
_GOES = re.compile(
    "(?:(?:自行|独立|辞职|离职|出来|下海|回国|开始)*创业|辞去公职|辞掉[^，。；]{0,4}(?:工作|公职|铁饭碗)|下海(?:经商|创业)?|离开了?|离职|退出|出走|辞职|退休|辞任|卸任)(?:公司|团队|管理层)?(?=[，。；！？])"
)
_FROM = re.compile(f"从(?P<low>{_CRAFT}|[^，。；\ue000-\ue005]{{1,8}}?)(?:[做干]起|起步)(?=[，。；])")
_FOUNDS = re.compile(
    f"(?:(?:凑|掏|拿|用|带着|揣着|靠着?|借|筹)[^，。；\ue000-\ue005]{{1,14}}?)?(?:一起|一同|共同|联合|联手|合伙|携手|自己|辞职|离职|下海|自立门户|另立门户|单干|回乡|返乡|出资|牵头|[在于](?:(?![在于]){_WORD}){{1,8}}?)*"
    f"(?:创办|创立|创建|创设|成立(?!的)|开办|合办|合开|办起|开起|(?<![召公展离打张])[开办](?!着|玩笑|车|会|公(?!司)|[始放除通口心启支设办辟发拓创展的理])|做起|注册成?立?|拉起|搞起|发起成立|盘下)(?:了|起|起了)?(?:{_SORT}|{_WORD}{{0,6}}的{_WORD}{{0,8}})(?P<org>{_O})(?!的?{_P}|的{_T}|{_T}|旗下|举办|[的]?(?:展|大赛|论坛))"
)
_WITH = re.compile(
    f"(?:又|便|就|还|并|也|再|决定)*(?:与|和|同|跟|拉上|拉着|拉来|带着|带上|叫上|找来|找到|联合|联手|携手|说服|邀|约上|伙同)(?P<fellows>(?:{_WORD}{{1,6}}、)?(?:(?!公司|企业){_WORD}){{0,10}}?(?:的)?(?:[前原]?{_O}[^，。；：\ue000-\ue005]{{0,8}})?{_T}?{_P}(?:(?:、|和|与|及|，){{1,2}}(?:(?!公司){_WORD}){{0,8}}(?:{_O}[^，。；：\ue000-\ue005]{{0,8}})?{_T}?{_P}){{0,4}})(?:等人|等|[两二三四五]人)*"
)
_LEAVES = re.compile(
    f"(?:从|自|在?离开了?|告别了?|作别|辞去了?|辞掉了?|走出了?){_SORT}(?:{_O}的)?(?P<org>{_O})(?!毕业)的?(?P<title>{_TITLES})?(?:一职|职务|的工作)?(?:离职|辞职|离开|出走|出来|跳槽|退休|辞任)?(?:之?后|以后)?，?"
)
_RELATIVE = re.compile(f"的(?:{_WORD}{{0,8}}{_T}?)?(?P<who>{_P})")
_GOES_ON = re.compile(
    "的(?!(?:新|初创|创业|科技)?(?:公司|企业|工作室|团队|品牌|平台|店|工厂|机构)(?=[，。；！？]|$)|时候|日子|经历|那|[一二两三四五六七八九十\\d几]|期间|岁月|过程)"
)
_SUBJECT = re.compile(
    f"(?:(?!与|和|同|跟|对|向|由|把|将|让|被|据|给|从|在|任命|聘|为|经|除|请|邀|向|师[从承])(?:(?!师[从承]|拜|导师|投奔|追随|跟随)[^，。；：\ue000与和同跟对向由把将让被给]){{0,16}}(?:{_T}|的|博士|先生|老板|{_KIN}|作者|学者|青年|硕士|工程师|这位|那位|其中|而|不过|但|事实上|据悉))?"
    f"(?P<who>{_P}(?:(?:、|和|与|及){_P})*)(?!的(?!(?:履历|简历|职业|经历|职场|人生))|之(?!后|前)|：|、|{_O}|{_T}{_P})(?:博士|先生|女士|教授|{_T}(?=[，在]))?(?:则|都|均|也|本人|两人|二人|三人|的(?:履历|简历|职业|经历|职场|人生)[^，。；：\ue000-\ue005]{{0,10}}[：，])*"
)
_THIS = re.compile(f"(?P<who>{_P}){_O}的?(?:前|原)?{_T}")
"""A word for somebody with the post that he has: 这位甲公司的创始人."""
_OTHERS = re.compile(
    f"(?!在|与|和|从|到|向|由|对|被|将|把|为|给|按|据)(?:[他她其]的?)?(?:这家|该)?(?:公司|企业|工厂|妻子|丈夫|太太|父亲|母亲|父母|儿子|女儿|哥哥|弟弟|姐姐|妹妹|团队|市场|双方|产品|项目|对方|前者|后者|另一|有人|很多|不少|一位|一名|记者|其[中余他])|(?:{_WORD}{{0,6}}(?:公司|企业|平台|集团|巨头|[^，。；]商|品牌|机构|旗下|的))?[\ue001-\ue004](?!{_T}|的{_T}|出身)"
)
_CLAUSE = re.compile("[^，。；：！？\n]+[，。；：！？\n]?")
_SCHOOL = re.compile(
    "(?:大学|学院|中学|学校|研究生院|商学院|高中|小学|系|预科|[文理]科|党校|共青团|青年团|[共产民国]党|党中央|军队?)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One step of a career: whose, where, as what, and whether its words say that it is over (None: they do not)."""

    people: tuple[Mention, ...]
    place: Mention
    title: str | None
    evidence: Span
    over: bool | None
    founds: bool = False
    beside: bool = False
    stayed: bool = False
    leaves: bool = False


def careers(
    reading: Reading, all_bones: Sequence[Skeleton], known: Iterable[Link], main: Mention | None
) -> Iterator[Link]:
    """Yield the posts and foundings that the clauses of each paragraph tell of whom they are about; `main` is the text's firm."""
    firms: dict[str, dict[str, Link]] = {}
    for link in known:
        told = link.predicate in ("worksFor", "founderOf") and not link.former and link.modality == "asserted"
        if told and not _BESIDE.search(link.evidence.of(reading.text)):  # a second post tells of no other firm
            firms.setdefault(link.subject.name, {}).setdefault(link.object.name, link)
    ends = [p.end for p in reading.paragraphs]
    walk, paragraph = _Walk(firms, main), 0
    for bones in all_bones:
        while paragraph < len(ends) and bones.starts and ends[paragraph] <= bones.starts[0]:
            paragraph += 1
            walk.begin((), turn=False)
        if walk.who or _P in bones.text:
            walk.sentence(bones)
    walk.begin(())
    yield from walk.links


class _Walk:
    """Goes over the clauses of a paragraph: whom they are about, who is with him, and the steps so far."""

    def __init__(self, firms: Mapping[str, Mapping[str, Link]], main: Mention | None) -> None:
        self.who: tuple[Mention, ...] = ()
        self.links: list[Link] = []
        self._firms = firms
        self._main = main
        self._fellows: tuple[Mention, ...] = ()
        self._steps: list[_Step] = []
        self._turn = False  # whether who is told of has the floor

    def begin(self, who: tuple[Mention, ...], *, turn: bool | None = None) -> None:
        """Take up somebody else, or nobody; what was told of the one before is written down."""
        for number, step in enumerate(self._steps):
            if step.leaves and any(x.place.name == step.place.name for x in self._steps[:number]):
                continue
            self.links.extend(self._stated(step, self._steps[number + 1 :]))
        self.who, self._fellows, self._steps = who, (), []
        self._turn = self._turn if turn is None else turn

    def sentence(self, bones: Skeleton) -> None:
        """Walk over one sentence."""
        self._fellows = ()
        lead = 0
        for clause in _CLAUSE.finditer(bones.text):
            if _behind(_LEAD, bones.text, *clause.span()) < clause.end():  # 此前，某某任……: it leads to the next
                self._clause(bones, lead, clause.end())
                lead = clause.end()

    def _clause(self, bones: Skeleton, begin: int, end: int) -> None:
        text = bones.text
        at = _behind(_LEAD, text, begin, end)
        if turn := _TURN.match(text, begin, end):
            self.begin(tuple(bones.mentions(*turn.span())), turn=True)
            return
        if self._turn and (own := _I.match(text, begin, end)):
            at = _behind(_LEAD, text, own.end(), end)
        subject = _SUBJECT.match(text, at, end) or _SUBJECT.match(text, begin, end)
        if not subject and (this := _THIS.match(text, at, end)) and bones.said(at, at + 1)[0] in "这该那":
            subject = this
        if subject:
            people = tuple(bones.mentions(*subject.span("who")))
            if {m.name for m in people} != {m.name for m in self.who}:
                self.begin(people)
            at = _behind(_LEAD, text, subject.end(), end)
        start = begin
        while at < end and (step := self._step(bones, start, at, end)):
            start, at = step, _behind(_LEAD, text, step, end)
        if start == begin and not subject and _OTHERS.match(text, at, end):
            self.begin(())

    def _step(self, bones: Skeleton, begin: int, at: int, end: int) -> int | None:
        """Take the step that is told at `at`, behind what leads to it, and give where it ends."""
        text = bones.text
        if found := _WITH.match(text, at, end):
            self._fellows = tuple(m for m in bones.mentions(*found.span("fellows")) if m.type == "Person")
            return found.end()
        if (found := _LEAVES.match(text, at, end)) and found.end() < end:
            return found.end()
        for pattern in (_FOUNDS, _STAY, _ENTERS, _SERVED, _POSTED, _HEADS, _ONCE):
            found = pattern.match(text, at, end)
            if found and self._take(bones, begin, pattern, found):
                return found.end()
        sent = _SENT.match(text, at, end)
        if sent and _LEARNED.search(text, begin, at) and self._take(bones, begin, _SENT, sent):
            return sent.end()
        if (
            (found := _GOES.match(text, at, end))
            and (last := self._here(bones.starts[begin], known=True))
            and not _NOT.search(text, begin, found.end())
        ):
            self._steps.append(
                replace(last, title=None, over=True, leaves=True, evidence=bones.span(begin, found.end()))
            )
            return found.end()
        last = self._here(bones.starts[begin]) if self._steps or _NOW.search(text, begin, at) else None
        if last and (found := _RISES.match(text, at, end) or _FROM.match(text, at, end)):
            groups = found.re.groupindex
            held = [_post(bones.said(*found.span(g))) for g in ("low", "title") if g in groups and found[g]]
            if not _NOT.search(text, begin, found.end()) and not (last.over and _NOW.search(text, begin, found.end())):
                self._steps.append(replace(last, title="、".join(held), evidence=bones.span(begin, found.end())))
            return found.end()
        return None

    def _here(self, at: int, *, known: bool = False) -> _Step | None:
        """Give the step at which somebody stands: the last one told, else that of the only firm that was `known` to be his before."""
        if not self.who:
            return None
        if self._steps:
            return replace(self._steps[-1], founds=False, people=self.who)
        his = [x.object for x in self._firms.get(self.who[0].name, {}).values() if x.evidence.end <= at]
        place = his[0] if len(his) == 1 else None if his or known else self._main
        return place and _Step(people=self.who, place=place, title=None, evidence=place.span, over=None)

    def _take(self, bones: Skeleton, begin: int, pattern: re.Pattern[str], found: re.Match[str]) -> bool:
        """Note a step; False where its words are of no employment, or not yet so."""
        text = bones.text
        said = text[begin : found.end()]
        groups = found.re.groupindex
        title = _post(bones.said(*found.span("title"))) if "title" in groups and found["title"] else None
        past = pattern is _SERVED or _PAST.search(text, begin, found.start("org")) is not None
        over = True if past or "过" in said else False if _NOW.search(said) else None
        places = bones.mentions(*found.span("org"))
        if _NOT.search(text, begin, found.end()) or any(is_dateline(bones.source, m) for m in places):
            return False
        if not past and ((pattern is _ONCE and "过" not in found[0]) or (pattern is _POSTED and _IS.match(found[0]))):
            return False
        schools = all(_SCHOOL.search(m.name) for m in places)
        if schools and pattern in (_STAY, _ENTERS, _ONCE, _SENT) and not title and not _TEACHES.search(found[0]):
            return False
        people = self.who
        if relative := _RELATIVE.match(text, found.end()):
            people = tuple(bones.mentions(*relative.span("who")))
            if over is not True and not _LONG.search(found[0]):
                return False
            over = True
        elif _GOES_ON.match(text, found.end()):
            return False
        if pattern is _FOUNDS:
            people = (*people, *(m for m in self._fellows if m.name not in {p.name for p in people}))
        if not people:
            return False
        evidence = bones.span(begin, relative.end() if relative else found.end())
        steps = [
            _Step(
                people=people,
                place=place,
                title=title,
                evidence=evidence,
                over=over,
                founds=pattern is _FOUNDS,
                beside=_BESIDE.search(said) is not None or _HONORARY.search(title or "") is not None,
                stayed=pattern is _STAY,
            )
            for place in places
        ]
        if relative:
            self.begin(people)
        self._steps.extend(steps)
        return True

    def _stated(self, step: _Step, later: Sequence[_Step]) -> Iterator[Link]:
        if step.founds:
            for person in step.people:
                yield Link(
                    predicate="founderOf", subject=person, object=step.place, evidence=step.evidence, rule="career"
                )
            return
        moved = any(x.place.name != step.place.name and not x.beside and x.over is not True for x in later) or any(
            x.leaves and x.place.name == step.place.name for x in later
        )
        for person in step.people:
            elsewhere = step.stayed and self._firms.get(person.name, {}).keys() - {step.place.name}
            yield Link(
                predicate="worksFor",
                subject=person,
                object=step.place,
                evidence=step.evidence,
                title=step.title,
                former=bool(moved or elsewhere) if step.over is None else step.over,
                rule="career",
            )


def _behind(pattern: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """Give where an expression ends that may be empty."""
    found = pattern.match(text, begin, end)
    return found.end() if found else begin


def _post(words: str) -> str:
    """Leave out of which part of a firm a post is (中国区的销售总监)."""
    return words.rpartition("的")[2] or words


_IS = re.compile("[是为]")
_HONORARY = re.compile("(?:董事|监事|顾问|委员|理事|代表|会长|教授|导师)$")
"""Posts that somebody has beside another."""
_TEACHES = re.compile("任教|执教|工作|教书|任职")
_LONG = re.compile(_YEARS)


def with_careers(links: Sequence[Link], steps: Sequence[Link]) -> list[Link]:
    """Join what patterns read with the steps of careers, which know better whose a post is and what is over."""
    out: list[Link] = []
    told: set[Link] = set()
    for link in links:
        near = [x for x in steps if _of_one(x, link)]
        same = [x for x in near if x.object.name == link.object.name]
        if same and link.predicate == "worksFor":
            best = next((x for x in same if x.title), same[-1])
            link = replace(link, former=link.former or same[-1].former, title=link.title or best.title)  # noqa: PLW2901
            told.update(x for x in same if x.title is None or (link.title or "") in x.title)
        elif same:
            told.update(same)
        elif (
            link.title
            and not link.object.span.inside(link.evidence)
            and any(link.title in (x.title or "") for x in near)
        ):
            continue  # 两年后升任总裁 is of the firm of the clause before, and not of what the text is about
        out.append(link)
    return [*out, *(x for x in steps if x not in told)]


def _of_one(step: Link, link: Link) -> bool:
    """Say whether two links tell of one person in the same words."""
    return (
        step.predicate == link.predicate
        and step.subject.name == link.subject.name
        and step.evidence.overlaps(link.evidence)
    )
