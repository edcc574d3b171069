from __future__ import annotations

import pytest

from kg.text.noise import article_in, noise

MENU = "临湖网首页\n首页\n新闻\n国内\n国际\n财经\n股票\n基金\n汽车\n选车\n用车\n教育\n考研\n登录\n免费注册\n客户端下载\n我的相册\n安全退出"
HEAD = "岚汀机床在临湖开出第三座服务中心\n2024-03-05 09:26\n临湖晚报\n分享到：\n微信\n微博\n310"
BODY = [
    "临湖晚报讯（记者 钱知秋）岚汀机床昨日宣布，第三座服务中心在临湖投入使用，首批二十名工程师已经到岗。",
    "岚汀机床副总裁孙望表示，服务中心将负责周边四个城市的设备检修，备件从下单到送达不超过六个小时。",
    "为何选在临湖",
    "孙望介绍，临湖有一百多家零部件厂，其中六成使用岚汀的控制器。“离客户近，停机时间就短。”他说。",
]
EDITED = "责任编辑：周某"
COMMENTS = "32条评论\n爱机床的人\n早该开了，以前修一次要等三天。\n今天08:12举报赞12回复\n牛大夫\n岚汀的东西确实结实，就是贵。\n2小时前\n举报\n回复\n分享\n山里人\n我厂里用的是别家的，也不差。\n昨天 22:17\n举报\n回复"
TEASERS = (
    "相关新闻\n汀川重工明年扩产\n【记者郑一/临湖报道】汀川重工今日宣布，明年将在北岸新建两条产线，预计新增岗位三百个，"
    "公司董事长表示订单已经排到年底。\n财经\n2024-03-05 08:00\n北岸港吞吐量再创新高\n【记者郑一/北岸报道】北岸港昨日公布，"
    "上月吞吐量同比增长一成，创下开港以来的新高，港口方面预计全年仍将增长。\n财经\n2024-03-04 21:10"
)
FOOT = "关于我们\n联系我们\n隐私政策\n网站地图\nCopyright © 2024 临湖网 All Rights Reserved"


def page(*parts: str) -> str:
    return "\n".join(parts)


def kept(text: str) -> list[str]:
    gone = [d.span for d in noise(text)]
    at, lines = 0, []
    for line in text.split("\n"):
        if line and not any(span.start <= at and at + len(line) <= span.end for span in gone):
            lines.append(line)
        at += len(line) + 1
    return lines


ARTICLE = [*HEAD.split("\n")[:3], *BODY]


@pytest.mark.parametrize(
    "tail",
    [
        [COMMENTS, TEASERS, FOOT],
        [TEASERS, COMMENTS, FOOT],
        [EDITED, TEASERS, FOOT],
        [FOOT],
        ["分享到：\n收藏\n打印\n举报", "大家都爱看\n汀川重工明年扩产\n北岸港吞吐量再创新高", FOOT],
    ],
)
def test_menus_comments_and_teasers_around_an_article_are_left_out(tail: list[str]) -> None:
    assert kept(page(MENU, HEAD, *BODY, *tail)) == [*ARTICLE, *(line for line in tail if line == EDITED)]


def test_what_is_left_out_tells_why() -> None:
    text = page(MENU, HEAD, *BODY, COMMENTS, TEASERS, FOOT)
    told = {d.span.of(text): d.reason for d in noise(text)}
    assert told["安全退出"] == "navigation"
    assert told["岚汀的东西确实结实，就是贵。"] == "comments"
    assert told["汀川重工明年扩产"] == "related"


def test_a_page_in_traditional_characters_is_read_alike() -> None:
    menu = "首頁\n新聞\n財經股市\n地產\n體育\n旅遊\n車市\n健康\n購物\n分享\n我要爆料\n登入"
    head = "嵐汀工具機在臨湖開出第三座服務中心\n2024/03/05\n02:47"
    body = "【記者錢知秋／臨湖報導】嵐汀工具機昨日宣布，第三座服務中心在臨湖投入使用，首批二十名工程師已經到任。"
    foot = "關於我們\n聯絡我們\n隱私權說明\n追蹤我們："
    assert kept(page(menu, head, body, foot)) == ["嵐汀工具機在臨湖開出第三座服務中心", "2024/03/05", body]


def test_a_flash_of_one_sentence_stands_before_longer_comments() -> None:
    flash = "岚汀机床今日在临湖开出第三座服务中心，二十名工程师到岗。"
    long = "这家公司早就该来了，我们厂的三台设备去年坏了五次，每一次都要等工程师从外地赶来，停一天就是好几万的损失，谁受得了。"
    comments = f"32条评论\n爱机床的人\n{long}\n今天08:12\n举报\n回复\n牛大夫\n{long[::-1]}。\n2小时前\n举报\n回复"
    assert kept(page(MENU, HEAD, flash, comments, FOOT)) == [*ARTICLE[:3], flash]


def test_an_article_that_goes_on_behind_a_table_stays_whole() -> None:
    table = "车型\n价格\n销量\n岚一\n12.8\n3,120\n岚二\n15.6\n2,048\n岚三\n19.9\n960\n岚四\n23.5\n411"
    rest = [
        "岚汀今年还将在北岸和东陵各开一座中心，选址已经完成，年底之前启用。",
        "孙望说，三座中心共用一个备件库，库存因此降低两成。",
    ]
    found = kept(page(MENU, HEAD, *BODY, table, *rest, FOOT))
    assert found[-2:] == rest
    assert "3,120" in found


@pytest.mark.parametrize(
    "text",
    [
        page(*BODY, "相关新闻", "汀川重工明年扩产", BODY[0].replace("临湖", "北岸")),
        page(
            "新能源",
            "芯片",
            "汽车",
            "教育",
            "财经",
            "科技",
            "房产",
            "健康",
            "旅游",
            "体育",
            "股票",
            "基金",
            "专题",
            *BODY,
        ),
        page(
            *(f"{firm}\n{number}" for number, firm in enumerate(["岚汀", "汀川", "北岸", "临湖", "桅杆", "潮生"] * 3)),
            *BODY,
        ),
        page("登录之后，先看首页。", "退出", "登录", *["第一步", "第二步", "第三步"] * 5, *BODY),
        page(*(f"主持人：\n{line}\n孙望：\n{line}" for line in BODY * 2)),
    ],
)
def test_texts_without_a_frame_are_no_pages(text: str) -> None:
    assert article_in(text) is None


def test_a_page_without_an_article_stays_as_it_is() -> None:
    assert article_in(page(MENU, "汀川重工明年扩产", "北岸港吞吐量再创新高", FOOT)) is None
