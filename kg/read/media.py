"""Names of media as heads of articles write them."""

from __future__ import annotations

import re

MEDIUM = re.compile(
    r"(?:报|网|社|刊|周刊|杂志|财经|财讯|新闻|客户端|资讯|快讯|快报|观察|评论|电视台|电台|在线|之声|传媒|早知道|科技|观点|智库|研究院|公众号|头条|日报|晚报|周报|笔记|前线|内参|Daily|News|Times|\.(?:com|cn|net))$"
)
_NOT_MEDIA = frozenset(
    (
        "原作者",
        "作者",
        "本网",
        "本站",
        "本报",
        "本刊",
        "本社",
        "网络",
        "互联网",
        "综合",
        "其",
        "转载",
        "未知",
        "原创",
        "本报讯",
        "原文",
        "整理",
        "公众号",
    )
)


def medium(name: str) -> str | None:
    """Give the bare name of a medium, or None for words that name none."""
    name = re.sub(r"[（(][^（）()]*[）)]?$", "", name.strip(" 《》“”【】[]（）()·-—:：,，/")).strip()
    name = re.sub(
        r"(?<=[^快资财通简])讯$|(?:微信)?公众号$|(?<=[\u4e00-\u9fff])(?:APP|App|客户端)$|(?:独家|原创|首发|编辑部)$",
        "",
        name,
    )
    if not 2 <= len(name) <= 24 or name in _NOT_MEDIA or re.search(r"[。！？，；]|转载|请注明|^\d+$", name):
        return None
    return name


def is_medium(name: str) -> bool:
    """Say whether a word reads as the name of a medium and is none of those that only mean one (本报, 网络)."""
    return MEDIUM.search(name) is not None and name not in _NOT_MEDIA
