"""Words of rounds of money: who raises, leads and joins them."""

from __future__ import annotations

import re

THIS_ROUND = re.compile(
    r"[本此这该]轮|(?:其他|其余|其它)投资[方人]|投资方(?:还|包括|有)|[领跟参]投方|(?:老|早期|既有|现有)股东"
)
RAISES = re.compile(
    r"[\ue001-\ue004](?:[^。；！？，\ue000-\ue005]{0,12}，)?[^。；！？，\ue000-\ue005]{0,16}?(?:完成|获得?|拿到|敲定|募得|筹得|宣布)(?!.{0,4}[\ue000-\ue005])[^。；！？，\ue000-\ue005]{0,20}(?:融资|轮)"
)
"""Who raises money: 甲宣布完成5亿元B轮融资."""
GIVES = re.compile("[领跟参联]投")
"""甲领投，乙完成A轮融资: who gives stands before who is given."""
LEADS = re.compile(
    "(?:[领参]投|(?:投资|入股)(?=了))(?!的|方|机构)(?:了|过)?[^，。；：！？、“”\n\ue000-\ue005]{0,10}[\ue001](?![\ue001\ue002]|旗下)"
)
"""甲领投了乙的A轮融资，丙跟投: whom they all give money."""
JOINS = re.compile("[领跟参联]投|加码|加注|追投")
FUNDED = re.compile("投|资方|股东")
STRANGER = re.compile(
    "(?:^|[，。；：])[^，。；：的后前时中来间以内起初在成立创上下月年日号周个是和与并且还也又曾再就便才期近久轮司业队目牌台方家今次续连刚先利功计继共均都则即正将其它他她们此该这那没未不被由从向对能可会要有获即宣官披完随亦\\d ,\ue000-\ue005]{2,8}"
    "(?:(?:于|在)?(?:[今去前当]年|\\d{1,4}年|\\d{1,2}[月日]|[本上]月|[年月][初底末中]|[近日昨今]日|日前|近期|此前|随后|目前|已经?|曾|又|先后|陆续|相继|连续|再次|正式|成功|宣布){0,4})"
    "(?:完成|获得?|拿到|敲定|募得|筹得)[^，。；：\ue000-\ue005]{0,16}(?:融资|轮)"
)
"""Somebody who is no known name and raises money."""
COMES_IN = re.compile(
    "^[^领参轮]*(?:加码|加注|追投|跟进|[入进]场|入局|[押下]注|重仓|追加投资)(?:投资|融资)?(?:了?[^元]{1,8}元)?$"
)
"""What is done in many matters beside rounds: 甲降价，乙、丙纷纷跟进."""
ROUND = re.compile(
    r"融资|募资|注资|投资(?:了|过)|参股|入股|股东|投资[方人者]|[领跟参]投|天使|估值|(?:[A-H首]\+?|[本此这该数多新一二两三四五])轮(?![胎毂岗换流椅])"
)
"""What tells of money that is given to a firm."""
GIVES_MORE = re.compile("[领跟参联]投|加码|加注|追投|入局|入股|[入进]场|持股|持有|股东|投资[方人者]")
