from __future__ import annotations

from functools import cache

import pytest

from kg.extract.names.candidates import Candidate, from_heads, from_posts
from kg.extract.names.doubts import code_of_shares, foreign, wordy
from kg.extract.names.entities import Entities
from kg.extract.names.entity_types import settled
from kg.extract.wording.markup import parse
from kg.model import Document, Reading, Span, Tag
from kg.packs import Entry, Pack
from kg.text.sentences import paragraphs, sentences


@cache
def extractor() -> Entities:
    entries = (
        Entry(name="江岭科技", type="Company", alternatives=("Jiangling",)),
        Entry(name="通用汽车", type="Company"),
        Entry(name="听澜", type="Model", facts=(("ambiguous", "yes"),)),
    )
    surnames = frozenset("杨付王")
    return Entities(Pack(names=("test",), entries=entries, stops=frozenset({"高兴"}), surnames=surnames))


@pytest.mark.parametrize(
    ("marked", "score", "expected"),
    [
        ("{C|江岭科技雪芦}投产。", 0.2, ["江岭科技雪芦"]),  # a known firm, and the tagger sees more
        ("{C|江岭科技雪芦}投产。", 0.05, ["江岭科技"]),
        ("{C|江岭科技公司}投产。", 0.2, ["江岭科技公司"]),
        ("{C|山区运输公司}投产。", 0.05, []),  # words all through, and the tagger doubts
        ("{C|山区运输公司}投产。", 0.2, ["山区运输公司"]),
        ("{C|川岭运输公司}投产。", 0.05, ["川岭运输公司"]),  # what jieba only guesses is no word
        ("“{C|川岭}”降价。", 0.1, ["川岭"]),
        ("人称“{C|四大金刚}”的几家降价。", 0.05, []),
        ("{C|每日甜鲜}降价，{C|每百元}成本不变。", 0.3, ["每日甜鲜"]),
        ("{C|稠密}的模型来了。", 0.95, []),  # how something is
        ("{C|川岭}的企业负责人来了，{C|石岭}的企业来了。", 0.3, ["川岭"]),
        ("{C|温氏}涨价，{C|温氏}家族发话。", 0.3, ["温氏"]),
        ("{C|高兴}涨价。", 0.6, ["高兴"]),  # a stop word, of which the tagger is sure
        ("{C|高兴}涨价。", 0.2, []),
        ("{C|川岭集团}涨价，他住川岭大厦，川岭也涨价。", 0.9, ["川岭集团", "川岭"]),  # a house called after it
        ("{C|江岭科技手机}热卖。", 0.2, ["江岭科技"]),
        ("{C|杭州江岭科技}投产。", 0.1, ["杭州江岭科技"]),
        ("{C|德国江岭科技}投产。", 0.1, ["江岭科技"]),
        ("出品：{C|川网·江岭科技工作室}。", 0.1, ["川网·江岭科技工作室"]),
        ("{C|Jiangling江岭科技}投产。", 0.2, ["Jiangling江岭科技"]),  # one firm in two scripts
        ("{C|江岭科技通用汽车}投产。", 0.1, ["江岭科技", "通用汽车"]),
        ("{C|川岭控股有限公司}“不得在别处开店”一案宣判。", 0.1, ["川岭控股有限公司"]),
        ("{C|江岭科技}在川城。{C|江岭科技}增产，{C|江岭科技地产}降价。", 0.1, ["江岭科技", "江岭科技", "江岭科技地产"]),
        ("{C|江岭科技股份}公告。", 0.2, ["江岭科技股份"]),
        ("他持有{C|江岭科技股份}不多。", 0.2, ["江岭科技"]),
        ("{D|Jiangling Pad 9X}开卖。", 0.05, ["Jiangling Pad 9X"]),  # the rest of a thing called after the firm
        ("{M|听澜-9X-Flow}开源。", 0.05, ["听澜-9X-Flow"]),
        ("他加入{P|杨川前}在外地工作，{P|杨舒川}接任。", 0.6, ["杨舒川"]),
        ("他在董事长{P|任上离世}，{P|杨舒川}接任。", 0.6, ["杨舒川"]),
        ("{P|陈江岭科技}说话。", 0.9, ["陈江岭科技"]),  # a person whose given name is a known firm
        ("{C|江岭科技}指数跌0.3%，{C|川岸指数}平收，{C|川证}50指数涨。", 0.3, []),  # names in those of indices
        ("府川投资合伙企业（{C|有限合伙}）借道{C|川股通}增持{C|江岭科技}。", 0.3, ["江岭科技"]),
        (
            "{C|临川岭投资合伙企业（有限合伙）}增持，{C|金手指}也增持。",
            0.6,
            ["临川岭投资合伙企业（有限合伙）", "金手指"],
        ),
        ("各级{O|人社部}门开会，{O|人社部}也开会。", 0.6, ["人社部"]),  # 部门: offices of a sort
        ("他到{C|川城一家保洁公司}应聘。", 0.6, []),
        ("他大学毕业进{C|入江南酒厂}工作。", 0.6, ["江南酒厂"]),  # the second half of 进入
        (
            "{C|被执行人川城置地公司}称，{O|据川城农业局网站}消息，{C|江左房企川力控股}停牌。",
            0.3,
            ["川城置地公司", "川城农业局", "川力控股"],
        ),
        ("_来源：{O|川觉影像_}\n", 0.6, ["川觉影像"]),
        ("{O|每川}编辑在川城，{O|每家银行}都这样。", 0.2, ["每川"]),
        ("【{O|环球网}报道】他说，{O|环球网}很快。", 0.1, ["环球网", "环球网"]),  # a dictionary has it as a thing
        ("提案获{O|欧盟}批准，他在{O|加拿大}。", 0.5, ["欧盟"]),  # a union of states is a place and a body
        ("据“{O|健康川城}”3月15日发布消息，开诊。", 0.1, ["健康川城"]),
        ("{O|川国国防部}表示，{O|国防部}不评论，{O|国防部}也不介入。", 0.6, ["川国国防部", "国防部", "国防部"]),
        ("{O|波兰国防部}表示，{O|国防部}不评论，{O|国防部}也不介入。", 0.4, ["波兰国防部", "国防部", "国防部"]),
        ("{O|川岸银行党委}书记沈砚舟说，{O|川岸省党委}书记也到会。", 0.6, ["川岸银行", "川岸省党委"]),
        ("江左的{O|人大}代表、{O|政协}委员到会，{O|川城市人大}代表也到会。", 0.4, ["川城市人大"]),
        ("{O|联邦存款保险公司}接管了它。", 0.15, ["联邦存款保险公司"]),
        ("{O|川岸省川城法院}拍卖，{O|川城法院}说，{O|川城法院}称。", 0.2, ["川岸省川城法院", "川城法院", "川城法院"]),
        ("据{O|川新闻}客户端6月2日报道，雨停了。", 0.4, ["川新闻"]),
        ("{O|川岸新闻综合江左网}", 0.3, ["川岸新闻", "江左网"]),
        ("{O|市委}、{O|市政府}重视，{O|川城市委}也重视党的{O|二十大}。", 0.6, ["川城市委"]),
        ("{C|川指}跌1%，{C|川成}指涨0.2%，{C|川团-SW}涨2%。", 0.6, ["川团"]),
        ("“{C|本集团}预计亏损。”", 0.6, []),
        ("{C|川团-}\nW跌2%。", 0.6, ["川团"]),
        ("实体企业清单（以下简称“清单”）公布，清单很长。", 0.6, []),  # no body is so defined
        ("《川城薪酬指引》（下称“指引”）公布。", 0.6, []),
        ("川岸咨询公司（下称“岸询”）公布，岸询很忙。", 0.6, ["岸询", "岸询"]),
        ("{C|长实集团}开盘，长实降价，长实加推。", 0.6, ["长实集团", "长实", "长实"]),  # a word that nobody writes
        ("{C|通用汽车}降价，{C|通用}没有说话。通用的办法很多。", 0.3, ["通用汽车", "通用"]),  # a word, where tagged
    ],
)
def test_known_names_go_on(marked: str, score: float, expected: list[str]) -> None:
    assert [surface for surface, _, _ in names(marked, score)] == expected


def names(marked: str, score: float = 0.9) -> list[tuple[str, str, str]]:
    """Read a text whose marked names are what the tagger proposes."""
    text, mentions, _ = parse(marked)
    lines = tuple(paragraphs(text))
    tags = tuple(Tag(span=m.span, type=m.type, score=score) for m in mentions)
    document = Document(id="test", text=text, sha256="")
    given = Reading(document=document, text=text, paragraphs=lines, sentences=tuple(sentences(text, lines)), tags=tags)
    return [(m.span.of(text), m.type, m.name) for m in extractor()(given).mentions]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "实控人{P|Shen Yan}女士持股。{C|Shen Yan}持有三成，{C|Shen Yan}减持。",  # no firm is a lady
            [("Shen Yan", "Person", "Shen Yan")] * 3,
        ),
        ("{P|沈砚冬}说完，沈砚冬走了。", [("沈砚冬", "Person", "沈砚冬")] * 2),
        (
            "公司拟向{C|杭州川景耀时企业管理合伙企业（有限合伙）}增资。",
            [
                (
                    "杭州川景耀时企业管理合伙企业（有限合伙）",
                    "Company",
                    "杭州川景耀时企业管理合伙企业（有限合伙）",
                )
            ],
        ),
        (
            "{C|五台川旅游}和{C|六间房川}上市。",
            [("五台川旅游", "Company", "五台川旅游"), ("六间房川", "Company", "六间房川")],
        ),
        ("{C|oraimo}的耳机卖得好。", [("oraimo", "Company", "oraimo")]),
        ("江岭科技（Jiangling）上市。", [("江岭科技", "Company", "江岭科技"), ("Jiangling", "Company", "江岭科技")]),
        ("听澜二字很美。", []),
        ("他开发过《芷光》、《夜芷》等作品。", [("芷光", "Product", "芷光"), ("夜芷", "Product", "夜芷")]),
        (
            "开发的《芷光：长夜》登陆Steam，《夜芷》开启公测。",
            [("芷光：长夜", "Product", "芷光：长夜"), ("夜芷", "Product", "夜芷")],
        ),
        ("股东变更为江{C|岭科技集团有限公司}。", [("江岭科技集团有限公司", "Company", "江岭科技集团有限公司")]),
        (
            "{P|沈砚}、{C|杨川达}的{P|王景}到场。",
            [("沈砚", "Person", "沈砚"), ("杨川达", "Company", "杨川达"), ("王景", "Person", "王景")],
        ),
        ("见https://{C|jiangling}.com/blog/{M|Tarn}-2。", []),
        ("{P|江岭诺}接替他出任总裁。", [("江岭诺", "Person", "江岭诺")]),
        ("{C|百川美}{C|施岭宝}与别家合作，百川美施岭宝没有回应。", [("百川美施岭宝", "Company", "百川美施岭宝")] * 2),
        (
            "{C|百川美}{C|施岭宝}合作，{C|百川美}说。",
            [("百川美", "Company", "百川美"), ("施岭宝", "Company", "施岭宝"), ("百川美", "Company", "百川美")],
        ),
        ("国产{D|TRJ21}支线客机交付，TRJ21很快。", [("TRJ21", "Product", "TRJ21")] * 2),
        ("把{C|一杯咖啡}打到九元，{C|徐氏}家族卖股。", []),
        ("他卖出了全部江岭科技股份。", [("江岭科技", "Company", "江岭科技")]),
        ("{P|沈砚冬}来了，{P|沈砚冬总}走了。", [("沈砚冬", "Person", "沈砚冬")] * 2),
        (
            "投资了{C|江岭科技}，{C|和芷云智造}、{C|澄湖时代}等。",
            [
                ("江岭科技", "Company", "江岭科技"),
                ("芷云智造", "Company", "芷云智造"),
                ("澄湖时代", "Company", "澄湖时代"),
            ],
        ),
        ("听澜主力模型降价。", [("听澜", "Model", "听澜")]),
        ("董事长{P|沈砚立}马回话。", [("沈砚", "Person", "沈砚")]),
        ("一家名为{C|芷云的软件公司}成立。", [("芷云", "Company", "芷云")]),
        ("一家名叫芷云智能的软件公司成立。", [("芷云智能", "Company", "芷云智能")]),
        ("{O|临江企业家联盟}轮值主席来了。", [("临江企业家联盟", "Organization", "临江企业家联盟")]),
        (
            "江岭科技的{M|听澜}上线，听澜很快。",
            [("江岭科技", "Company", "江岭科技"), ("听澜", "Model", "听澜"), ("听澜", "Model", "听澜")],
        ),
        ("{P|高兴}了一天。", []),
        ("新车{D|搭载云汐OS 2}.0，续航更长。", [("云汐OS 2.0", "Product", "云汐OS 2.0")]),
        ("{P|云汐}的第一个版本是他们一起做的。", [("云汐", "Model", "云汐")]),
        ("{C|云汐}的新版本上线了。", [("云汐", "Company", "云汐")]),
        ("在江岭科技路8号。", []),
        ("{C|恒川集团}说，恒川不会放弃。", [("恒川集团", "Company", "恒川集团"), ("恒川", "Company", "恒川集团")]),
        ("工业大模型“织川”通过了验收。", [("织川", "Model", "织川")]),
        ("他说的“降本增效”不是模型。", []),
        ("{M|江岭科技望川}上线", [("江岭科技", "Company", "江岭科技"), ("望川", "Model", "望川")]),
        ("{C|南川大学}开学", [("南川大学", "Organization", "南川大学")]),
        ("{P|沈家川}在场。{P|沈家}川说。", [("沈家川", "Person", "沈家川")] * 2),  # what is proposed too short
        ("{P|沈砚冬}在场。{P|沈砚冬以}病辞职。", [("沈砚冬", "Person", "沈砚冬")] * 2),  # and too long
        (
            "{C|岭川云帆新能源}汽车有限公司开业",
            [("岭川云帆新能源汽车有限公司", "Company", "岭川云帆新能源汽车有限公司")],
        ),
        ("{O|4月22日晚间}，{O|营运中心}开张，代号{O|KXT-US}。", []),
        (
            "{C|江岭科技}与{C|韩国Halla Tech Co}., Ltd. 签约",
            [("江岭科技", "Company", "江岭科技"), ("Halla Tech Co., Ltd.", "Company", "Halla Tech Co., Ltd.")],
        ),
        (
            "{C|岭川汽车}推出{D|岭川S7}和{D|S7 }Pro，岭川S7 Pro更贵。",
            [
                ("岭川汽车", "Company", "岭川汽车"),
                ("岭川S7", "Product", "岭川S7"),
                ("S7 Pro", "Product", "岭川S7 Pro"),
                ("岭川S7 Pro", "Product", "岭川S7 Pro"),
            ],
        ),
        ("{D|江岭科技Q2}营收下降。", [("江岭科技", "Company", "江岭科技")]),
        (
            "{P|帕川·索里奥}辞职，{P|索里奥}没有说话。",
            [("帕川·索里奥", "Person", "帕川·索里奥"), ("索里奥", "Person", "帕川·索里奥")],
        ),
        ("首席官（{P|Chief Risk Officer}）", []),
        ("{C|临川机器人公司}“{C|触川科技}”夺冠", [("触川科技", "Company", "触川科技")]),
        ("{C|织川架构}升级", [("织川架构", "Product", "织川架构")]),
        ("{P|野川财经}报道", [("野川财经", "Organization", "野川财经")]),
        ("新系统Xi{D|GO SENSE}上线", [("XiGO SENSE", "Product", "XiGO SENSE")]),
        ("二十家车企接入Jiangling大模型", [("Jiangling", "Model", "Jiangling")]),
        ("银行完成 Jiangling 最新开源大模型的部署", [("Jiangling", "Model", "Jiangling")]),
        ("Jiangling宣布，车企已接入Jiangling。", [("Jiangling", "Company", "Jiangling")] * 2),
        ("{M|川上快报：岚纹2.0}为何慢", [("岚纹2.0", "Model", "岚纹2.0")]),  # a speaker before what is spoken of
        ("{M|岚纹2.0}上线，用了岚纹之后更快。", [("岚纹2.0", "Model", "岚纹2.0"), ("岚纹", "Model", "岚纹")]),
        ("{M|岚霁云}总裁{P|沈砚冬}到场", [("岚霁云", "Company", "岚霁云"), ("沈砚冬", "Person", "沈砚冬")]),
        ("{D|岑川港}招人", [("岑川港", "Company", "岑川港")]),
        ("江川经济开发区（下称“开发区”）开会", []),
        (
            "企业协作平台{C|Velnest}正式进入日本。{C|Velnest}于2019年上线，很稳。",
            [("Velnest", "Product", "Velnest")] * 2,
        ),
        ("{C|Velbase}是一款分布式数据库，{C|Velbase}很稳。", [("Velbase", "Product", "Velbase")] * 2),
        ("他们的产品叫{C|Velden}。", [("Velden", "Product", "Velden")]),
        ("{O|东澜研究院}{O|联合国}家海洋中心发布。", [("东澜研究院", "Organization", "东澜研究院")]),
        ("{O|据川源食品研究院}介绍，产量不高。", [("川源食品研究院", "Organization", "川源食品研究院")]),
        ("新机出厂{D|预装 PengOS 4}。", [("PengOS 4", "Product", "PengOS 4")]),
        ("（{P|通讯员沈}砚冬）", [("沈砚冬", "Person", "沈砚冬")]),
        ("对话模型鹤汐，它很快。", [("鹤汐", "Model", "鹤汐")]),
        ("有一套叫“川枢”的调度平台。", [("川枢", "Product", "川枢")]),
    ],
)
def test_names(marked: str, expected: list[tuple[str, str, str]]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("字川网5月6日消息，市场向好。", ("字川网", "Organization")),
        ("他创办了「蝶川」公司。", ("蝶川", "Company")),
        ("我们采购了ZX v7p芯片。", ("ZX v7p", "Product")),
        ("{M|川语-3} Turbo模型降价。", ("川语-3 Turbo", "Model")),
        ("{M|川语通}用模型家族上线。", ("川语", "Model")),
        ("{D|驼川} X1开售。", ("驼川 X1", "Product")),
        ("{C|江岭科技}的ADiXO SENSE系统升级。", ("ADiXO SENSE", "Product")),
        ("作者 | 芦川苇\n正文在此。", ("芦川苇", "Person")),
        ("芯片研发{P|商芯川能}完成融资。", ("芯川能", "Company")),
        ("新车首搭{D|TarnOS} 4，好评。", ("TarnOS 4", "Product")),
        ("首款开源推理模型M1。", ("M1", "Model")),
        ("推出四代架构“苏川”“曲川”。", ("曲川", "Product")),
        ("打造了《平川》《松川》《X川2》等多款热门游戏。", ("X川2", "Product")),
        ("负责落地的是全资子公司芷川电服，它很忙。", ("芷川电服", "Company")),
        ("由控股子公司声川科技开发，面向银行。", ("声川科技", "Company")),
        ("集川网消息，为了芯片，大厂互相挖角。", ("集川网", "Organization")),
        ("据科技媒体Tekpost报道，他走了。", ("Tekpost", "Organization")),
        ("针对{D|Lixel手机}的需求而设计。", ("Lixel", "Product")),
        ("{D|江岭科技787}飞了。", ("江岭科技787", "Product")),
        ("其中MTX S80显卡算力不俗。", ("MTX S80", "Product")),
        ("上线了一个叫Qxbot的Agent。", ("Qxbot", "Product")),
        ("人形机器人 K1 的售价不高。", ("K1", "Product")),
        ("他创办了连锁咖啡品牌“半川坡”，不错。", ("半川坡", "Company")),
        ("老沈1994年创办的江岭玻纤厂，还在。", ("江岭玻纤厂", "Company")),
        ("四块牌子，做冷冻面点的“川灶记”在前。", ("川灶记", "Product")),
        ("江岭是{C|松川投}的，没错。", ("松川", "Company")),
        ("《{O|《江左川报》}》援引消息。", ("江左川报", "Organization")),
        ("模型都在开放平台“观川”上，模型不少。", ("观川", "Product")),
        ("{M|鹭川2}模型的{C|鹭川}更新了。", ("鹭川", "Model")),
        ("“我们自己训的，{P|和川墨}没有关系。”", ("川墨", "Person")),
        ("新车装了{M|川屿OS 2.0}，模型不少。", ("川屿OS 2.0", "Product")),
        ("他早年在北川彩管厂做过八年工程师。", ("北川彩管厂", "Company")),
        ("他进国营鄞川水产公司当搬运工。", ("国营鄞川水产公司", "Company")),
        ("他们合伙办起冻品贸易行“川记”。", ("川记", "Company")),
        ("旗下有三块业务：跑干线的北渡快川，做配送的小渡到川，专注疫苗的渡川医运。", ("小渡到川", "Company")),
        ("可是，川江农场的负责人没来。", ("川江农场", "Company")),
        ("{C|江岭科技}的{O|川口研究所}扩建。", ("川口研究所", "Organization")),
        ("三家已接入鹭川系列，助手由{M|鹭川Pro}精调而来，模型不贵。", ("鹭川", "Model")),
        ("装上了{D|E-Haul 49}吨牵引车。", ("E-Haul", "Product")),
        ("{O|江左商业}评论：江左要变。", ("江左商业评论", "Organization")),
        ("{O|独立能源智库}{O|Embra}发了报告。", ("Embra", "Organization")),
        ("抗体{C|Ocivelimab}进入三期。", ("Ocivelimab", "Product")),
        ("获得{O|VELM（江左建筑研究院}环境评估）认证。", ("VELM", "Organization")),
        ("{O|江左日报驻柏林}记者来了。", ("江左日报", "Organization")),
        ("{C|锂流电池}企业{C|江岭科技}来了。", ("江岭科技", "Company")),
        ("公司控股股东{C|控股股东江川控股集团有限公司}增持。", ("江川控股集团有限公司", "Company")),
        ("公司全资子公司江岭碳材拟与人合资。", ("江岭碳材", "Company")),
        ("与{C|法国化学品集团Velor Chimie}合资。", ("Velor Chimie", "Company")),
        ("{D|Velor Q7}上市。明年的Velor Q7更贵。Velor Q7", ("Velor Q7", "Product")),
        ("开源了Tarn 5.3 Instant模型。", ("Tarn 5.3 Instant", "Model")),
        ("可用{D|Velorix 及 Tarnix}调用。", ("Velorix", "Product")),
        ("特供版{D|TX20 AI}芯片延期。", ("TX20", "Product")),
        ("{M|Tarn CLI}更新，模型不少。", ("Tarn CLI", "Product")),
        ("{D|江川-B}和{D|江川财务公司}不涨。", ("江川-B", "Company")),
        ("新股{D|江川龙}上市。", ("江川龙", "Company")),
        ("药企{D|Velora}买下了它。", ("Velora", "Company")),
        ("{D|矿务部}要求停产。", ("矿务部", "Organization")),
        ("装上{D|川麟5G}射频。", ("川麟", "Product")),
        ("{D|川麟9000}之后，{D|川麟芯片}没有新的。", ("川麟", "Product")),
        ("{O|江左大学资}讯工程系教授{P|沈砚冬}在场。", ("江左大学资讯工程系", "Organization")),
        ("{D|LC-207}（商品名拟定为“舒川宁”）获批。", ("舒川宁", "Product")),
        ("江川新材料股份有限公司（证券简称：江川股份）公告。", ("江川股份", "Company")),
        ("{C|江岭科技}（下称“江川能源”或“江川”）公告。", ("江川", "Company")),
        ("资产管理平台{D|江川资产}增持。", ("江川资产", "Company")),
        ("新车搭载川屿OS 2.0，很快。", ("川屿OS 2.0", "Product")),
        ("手机系统{D|TarnOS}和质检产品“听川”面市，车企接入{C|听川}。", ("听川", "Product")),
        ("他在{C|江岭科技}做的{C|鹭声}，比别人的好。", ("鹭声", "Model")),
        ("{C|鹭声}现在有340亿参数，够用。", ("鹭声", "Model")),
        ("{C|霜川岚语}的读片系统换了。", ("霜川岚语", "Company")),
        ("最新的产品霜川 X2 亮相。", ("霜川 X2", "Product")),
        ("{C|公司控股子公司芷云半导体有限公司}扩产。", ("芷云半导体有限公司", "Company")),
        ("{C|江岭科技全资子公司芷云半导体有限公司}扩产。", ("芷云半导体有限公司", "Company")),
        ("{C|沐川}开会。{C|沐川硬件}副总裁{P|沈砚冬}没来。", ("沐川", "Company")),
        ("{C|北洲科力}新能源股份有限公司(SH600000，以下简称“科力川”)公告。", ("科力川", "Company")),
    ],
)
def test_the_wording_tells_names_and_their_ends(marked: str, expected: tuple[str, str]) -> None:
    assert expected in [(surface, kind) for surface, kind, _ in names(marked)]


@pytest.mark.parametrize(
    "marked",
    [
        "《{D|中川城市群发展规划}》发布。",
        "他是{O|提名委员会}的人。",
        "耗资5{C|亿欧}元。",
        "同时兼任{C|集团}副总裁。",
        "{M|Turbo}模型降价。",
        "{C|广撒川}的公司不少。",
        "一家明星“独角川”公司想要低调。",
        "他们加入{C|这波创业浪潮}。",
        "该模型以{M|Apache 2.0}许可开源。",
        "模型采用{O|MIT}许可。",
        "当天完成{M|Day 0}支持。",
        "新车标配{D|800V高压平台}。",
        "{D|Q3}营收上涨，{D|SH600000}收红。",
        "{D|川岭材20cm}涨停。",
        "引入张量核心（{D|Tensor Cores}）之后。",
        "上线{D|Shared Notes}功能，{D|BF16}更快，{M|超越 70B}参数。",
        "扩产DRAM芯片，{D|3D NAND Flash}涨价，专利{D|EP 2 981 103}有效，{D|云川青 512 GB}缺货。",
        "{M|zero-shot}测试的得分，午后现报9.75港元。",
        "两家{C|北欧药企}来了。",
        "她是{C|奔着机器人}去的。",
        "创企“{C|烧出}”最强模型，{C|中企纷纷}跟进。",
        "在江左的{C|江左新工厂}投产。",
        "一半在{C|青浦工厂}烘出来。",
        "他曾在一家外资公司工作，也在互联网公司做过。",
        "与他创业的还有{P|师弟}，在场。",
        "办起{C|冻品贸易行}“川”。",
        "一届{C|百来}个学生。",
        "车厂不需要{C|第五朵云}。",
        "甩卖昔日的“包袱”，做出不同的“选择”。",
        "{P|谷雨}刚过，菜花落尽。",
        "{O|质检员会}不会被替代？",
        "院里的{D|八间院舍}都用上了，{C|十四家城商行}跟进，{M|那块17.3英寸屏}没变，{C|本港安老院}缺人。",
        "想法就像{C|puzzle}的拼图，他们的{D|slogan}很短。",
        "首季收入{C|同创川季}新高。",
    ],
)
def test_what_only_describes_is_no_name(marked: str) -> None:
    assert names(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "他把“{M|快思川}”与“慢思”合在一起。",
        "业界称为“大模型{M|六川豹}”。",
        "“{M|新贵风川}”大模型领域掀起价格战。",
        "他担任{C|联创川}，每周都来。",
        "三家在{C|青川屿}联合宣布结盟。",
        "{C|更年轻}的面孔来了。",
        "一分钟三分钱，在{C|砾川}是这个价。根在{D|砾川}。",
        "{C|一亩地}少打两遍药。",
        "有意收购{D|岚川液晶}工厂。",
        "{C|非常欢迎}降价。",
        "横幅上印着“{D|同川}”两个字。",
    ],
)
def test_quoted_terms_and_posts_are_no_names(marked: str) -> None:
    text, mentions, _ = parse(marked)
    lines = tuple(paragraphs(text))
    tags = tuple(Tag(span=m.span, type=m.type, score=0.08) for m in mentions)
    document = Document(id="test", text=text, sha256="")
    given = Reading(document=document, text=text, paragraphs=lines, sentences=tuple(sentences(text, lines)), tags=tags)
    assert list(extractor()(given).mentions) == []


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("{M|Zentra}，是一家由年轻人创立的公司。{M|Zentra}的创始人没有回应。", "Company"),
        ("银行打造了{C|ChatDeal}数智对话交易产品。", "Product"),
        ("港口试用了一款名为{C|岚山}的翻译模型。", "Model"),
        ("除了模型，学校还买了排课软件“{M|岚山}”。", "Product"),
    ],
)
def test_what_a_text_calls_a_name_decides_its_type(marked: str, kind: str) -> None:
    assert {found for _, found, _ in names(marked)} == {kind}


def test_a_kind_behind_the_quotation_marks_tells_a_product_among_models() -> None:
    found = names("模型{M|星川}、模型{M|雪川}和模型{M|灯川}都接入了“{D|云川}”调度平台。")
    assert {surface: kind for surface, kind, _ in found} == {
        "星川": "Model",
        "雪川": "Model",
        "灯川": "Model",
        "云川": "Product",
    }


@pytest.mark.parametrize("marked", ["{C|AI芯片公司}迎来上市潮。", "由{C|某川大厂}领投。"])
def test_kinds_of_firms_are_no_firms(marked: str) -> None:
    assert names(marked) == []


def test_things_of_one_row_are_models_where_one_of_them_is() -> None:
    row = "如{C|江岭科技}的“{D|川蝉}”、{C|北洲科力}的“{D|川语}”、{C|芷云图谱}的“{M|算川-13B}”。{M|算川-13B}大模型很快，手机{D|TarnOS}和{D|川笺}软件不算。"
    found = {surface: kind for surface, kind, _ in names(row)}
    assert (found["川蝉"], found["川语"], found["算川-13B"]) == ("Model",) * 3
    assert (found["TarnOS"], found["川笺"]) == ("Product",) * 2


def test_what_is_trained_or_told_by_its_parameters_is_a_model() -> None:
    found = names("手机{D|TarnOS}和软件{D|川笺}之外，模型{D|雪川}4月升级到320亿参数。{D|灯川}的第一版从零预训练。")
    assert {surface: kind for surface, kind, _ in found}["雪川"] == "Model"
    assert {surface: kind for surface, kind, _ in found}["灯川"] == "Model"


def test_a_town_and_a_common_word_are_no_short_form_of_a_firm() -> None:
    found = names("{C|伦敦出租车公司}扩建，{C|伦敦出租车公司}开门。伦敦出租车很多。")
    assert [surface for surface, _, _ in found] == ["伦敦出租车公司"] * 2


def test_who_licenses_something_is_no_licence() -> None:
    assert [surface for surface, _, _ in names("{O|MIT}授权两家公司使用。")] == ["MIT"]


def test_a_stretch_of_english_is_no_name() -> None:
    assert wordy("knows when to stop")
    assert not wordy("Tarn Desk Pro")


def test_who_stands_with_a_person_and_is_called_like_one_is_one() -> None:
    text = "沈砚冬（原名沈砚）和陆景深来了。"
    found = [
        Candidate(span=Span(0, 3), type="Person", strength=0.9, source="tagger"),
        Candidate(span=Span(10, 13), type="Model", strength=0.9, source="tagger"),
    ]
    assert settled(found, text, lambda _: None, frozenset("沈陆"))["陆景深"] == "Person"
    assert settled(found, text, lambda _: None, frozenset("沈"))["陆景深"] == "Model"


def test_lists_brackets_and_full_names_tell_people_from_firms() -> None:
    listed = {surface: kind for surface, kind, _ in names("{C|杨维国}、{P|付秋生}等股东分别减持。", 0.4)}
    assert listed["杨维国"] == "Person"
    told = {surface: kind for surface, kind, _ in names("{C|岑石资本}和{C|王观澜}（织川联合创始人）投了钱。", 0.6)}
    assert (told["岑石资本"], told["王观澜"]) == ("Company", "Person")
    parts = {surface: kind for surface, kind, _ in names("{P|沃尔特·林德}来了。{C|沃尔特}没有说话。")}
    assert parts["沃尔特"] == "Person"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("股东包括{C|桐川}、{C|Voss}{C|直川}、{C|好川来}等。", ["桐川", "Voss直川", "好川来"]),
        ("去年获挑战者{C|创投}、{C|德川投资}的投资。", ["挑战者创投", "德川投资"]),
        ("他说{C|创投}不容易。", []),
        (
            "{C|川城恒岭银行股份有限公司}称，{C|川岸银行股份有限公司川左支行}回应。",
            ["川城恒岭银行股份有限公司", "川岸银行股份有限公司川左支行"],
        ),
        ("{C|恒岭集团川左有限公司}被{C|川岸商贸有限公司}申请破产。", ["恒岭集团川左有限公司", "川岸商贸有限公司"]),
        ("允许{C|川岸电子公司}进口。", ["川岸电子公司"]),  # no 子公司
        ("Cr{C|ossbrenner Capital}说。", ["Crossbrenner Capital"]),
        ("早年他在{C|Mailbrook公司}工作。", ["Mailbrook公司"]),
        ("在{C|川岸智能}经济论坛上发言。", []),
        ("训练放在{D|川芷云上}完成。", ["川芷云"]),
        ("据{O|Orvnet} Korea报道，此事属实。", ["Orvnet Korea"]),
        ("将{C|甲川公司下属霖川基医技术有限公司}并入集团。", ["甲川公司", "霖川基医技术有限公司"]),
        ("行业领先的供应商{O|及心川专科医院}的运营商。", ["心川专科医院"]),
        ("他2018年入{C|职岭川科技}，后来离开。", ["岭川科技"]),
    ],
)
def test_borders_of_firms_in_lists_and_in_latin(marked: str, expected: list[str]) -> None:
    assert [surface for surface, _, _ in names(marked)] == expected


@pytest.mark.parametrize(
    ("kind", "strength", "surface", "expected"),
    [
        ("Person", 0.6, "Get a feeling", True),
        ("Person", 0.6, "Jan van Dorn", False),
        ("Model", 0.53, "Agency", True),
        ("Model", 0.7, "Ferra-Code", False),
        ("Product", 0.53, "Ferra", False),
        ("Model", 0.9, "mTqibynX7bUt6VsqngbV8BVb1z5Da5qIcd", True),
        ("Model", 0.53, "川语", False),
        ("Company", 0.9, "//www.example.com/ai", True),
        ("Person", 0.9, "@nilsferrand", True),
    ],
)
def test_english_phrases_code_and_half_seen_models_are_no_names(
    kind: str, strength: float, surface: str, expected: bool
) -> None:
    candidate = Candidate(span=Span(0, len(surface)), type=kind, strength=strength, source="tagger")
    assert foreign(candidate, surface + "来了") is expected


def test_a_latin_name_of_an_event_is_no_firms() -> None:
    candidate = Candidate(span=Span(0, 7), type="Company", strength=0.55, source="tagger")
    assert foreign(candidate, "Revolve大会上") is True
    assert foreign(candidate, "Revolve公司") is False


@pytest.mark.parametrize(
    "marked",
    [
        "他在{C|RHX}宣布新品。",
        "他在{C|RHX}期间展示新品。",
        "新品在{C|Relvex}亮相。",
        "两家{C|同川同源}。",
        "买下{C|中国糖果}企业川福记。",
        "（{C|吉隆坡讯}）股市上涨。",
        "12{C|奈米晶圆}代工降价。",
        "江岭{D|川芯ADR}下跌。",
        "回应本报记者{P|时亦}表示，控制权不变。",
        "不再在{C|公司及公司}下属企业任职。",
        "产线落在{D|湖口N1}、N2厂。",
        "今年1月在{D|川城市12345}热线用上。",
    ],
)
def test_events_idioms_datelines_and_shares_are_no_names(marked: str) -> None:
    assert names(marked) == []


def test_a_firm_of_capitals_stands_where_what_it_did_tells_when() -> None:
    assert [kind for _, kind, _ in names("他在{C|RHX}宣布破产后，回到家乡。")] == ["Company"]
    assert [kind for _, kind, _ in names("他在{C|RHX}期间，负责销售。")] == ["Company"]


def test_a_firm_may_say_one_syllable_twice() -> None:
    assert [kind for _, kind, _ in names("{C|岚乐岚口}上市。")] == ["Company"]
    assert [kind for _, kind, _ in names("{C|中国糖果}公司创立很久。")] == ["Company"]


def test_what_is_built_on_something_is_a_thing() -> None:
    found = names("{C|Tarnova}建立在{C|Flowren}的基础之上，模型优于{C|TRPX}。")
    assert [kind for _, kind, _ in found] == ["Model", "Model", "Model"]


def test_small_or_old_before_a_surname_of_the_text_is_a_person() -> None:
    found = names("{P|付砚冬}说完就走。{C|老付}没有回头，{C|老歪}也没有。")
    assert [(kind, name) for _, kind, name in found] == [
        ("Person", "付砚冬"),
        ("Person", "付砚冬"),
        ("Company", "老歪"),
    ]


def test_quoted_things_behind_the_words_of_taiwan_are_found() -> None:
    assert ("Ferra", "Product", "Ferra") in names("{C|江岭科技}的第一代晶片「Ferra」上市。")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{M|Tarn} 1.5、{M|Tarn-34B}-chat都在榜上。", ["Tarn 1.5", "Tarn-34B-chat"]),
        ("{M|Tarn} 1.5亿元。", ["Tarn"]),
        ("{C|江岭科技} TARN4很强。", ["江岭科技"]),
        ("搭载{D|TX100 GPU}的机器。", ["TX100"]),
        ("{C|川驰汽车} S7很快。", ["川驰汽车", "S7"]),
    ],
)
def test_versions_behind_a_blank_and_editions_in_small_letters(marked: str, expected: list[str]) -> None:
    assert [surface for surface, _, _ in names(marked)] == expected


def test_a_long_text_without_a_word_of_models_names_none() -> None:
    long = "{M|Tarn Neo 3.0}发往各地的电站。" + "今年的订单比去年多，工厂忙不过来。" * 20
    assert {kind for _, kind, _ in names(long)} == {"Product"}
    assert {kind for _, kind, _ in names(long + "这个模型很小。")} == {"Model"}


def test_a_dotted_firm_is_no_person_where_its_head_is_named() -> None:
    found = names("{P|罗川·维斯}首席执行官{P|沈砚冬}表示看好。")
    assert [kind for _, kind, _ in found] == ["Company", "Person"]


def test_who_asks_or_answers_behind_spoken_words_is_a_person() -> None:
    surnames = frozenset("杨高")
    text = "“难吗？”杨程前又问。“难。”高管答。"
    assert [c.span.of(text) for c in from_posts(text, surnames)] == ["杨程前"]


def test_no_person_begins_with_the_second_half_of_a_word() -> None:
    text = "江左地铁官方通报称，列车晚点。首席财务官方知远表示同意。"
    assert [c.span.of(text) for c in from_posts(text, frozenset("方"))] == ["方知远"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江报编辑：毕岚名\n正文", ["毕岚名"]),
        ("**记者｜** 方知远\n正文", ["方知远"]),
        ("江左商报讯（记者\n方知远）昨日开工。（编译/无岫）", ["方知远", "无岫"]),
        ("（编辑部 江左）", []),
        ("江川（中文：川驰利）\n公司中文：川驰利\n文：方知远\n", ["方知远"]),  # a translation is no credit
    ],
)
def test_who_wrote_it_stands_alone_on_a_line_or_in_brackets(text: str, expected: list[str]) -> None:
    assert [c.span.of(text) for c in from_posts(text, frozenset())] == expected


def test_who_is_credited_in_a_row_is_a_person() -> None:
    found = names("（文／房川宁　图／卓玛央川　编辑／韦川）", 0.3)
    assert [(surface, kind) for surface, kind, _ in found] == [(n, "Person") for n in ("房川宁", "卓玛央川", "韦川")]


def test_a_day_behind_a_post_is_nobody() -> None:
    assert names("法官{P|上周二}驳回，{P|沈砚冬}说。", 0.9) == [("沈砚冬", "Person", "沈砚冬")]


def test_a_surname_with_mou_is_a_person_even_before_a_post() -> None:
    assert {kind for _, kind, _ in names("{C|王某某}董事长、{C|杨某某}董事长找过她。", 0.2)} == {"Person"}


def test_what_a_line_break_divides_is_one_name() -> None:
    found = names("由{P|谢知川}（{P|Alan\nTse}）负责。", 0.9)
    assert found == [("谢知川", "Person", "谢知川"), ("Alan\nTse", "Person", "谢知川")]


def test_brands_under_a_roof_are_found_in_quotation_marks() -> None:
    found = names("{C|汇原乳业}旗下有“晨露”“川纯”两个品牌。")
    assert [(kind, name) for _, kind, name in found][1:] == [("Product", "晨露"), ("Product", "川纯")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("地里有四百台“{C|鹭途}”。{C|鹭途}现在一台卖16.8万元，出口版{C|鹭途}明年发往中东。", "Product"),
        ("客服助手由{D|松砚Pro}精调而来。", "Model"),
        ("空军买了三架{C|江岭空军}的飞机。", "Company"),
    ],
)
def test_what_is_counted_sold_or_tuned_is_a_thing(marked: str, expected: str) -> None:
    assert {kind for _, kind, _ in names(marked, 0.6)} == {expected}


def test_no_firm_ends_within_a_word_for_a_machine() -> None:
    assert names("还有{C|授粉机械}臂“某某”。", 0.55) == []


def test_the_family_of_editions_is_found_where_it_is_called_a_series() -> None:
    found = names("“{D|松烟Pro}”很快，{D|松烟Pro}也贵。三十家企业已接入松烟系列，松烟墨涨价。", 0.61)
    assert [surface for surface, _, _ in found] == ["松烟Pro", "松烟Pro", "松烟"]


def test_a_firm_before_the_post_of_somebody_else_is_no_person_of_a_list() -> None:
    found = {surface: kind for surface, kind, _ in names("{P|陆景深}、{C|易川}轮值董事长{P|沈砚秋}出席。")}
    assert found["易川"] == "Company"


def test_no_person_ends_in_a_particle() -> None:
    assert names("官{P|方的}介绍写得清楚。") == []


def test_a_word_of_the_dictionary_names_a_model_behind_its_kind() -> None:
    assert [(surface, kind) for surface, kind, _ in names("公司发布了大模型{M|星槎}。", 0.6)] == [("星槎", "Model")]


def test_a_stop_word_that_the_text_calls_a_model_is_one_at_all_places() -> None:
    text = "公司发布了模型“{M|高兴}”。高兴在开源模型上微调。"
    assert [surface for surface, _, _ in names(text, 0.6)] == ["高兴", "高兴"]


def test_what_is_a_firms_own_in_quotation_marks_is_no_firm() -> None:
    found = names("{C|江岭科技}仍用{C|江岭科技}自己的“{C|川语}”，不用大模型。", 0.4)
    assert {surface: kind for surface, kind, _ in found}["川语"] in ("Model", "Product")


@pytest.mark.parametrize("marked", ["记者贺兰若 {P|发自武汉}", "厂子在{C|川滇交界}", "一家公司的{C|进山之路}"])
def test_bylines_borders_and_ways_are_no_names(marked: str) -> None:
    assert "发自" not in "".join(surface for surface, _, _ in names(marked))
    assert not [kind for _, kind, _ in names(marked) if kind == "Company"]


def test_no_model_begins_with_the_verb_before_it() -> None:
    for marked in ("已在本地{M|部署文澜-72B}大模型。", "银行{M|完成文澜-7B}的部署。", "今天{D|推出川屏S7}。"):
        assert [surface[:2] for surface, _, _ in names(marked, 0.6)] in (["文澜"], ["川屏"])


def test_what_a_text_calls_a_start_up_is_a_firm_whatever_its_name_ends_in() -> None:
    for opening, kind in (("他创办的初创企业", "Company"), ("他工作过的", "Organization")):
        found = names(opening + "“{O|川维实验室}”今年融资，{O|川维实验室}很忙。", 0.6)
        assert [kind for _, kind, _ in found] == [kind] * 2


def test_a_coined_word_in_quotation_marks_before_a_kind_of_things_is_one() -> None:
    assert [surface for surface, _, _ in names("现场演示了“氢川通”调度平台，还有“一站式”服务平台。")] == ["氢川通"]


def test_who_speaks_by_the_surname_is_named() -> None:
    found = names("{P|杨川令}上任。杨指出，产能够用。")
    assert [(surface, name) for surface, _, name in found] == [("杨川令", "杨川令"), ("杨", "杨川令")]


def test_a_medium_ends_before_the_line_of_its_heading() -> None:
    assert [surface for surface, _, _ in names("{C|西窗科技}评论 | 2025年11月")] == ["西窗科技评论"]


def test_a_verb_or_the_end_of_a_day_is_no_person() -> None:
    assert names("公文{P|载明}了数目。", 0.2) == []
    assert names("他说今{P|天快}到年底了。", 0.2) == []
    assert [surface for surface, _, _ in names("董事长{P|周扬}来了。", 0.2)] == ["周扬"]


def test_a_medium_is_named_without_the_words_before_it() -> None:
    text = "据川江网5月10日消息，股价上涨。\n另据江岚新闻报道，已经停产。\n有人对川讯新闻《深潜》表示同意。"
    assert [c.span.of(text) for c in from_heads(text)] == ["川江网", "江岚新闻"]


def test_a_preposition_before_whom_one_tells_is_no_surname() -> None:
    text = "总裁和我说过。常务总监向江界透露，星海公司官方对作者称已停产。董事长向文川表示同意，向文川还说会涨。"
    assert [c.span.of(text) for c in from_posts(text, frozenset("向和方"))] == ["向文川"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("基金经理管理着{C|川澄远见混合基金}。", ("川澄远见混合基金", "Product")),
        ("旗下的{D|川元岭新149号}持有五千万份。", ("川元岭新149号", "Product")),
        ("获批的是{D|安川单抗注射液}。", ("安川单抗注射液", "Product")),
    ],
)
def test_funds_and_forms_of_a_drug_are_products_whole(marked: str, expected: tuple[str, str]) -> None:
    assert expected in [(surface, kind) for surface, kind, _ in names(marked)]


def test_whom_the_text_presents_is_a_person_though_the_tagger_wavers() -> None:
    text = "广告主管索里奥（Tarn Sorio）到任。索里奥表示满意。法定代表人为沈舟，是一家小公司。"
    at = [text.index("索里奥"), text.rindex("索里奥"), text.index("沈舟")]
    kinds, ends = ("Person", "Company", "Person"), (3, 3, 2)
    found = [
        Candidate(span=Span(start, start + length), type=kind, strength=0.7, source="tagger")
        for start, length, kind in zip(at, ends, kinds, strict=True)
    ]
    assert settled(found, text, lambda _: None, frozenset("沈")) == {"索里奥": "Person", "沈舟": "Person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("岚汀云跟进：听川Lite不要钱，听川Pro每百万tokens只收一元。", "听川Pro"),
        ("岚汀把望川2的价格下调到每百万 token 收1元。", "望川2"),
        ("岚汀发布望川2：参数规模720亿。", "望川2"),
        ("岚汀在望川2的蒸馏版上接着训练。", "望川2"),
    ],
)
def test_what_is_told_of_models_makes_one_of_a_product(text: str, name: str) -> None:
    told = "岚汀做大模型。" + text
    at = told.index(name)
    found = [Candidate(span=Span(at, at + len(name)), type="Product", strength=0.6, source="tagger")]
    assert settled(found, told, lambda _: None, frozenset())[name] == "Model"


def test_versions_of_one_family_are_of_one_kind_where_nothing_names_the_family() -> None:
    told = "岚汀做大模型。听川Lite不要钱，听川Pro每百万tokens只收一元。"
    spans = [Span(told.index(name), told.index(name) + len(name)) for name in ("听川Lite", "听川Pro")]
    found = [Candidate(span=span, type="Product", strength=0.6, source="tagger") for span in spans]
    assert set(settled(found, told, lambda _: None, frozenset()).values()) == {"Model"}


def test_a_coined_word_in_quotation_marks_is_a_name_though_the_tagger_hardly_sees_it() -> None:
    found = names("用户打开“{D|川蓼宝}”，买了一份。", 0.03)
    assert [(surface, kind) for surface, kind, _ in found] == [("川蓼宝", "Product")]


def test_a_firms_institute_is_taken_whole_though_the_firm_is_quoted_alone_elsewhere() -> None:
    found = names("他在{C|岚屿集团研究院}待过六年，{C|岚屿集团}没有回应。", 0.12)
    assert [surface for surface, _, _ in found] == ["岚屿集团研究院", "岚屿集团"]


@pytest.mark.parametrize("name", ["Predaro", "Precivo Robotics"])
def test_a_firm_whose_name_begins_like_an_early_round_is_one(name: str) -> None:
    assert [surface for surface, _, _ in names(f"{{C|{name}}}公司在岚汀设厂。")] == [name]


def test_a_code_of_many_digits_is_weighed_at_once() -> None:
    code = "Tarn" + "1v23" * 20 + "号"
    found = [Candidate(span=Span(0, len(code)), type="Product", strength=0.6, source="tagger")]
    assert settled(found, code, lambda _: None, frozenset()) == {code: "Product"}


def test_spellings_that_differ_in_a_blank_or_hyphen_are_of_one_type() -> None:
    told = "岚汀做大模型。岚汀推出助手 Tarn Reed，另有 Meru。其 TarnReed 模型升级，Tarn-reed 不收费。"
    given = [("Tarn Reed", "Product"), ("TarnReed", "Model"), ("Tarn-reed", "Product"), ("Meru", "Product")]
    found = [
        Candidate(span=Span(told.index(name), told.index(name) + len(name)), type=kind, strength=0.6, source="tagger")
        for name, kind in given
    ]
    kinds = settled(found, told, lambda _: None, frozenset())
    assert {kinds[name] for name in ("Tarn Reed", "TarnReed", "Tarn-reed")} == {"Model"}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("他得了{P|沈维川}物理学奖。", []),
        ("储能{P|双川法}说会上一个踩油门。", []),
        ("去年的{P|沈维川}建筑奖评委来了。", []),
        ("{P|沈维川}奖励了员工。", ["沈维川"]),
        ("{P|沈维川}获奖。", ["沈维川"]),
    ],
)
def test_whom_an_award_remembers_is_not_told_of(marked: str, expected: list[str]) -> None:
    assert [surface for surface, _, _ in names(marked)] == expected


@pytest.mark.parametrize(
    "told", ["”完成两亿元A轮融资。", "”近日获数千万元融资。", "”宣布递交招股书。", "”的股价没有动。"]
)
def test_what_raises_money_or_has_shares_is_a_firm(told: str) -> None:
    text = "做茶饮的“川蓼”" + told
    at = text.index("川蓼")
    found = [Candidate(span=Span(at, at + 2), type="Product", strength=0.6, source="tagger")]
    assert settled(found, text, lambda _: None, frozenset())["川蓼"] == "Company"


def test_a_whole_sentence_in_quotation_marks_names_nothing() -> None:
    assert names("门外有人喊：“{C|改日再谈}。”", 0.1) == []
    assert [surface for surface, _, _ in names("她答：“{P|沈维川}。”", 0.1)] == ["沈维川"]
    assert [surface for surface, _, _ in names("他去了“{C|川蓼}”。", 0.1)] == ["川蓼"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("记者 沈维川 {O|砾原报道}\n昨日，停工了。", []),
        ("今年的{O|砾原报道}\n昨日，停工了。", ["砾原报道"]),
        ("{D|砾原}智能制造论坛现场没有座位。", []),
        ("留下来的是{C|愿为}客户改流程的人。", []),
        ("新品{D|砾原M9}亮相峰会现场。", ["砾原M9"]),
        ("他们的品牌叫“{C|可为}”，卖茶。", ["可为"]),
    ],
)
def test_datelines_events_and_two_small_words_are_no_names(marked: str, expected: list[str]) -> None:
    assert [surface for surface, kind, _ in names(marked, 0.1) if kind != "Person"] == expected


def test_a_person_is_no_firm_though_something_is_completed() -> None:
    told = "沈维川完成首轮投票，砾原9完成三轮路试。"
    found = [
        Candidate(span=Span(0, 3), type="Person", strength=0.7, source="tagger"),
        Candidate(span=Span(10, 13), type="Product", strength=0.7, source="tagger"),
    ]
    assert settled(found, told, lambda _: None, frozenset("沈")) == {"沈维川": "Person", "砾原9": "Product"}


def test_the_code_of_a_share_is_no_firm() -> None:
    def told(text: str, code: str) -> bool:
        at = text.rindex(code)
        return code_of_shares(Span(at, at + len(code)), text)

    assert told("川砚电气（600999，SH）上涨", "SH")
    assert told("川砚 (Velor Inc., VLR) 上涨", "VLR")
    assert not told("川砚实验室（VLR）上涨", "VLR")


def test_a_name_that_tells_how_many_parameters_it_has_is_a_model_whatever_the_text_speaks_of() -> None:
    told = (
        "他们的记账软件建基于川问2.5-14B，部署在机房里；旁边那台川机X5卖得也好。" + "今天天气很好，街上的人不少。" * 30
    )
    given = [("川问2.5-14B", "Product"), ("川机X5", "Product")]
    found = [
        Candidate(span=Span(told.index(name), told.index(name) + len(name)), type=kind, strength=0.6, source="tagger")
        for name, kind in given
    ]
    kinds = settled(found, told, lambda _: None, frozenset())
    assert (kinds["川问2.5-14B"], kinds["川机X5"]) == ("Model", "Product")


def test_a_known_name_within_a_version_of_the_family_of_a_text_is_none() -> None:
    entries = (Entry(name="源2.0", type="Model"),)
    extract = Entities(Pack(names=("test",), entries=entries, stops=frozenset(), surnames=frozenset()))
    text, mentions, _ = parse(
        "{M|溯源1.0}是大模型。去年的溯源2.0补上了长文本。{M|溯源3.0}大模型最新。{M|溯源3.0}大模型也最快。"
    )
    lines = tuple(paragraphs(text))
    given = Reading(
        document=Document(id="test", text=text, sha256=""),
        text=text,
        paragraphs=lines,
        sentences=tuple(sentences(text, lines)),
        tags=tuple(Tag(span=m.span, type=m.type, score=0.9) for m in mentions),
    )
    assert {m.name for m in extract(given).mentions} == {"溯源1.0", "溯源2.0", "溯源3.0"}
