"""Words of Taiwan and Hong Kong as the mainland says them, letter for letter, for expressions that know only those.

The names and the evidence stay as the text has them: this form is only searched in.
"""

from __future__ import annotations

import re

MAINLAND = {
    "晶片": "芯片", "软体": "软件", "硬体": "硬件", "韧体": "固件", "伺服器": "服务器", "网路": "网络", "程式": "程序",
    "行动支付": "移动支付", "行动通讯": "移动通信", "萤幕": "屏幕", "影片": "视频", "专案": "项目", "人工智慧": "人工智能",
    "智慧型": "智能型", "智慧手机": "智能手机", "奈米": "纳米", "雷射": "激光", "业者": "厂商",
    "新创": "初创", "释出": "发布", "导入": "引入", "数位": "数字", "资讯": "信息",
}  # fmt: skip
"""Each as long as what it becomes, so that every place stays where it is."""
_IN_NAMES = re.compile("晶片|软体|硬体|伺服器|网路|萤幕|人工智慧|奈米|雷射")
"""Those of the words that no firm of the mainland has in its name too, as 资讯 and 影片."""
_WITHIN = {"业者": "(?<![创从就执毕失])业者"}
"""Where a word is only the end of another: 创业者 is no 厂商."""
_RELEASED = (
    "发表(?=了?(?:新一?代|新款|全新|第[0-9一二三四五六七八九十]|旗下|首款|最新|自研|自家|其)|[“「『\ue003\ue004])"
)
_WORDS = re.compile("|".join((*(_WITHIN.get(word, word) for word in MAINLAND), _RELEASED)))


def mainland(text: str) -> str:
    """Give a text in the match form with the mainland's words, as long as it was."""
    return _WORDS.sub(_word, text)


def mainland_name(name: str) -> str:
    """Give a name in simplified characters as the mainland writes it: 川风芯片 for 川风晶片."""
    return _IN_NAMES.sub(_word, name)


def _word(found: re.Match[str]) -> str:
    return MAINLAND.get(found[0], "发布")
