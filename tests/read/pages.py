"""Pages as they are found: the templates of portals, ministries, public accounts, blogs and crawls, with all their frames."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

from .articles import FLASH, NOTICE, Article

Page = tuple[str, Article]  # the markup, and what should be made of it
NAV = "".join(
    f'<li><a href="/{i}.html">{w}</a></li>'
    for i, w in enumerate(("首页", "新闻", "财经", "科技", "汽车", "图片", "视频", "论坛"))
)
TEASERS = (
    "汀芷集团否认收购传闻 称没有接触过任何股东",
    "一图看懂：栎川市前三季度数字经济账本",
    "独家 | 岑山900流片推迟背后的三个原因",
    "专访郎克己：我为什么把编译器开源",
    "远砾汽车十月销量公布 同比增长三成",
)
LINKS = "".join(f'<li><a href="/a/{i}.html">{w}</a></li>' for i, w in enumerate(TEASERS))
SUMMARIES = "".join(
    f'<li><h3><a href="/a/{i}.html">{w}</a></h3><p>{w}，业内人士表示，这一变化超出了此前的预期，后续影响仍待观察。</p></li>'
    for i, w in enumerate(TEASERS)
)
FOOT = "<p>关于我们 | 联系方式 | 广告服务 | 招聘信息</p><p>版权所有 未经授权不得转载 栎ICP备00000000号-1</p>"
COMMENTS = "".join(
    f'<div class="comment-item"><span>网友{i}</span><p>{w}</p></div>'
    for i, w in enumerate(
        (
            "说得太好了，支持国产，希望明年能看到真正的产品。",
            "价格再低一点就好了，现在小公司还是用不起，只能观望。",
            "楼上的，别做梦了，成本就摆在那里，谁也没办法。",
        )
    )
)
SHARE = '<div class="share-box">分享到：<a href="#">微信</a><a href="#">微博</a><a href="#">QQ空间</a></div>'


def paragraphs(article: Article, start: str = "<p>", end: str = "</p>\n") -> str:
    return "".join(f"{start}{line}{end}" for line in article.lines)


def day(article: Article, form: str) -> str:
    return dt.date.fromisoformat(article.published or "").strftime(form) if article.published else ""


def portal(a: Article) -> Page:
    """A news portal: headline, line of source and date, body, editor, related news, ranking at the side."""
    author = f'<span class="author">作者：{a.author}</span>' if a.author else ""
    return (
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{a.title}_科技频道_{a.publisher}</title>
<meta name="keywords" content="人工智能"><script>var x = "<p>不是正文，只是脚本里的字。</p>";</script></head><body>
<div class="header"><ul class="nav">{NAV}</ul><form><input value="搜索"></form><span>今天是2026年11月22日 星期日</span></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/tech">科技</a> &gt; 正文</div>
<div class="main"><div class="left"><h1>{a.title}</h1>
<div class="info"><span class="time">{day(a, "%Y年%m月%d日 09:26")}</span> <span class="source">来源：{a.publisher}</span> {author}</div>
<div class="article-content">{paragraphs(a)}<p class="editor">（责任编辑：阮小乙）</p></div>{SHARE}
<div class="related"><h2>相关阅读</h2><ul>{LINKS}</ul></div><div id="comments"><h3>网友评论</h3>{COMMENTS}</div></div>
<div class="sidebar"><h2>热点排行</h2><ul class="rank">{SUMMARIES}</ul></div></div>
<div class="footer">{FOOT}</div></body></html>""",
        a,
    )


def soup(a: Article) -> Page:
    """A page whose elements have no telling names, with teasers and remarks around the article."""
    return (
        f"""<html><head><title>{a.title} - {a.publisher}</title></head><body><div><div><a href="/">{a.publisher}</a>
<a href="/1">要闻</a> <a href="/2">产业</a> <a href="/3">公司</a></div>
<div><div><div><h2>{a.title}</h2><div>{a.publisher}　{day(a, "%Y-%m-%d %H:%M")}　{a.author or ""}</div>
<div>{paragraphs(a, "<div>", "</div>")}</div></div><div><div>看了本文的还看了</div><ul>{LINKS}</ul></div></div>
<div><div>最新</div><ul>{SUMMARIES}</ul></div></div><div>{FOOT}</div></div></body></html>""",
        a,
    )


def table_layout(a: Article) -> Page:
    """A page of the years of tables: everything in cells, fonts and breaks, no paragraph at all."""
    body = "<br><br>\n".join(f"　　{line}" for line in a.lines)
    return (
        f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>{a.title}</TITLE></HEAD>
<BODY><TABLE width=760><TR><TD>首页 | 新闻 | 论坛 | 邮箱 | 搜索</TD></TR></TABLE>
<TABLE width=760><TR><TD width=160 valign=top><TABLE><TR><TD>栏目导航</TD></TR><TR><TD><A href=1>国内</A></TD></TR><TR><TD><A href=2>国际</A></TD></TR></TABLE></TD>
<TD><TABLE><TR><TD align=center><FONT size=5><B>{a.title}</B></FONT></TD></TR>
<TR><TD align=center>{day(a, "%Y年%m月%d日")} {a.publisher}</TD></TR><TR><TD><FONT>{body}</FONT></TD></TR></TABLE></TD></TR></TABLE>
<TABLE><TR><TD align=center>{FOOT}</TD></TR></TABLE></BODY></HTML>""",
        dataclasses.replace(a, author=None),
    )


def wechat(a: Article) -> Page:
    """An article of a public account: sections in sections, the date in a variable of a script."""
    stamp = int(dt.datetime.fromisoformat(f"{a.published}T08:30:00+08:00").timestamp())
    body = "".join(
        f'<section style="margin:8px"><section><p><span style="font-size:15px">{line}</span></p></section></section><p><br></p>'
        for line in a.lines
    )
    author = (
        f'<span class="rich_media_meta rich_media_meta_text" id="js_author_name">{a.author}</span>' if a.author else ""
    )
    return (
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{a.title}"/>
<meta property="og:site_name" content="微信公众平台"/><title></title></head><body id="activity-detail">
<div id="js_article" class="rich_media"><div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title" id="activity-name">{a.title}</h1>
<div id="meta_content" class="rich_media_meta_list">{author}<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" id="js_name">{a.publisher}</a></span>
<em id="publish_time" class="rich_media_meta rich_media_meta_text"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden;">{body}</div></div></div>
<div class="rich_media_tool"><span>阅读</span><span id="readNum3"></span><span>赞</span></div>
<div id="js_pc_qr_code"><p>微信扫一扫<br>关注该公众号</p></div><script>var ct = "{stamp}"; var msg_title = "{a.title}";</script></body></html>""",
        a,
    )


def ministry(a: Article) -> Page:
    """A notice of an authority: meta tags of its own, the editor's box of its publishing system."""
    return (
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="SiteName" content="栎川市人民政府"/><meta name="ColumnName" content="通知公告"/>
<meta name="ArticleTitle" content="{a.title}"/><meta name="PubDate" content="{day(a, "%Y-%m-%d 10:05")}"/><meta name="ContentSource" content="{a.publisher}"/>
<title>{a.title}_通知公告_栎川市人民政府</title></head><body><div class="top">无障碍阅读 繁體版 手机版</div>
<div class="path">您现在的位置：首页 &gt; 政务公开 &gt; 通知公告</div><div class="xxgk"><table><tr><td>索引号：</td><td>0000-2025-017</td></tr><tr><td>发文机关：</td><td>{a.publisher}</td></tr></table></div>
<div class="pages_content"><h1>{a.title}</h1><div class="pages-date">{day(a, "%Y-%m-%d 10:05")} 来源： {a.publisher} 【字体：大 中 小】打印</div>
<div id="UCAP-CONTENT"><div class="TRS_Editor">{paragraphs(a, '<p style="text-indent:2em">')}</div></div></div>
<div class="footer">主办：栎川市人民政府办公厅　网站标识码：0000000000</div></body></html>""",
        dataclasses.replace(a, author=None),
    )


def blog(a: Article) -> Page:
    """A blog: semantic elements, the date in a time element and in JSON-LD only."""
    return (
        f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{a.title} – {a.publisher}</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"BlogPosting","headline":"{a.title}","datePublished":"{a.published}T10:00:00+08:00","author":{{"@type":"Person","name":"{a.author or ""}"}},"publisher":{{"@type":"Organization","name":"{a.publisher}"}}}}]}}</script></head>
<body><header><a href="/">{a.publisher}</a><nav><ul>{NAV}</ul></nav></header><main><article><header><h1 class="entry-title">{a.title}</h1></header>
<div class="entry-content">{paragraphs(a)}</div><footer>标签：<a href="/t">大模型</a></footer></article>
<section class="comments"><h2>三条评论</h2>{COMMENTS}</section></main><aside><h2>近期文章</h2><ul>{LINKS}</ul></aside><footer>{FOOT}</footer></body></html>""",
        a,
    )


def app_page(a: Article) -> Page:
    """A page made by a program: generated class names, the date as a machine tells it in another zone."""
    moment = (
        dt.datetime.fromisoformat(f"{a.published}T02:10:00+08:00").astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    )
    return (
        f"""<!DOCTYPE html><html><head><meta charset="UTF-8"/><meta property="og:title" content="{a.title}"/><meta property="og:site_name" content="{a.publisher}"/>
<meta property="article:published_time" content="{moment}"/><meta name="author" content="{a.author or "admin"}"/><title>{a.title}</title></head>
<body><div id="root"><div class="css-1x2y3z"><div class="css-9a8b7c"><a href="/">推荐</a><a href="/hot">热榜</a><a href="/v">视频</a></div>
<div class="css-4d5e6f"><h1 class="css-aaa111">{a.title}</h1><div class="css-bbb222"><span>关注</span></div>
<div class="css-ccc333"><div class="css-ddd">{paragraphs(a, '<p data-track="1">')}</div></div></div>
<div class="css-eee444"><div>猜你喜欢</div><div>{LINKS}</div></div></div></div><noscript>您需要允许该网站执行 JavaScript 才能阅读全部内容。</noscript></body></html>""",
        a,
    )


def dirty(a: Article) -> Page:
    """A crawled page: an advertisement between paragraphs, hidden text, ruby, invisible characters, a download box."""
    lines = list(paragraphs(a).splitlines())
    middle = len(lines) // 2
    lines.insert(
        middle, '<div class="ad-box"><p>【广告】点击领取新人红包，限时三天，扫码下载客户端即可到账。</p></div>'
    )
    lines.insert(1, '<p style="display:none">隐藏的文字：本页由蜘蛛程序生成，请勿阅读，也不要保存。</p>')
    body = (
        "\n".join(lines)
        .replace("模型", "<ruby>模<rp>(</rp><rt>mó</rt><rp>)</rp></ruby>型", 1)
        .replace("，", "\u200b，", 2)
    )
    expected = dataclasses.replace(a, lines=tuple(_with_joiners(a.lines)), author=None)
    return (
        f"""<html><head><meta charset=utf8><title>{a.title}-{a.publisher}</title></head><body><div id="top-banner"><a href="#">下载APP</a></div>
<div id="nav">{NAV}</div><div class="content"><h1>{a.title}</h1><p class="meta">发布时间：{day(a, "%Y/%m/%d %H:%M")}　稿源：{a.publisher}</p>
<div class="txt" id="zoom">{body}</div><div class="pages"><a href="1">上一页</a> <a href="2">下一页</a></div>
<div class="xgyd"><strong>相关阅读：</strong>{LINKS}</div></div><div class="hot-list">{SUMMARIES}</div><div id="footer">{FOOT}</div></body></html>""",
        expected,
    )


def _with_joiners(lines: tuple[str, ...]) -> list[str]:
    """Zero-width characters stay in the text: they count, and the match form leaves them out."""
    text = "\n".join(lines).replace("，", "\u200b，", 2)
    return text.split("\n")


def broken(a: Article) -> Page:
    """A page that no validator would pass: nothing closed, attributes without quotation marks, stray ends."""
    body = "\n".join(f"<p class=txt>{line}" for line in a.lines)
    return (
        f"""<title>{a.title}</title><body><div class=nav><a href=/>首页<a href=/n>新闻<a href=/c>公司</div></span>
<h1>{a.title}<div class=date>{day(a, "%Y.%m.%d")} | {a.publisher}</b></div><div class=news_content>{body}</div></table>
<div class=copyright>{FOOT}</center>""",
        dataclasses.replace(a, author=None),
    )


def comments_outweigh(a: Article) -> Page:
    """A page with far more comments than article."""
    return (
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{a.title}|{a.publisher}</title></head><body><div class="wrap">
<h1>{a.title}</h1><div class="byline">{a.publisher} {day(a, "%Y-%m-%d")} {f"作者 {a.author}" if a.author else ""}</div><div class="article">{paragraphs(a)}</div>
<div class="pinglun">{COMMENTS * 12}</div></div></body></html>""",
        a,
    )


def figures(a: Article) -> Page:
    """An article with a table of figures in the middle, captions, and a list."""
    rows = (("企业", "模型", "参数"), ("霁川智能", "星槎4.0", "1800亿"), ("鹿砦科技", "鹿鸣2", "700亿"))
    table = (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )
    lines = (a.lines[0], *("\t".join(row) for row in rows), *a.lines[1:])
    return (
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{a.title}</title><meta name="publishdate" content="{a.published}"><meta name="source" content="{a.publisher}"></head>
<body><div class="wrapper"><h1>{a.title}</h1><div class="post-content"><p>{a.lines[0]}</p>{table}{paragraphs(dataclasses.replace(a, lines=a.lines[1:]))}</div></div>
<div class="bottom">{FOOT}</div></body></html>""",
        dataclasses.replace(a, lines=lines, author=None),
    )


def conflicting(a: Article) -> Page:
    """A page whose tags tell another day, two years off, than the one printed under its headline."""
    html, expected = portal(a)
    return html.replace(
        '<meta name="keywords"',
        '<meta property="article:published_time" content="2023-01-01T00:00:00+08:00"><meta name="keywords"',
    ), expected


def unlabelled(a: Article) -> Page:
    """A page that tells no day but that of reading and those of its comments."""
    return (
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{a.title}</title></head><body><div class="bar">2026年11月22日 星期日 农历十月十四</div>
<h1>{a.title}</h1><div class="sub">3小时前</div><article>{paragraphs(a)}</article>
<div class="comment-list"><div>网友甲 2026-02-03 10:00<p>写得不错，期待后续报道。</p></div></div></body></html>""",
        dataclasses.replace(a, published="2025-03-12" if a is NOTICE else None, publisher=None, author=None),
    )


TEMPLATES: tuple[Callable[[Article], Page], ...] = (
    portal,
    soup,
    table_layout,
    wechat,
    ministry,
    blog,
    app_page,
    dirty,
    broken,
    comments_outweigh,
    figures,
    conflicting,
    unlabelled,
)
SHORT = (FLASH,)
