from __future__ import annotations

import pytest

from kg.read.dates import iso_date
from kg.read.metadata import Metadata, metadata

BODY = "临湖数控总裁在大会上表示，公司今年将把产能提高一倍，并在三个城市开设服务中心。这一计划已经得到董事会批准。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-08-02", "2024-08-02"),
        ("2024-08-02T10:10:00Z", "2024-08-02"),
        ("2024年8月2日 10时10分", "2024-08-02"),
        ("2024/8/2", "2024-08-02"),
        ("2024.08.02", "2024-08-02"),
        ("20240802", "2024-08-02"),
        ("2024年8月", "2024-08"),
        ("2024-08", "2024-08"),
        ("2024", "2024"),
        ("二〇二四年十一月二十三日", "2024-11-23"),
        ("民國113年8月2日", "2024-08-02"),
        ("August 2, 2024", "2024-08-02"),
        ("2 Aug 2024", "2024-08-02"),
        ("2024-13-02", None),
        ("2024-02-30", None),
        ("8月2日", None),
        ("昨天", None),
    ],
)
def test_a_date_is_read_no_finer_than_told(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "控制器亮相\n工业晨读　2024-03-05 09:26\n工业晨读记者 钱知秋 临湖报道",
            ("控制器亮相", "2024-03-05", "工业晨读", "钱知秋"),
        ),
        ("控制器亮相\n2024年3月5日 来源：工业晨读 作者：钱知秋", ("控制器亮相", "2024-03-05", "工业晨读", "钱知秋")),
        ("控制器亮相\n工业晨读 · 2024.03.05 · 文/阿秋", ("控制器亮相", "2024-03-05", "工业晨读", "阿秋")),
        (
            "工业晨读 · 第9期\n2024.03.05 – 2024.03.11 ｜ 整理：钱知秋",
            ("工业晨读 · 第9期", "2024-03-11", None, "钱知秋"),
        ),
        ("控制器亮相\n工业晨读 2024-03-05 钱知秋", ("控制器亮相", "2024-03-05", "工业晨读", "钱知秋")),
        ("控制器亮相\n文｜钱知秋 孙望\n出品｜工业晨读", ("控制器亮相", None, "工业晨读", "钱知秋、孙望")),
        ("控制器亮相\n發布時間：2024/03/05 稿源：工業晨讀", ("控制器亮相", "2024-03-05", "工业晨读", None)),
        ("首页 > 制造 > 正文\n控制器亮相\n工业晨读 2024年3月", ("控制器亮相", "2024-03", "工业晨读", None)),
        (
            "控制器亮相\nwww.example.cn 2024-03-05\n临湖工业网原创，转载请注明来源",
            ("控制器亮相", "2024-03-05", "临湖工业网", None),
        ),
        (
            "2024年数控行业展望\nBy Line Daily 2024-03-05\n作者：Ann Lee",
            ("2024年数控行业展望", "2024-03-05", "By Line Daily", "Ann Lee"),
        ),
    ],
)
def test_the_head_tells_title_day_publisher_and_author(head: str, expected: tuple[str | None, ...]) -> None:
    found = metadata(f"{head}\n\n{BODY}\n{BODY}")
    assert (found.title, found.published, found.publisher, found.author) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("工业晨读3月5日电（记者 钱知秋）" + BODY, Metadata(publisher="工业晨读", author="钱知秋")),
        ("【工业晨读】" + BODY, Metadata()),
        ("工业晨报上海3月5日电（记者 钱知秋）" + BODY, Metadata(publisher="工业晨报", author="钱知秋")),
        ("工业晨读2024年3月5日讯 " + BODY, Metadata(publisher="工业晨读", published="2024-03-05")),
        (BODY, Metadata()),
        ("（工业社记者钱知秋新竹5日电）" + BODY, Metadata(author="钱知秋")),
        ("（工业社记者钱秋台北5日电）" + BODY, Metadata(author="钱秋")),
        ("记者从会上获悉，" + BODY, Metadata()),
        ("2019年，临湖数控在临湖成立，当时只有三名员工，公司账上只有二十万元。" + BODY, Metadata()),
    ],
)
def test_a_text_without_a_head_is_not_guessed_at(body: str, expected: Metadata) -> None:
    assert metadata(body) == expected


@pytest.mark.parametrize(
    ("head", "end", "expected"),
    [
        (
            "![](https://img.example/a/1000)\n_来源：图汇_\n**作者 | 钱知秋**\n出品 | 晨读工作室",
            "",
            ("晨读工作室", "钱知秋"),
        ),
        ("工业晨读记者|钱知秋\n工业晨读编辑|孙望", "", ("工业晨读", "钱知秋")),
        ("《电与湖》特约记者 钱知秋 2025年4月11日", "", ("电与湖", "钱知秋")),
        ("临湖时报/记者钱知秋/2025年6月9日", "", ("临湖时报", "钱知秋")),
        ("记者：临湖财经 钱知秋", "", ("临湖财经", "钱知秋")),
        ("临湖新闻《深水》 作者 钱知秋 发自汀港", "", (None, "钱知秋")),
        ("作者 | 钱 秋 特约作者 | 孙望", "", (None, "钱秋、孙望")),
        ("临湖科技讯", "", ("临湖科技", None)),
        ("【临湖网报道 实习记者", "", ("临湖网", None)),
        ("晨读社5月15日消息", "", ("晨读社", None)),
        ("工业晨报驻汀国、岚国特约记者 钱知秋", "", ("工业晨报", "钱知秋")),
        (
            "",
            "工业晨读记者 钱知秋 实习生 孙望 临湖报道\n编辑 李远 责编 周行\n[甲公司停产](https://a.example/1)",
            ("工业晨读", "钱知秋、孙望"),
        ),
        ("", "采写：临湖晨报记者 钱知秋", ("临湖晨报", "钱知秋")),
        ("", "（本文首发晨读App，作者 | 钱知秋 编辑 | 孙望）", ("晨读", "钱知秋")),
        ("", "据临湖政务网站5月15日消息，园区开工。", (None, None)),
    ],
)
def test_bylines_tell_writers_from_their_medium(head: str, end: str, expected: tuple[str | None, ...]) -> None:
    found = metadata(f"# 控制器亮相\n\n# 控制器亮相\n\n{head}\n{BODY}\n{BODY}\n\n{end}")
    assert (found.title, found.publisher, found.author) == ("控制器亮相", *expected)


def test_editors_of_two_kinds_are_told_apart_from_their_labels() -> None:
    assert metadata(f"控制器亮相\n\n{BODY}\n\n编辑 孙望 责编 钱知秋").editor == "孙望、钱知秋"


def test_the_issue_in_which_a_text_stood_tells_its_day() -> None:
    found = metadata(f"控制器亮相\n\n{BODY}\n\n发于2023.6.19总第88期《临湖周刊》杂志\n作者：钱知秋")
    assert (found.published, found.publisher, found.author) == ("2023-06-19", "临湖周刊", "钱知秋")


@pytest.mark.parametrize("line", ["钱知秋，男，1963年8月出生，", "两款机床已于 2023 年 1 月 24 日停产。"])
def test_a_line_of_the_text_is_no_imprint(line: str) -> None:
    found = metadata(f"# 控制器亮相\n\n{line}\n{BODY}")
    assert (found.published, found.publisher) == (None, None)


def test_a_heading_may_begin_with_a_day() -> None:
    assert metadata(f"# 2023年12月临湖机床指数升至50.8\n\n{BODY}") == Metadata(title="2023年12月临湖机床指数升至50.8")


def test_a_title_keeps_its_characters_but_not_its_glosses() -> None:
    assert metadata(f"臨湖數(shù)控發(fā)布控制器\n\n{BODY}").title == "臨湖數控發布控制器"


def test_front_matter_wins_over_the_head() -> None:
    text = (
        f"---\ntitle: 甲题\ndate: 2024-05-06\nsource: 某报\nauthors: [钱知秋, 孙望]\n---\n# 乙题\n2024-01-01\n\n{BODY}"
    )
    assert metadata(text, markdown=True) == Metadata(
        title="甲题", published="2024-05-06", publisher="某报", author="钱知秋、孙望"
    )


def test_editors_are_no_authors() -> None:
    assert metadata(f"控制器亮相\n\n{BODY}\n\n责任编辑：孙望").author is None


MENU = (
    "临湖网首页\n首页\n新闻\n国内\n国际\n财经\n股票\n基金\n汽车\n教育\n登录\n免费注册\n客户端下载\n我的相册\n安全退出"
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("控制器在临湖大会上首次亮相\n2024-03-05 09:26\n工业晚报\n分享到：\n微信", ("2024-03-05", "工业晚报", None)),
        (
            "控制器在临湖大会上首次亮相\n分享到：\n9\n23\n2024-03-05 09:26\n字号：A-\n来源：工业晨读",
            ("2024-03-05", "工业晨读", None),
        ),
        (
            "控制器在临湖大会上首次亮相\n发表于2024-03-05 09:26|\n116次阅读|\n来源工业晨读|",
            ("2024-03-05", "工业晨读", None),
        ),
        ("控制器在临湖大会上首次亮相\n钱知秋/工业晚报\n2024-03-05 09:26", ("2024-03-05", "工业晚报", "钱知秋")),
        (
            "控制器在临湖大会上首次亮相\n控制器在临湖大会上首次亮相\n2024/03/05\n02:47\n工 业晚报 /",
            ("2024-03-05", "工业晚报", None),
        ),
    ],
)
def test_a_page_without_tags_tells_its_headline_and_what_stands_beside_it(
    head: str, expected: tuple[str | None, ...]
) -> None:
    found = metadata(
        f"{MENU}\n{head}\n{BODY}\n相关新闻\n汀川重工明年扩产\n2024-03-06 08:00\n关于我们\n联系我们\n隐私政策"
    )
    assert found.title == "控制器在临湖大会上首次亮相"
    assert (found.published, found.publisher, found.author) == expected


def test_the_name_of_a_section_is_no_title_and_a_day_to_come_no_day_of_issue() -> None:
    found = metadata(f"最新消息\n新聞\n2025.03.27\n嵐汀工具機將於2025/4/2登錄興櫃\n{BODY}\n回列表")
    assert (found.title, found.published, found.publisher) == ("嵐汀工具機將於2025/4/2登錄興櫃", "2025-03-27", None)


def test_a_day_in_a_sentence_is_that_of_what_happened() -> None:
    assert metadata("岚汀机床有限公司于2011年6月7日在临湖登记成立") == Metadata()
    assert metadata(f"控制器亮相\n发表于2024-03-05\n{BODY}").published == "2024-03-05"
