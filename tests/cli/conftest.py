"""A small knowledge base, built once, and a way to run `kg` as a person does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import kg

Run = Callable[..., Result]

ARTICLE = """星槎发布会纪要

2025年11月3日，霁川智能首席技术官裴若川在北京发布大模型星槎4.0。
裴若川表示，新版本在代码任务上与海外最好的模型只差一个半月。
“算力不够，是我们今年最大的难题。”霁川智能创始人顾南舟说。
"""
OTHER = """岑芯半导体总裁魏思齐4日在乌镇表示，公司的开源编译器岑桥下载量突破十万次。
百度发布大模型文心一言。华为与百度宣布达成战略合作。百度表示，岑桥距离主流工具链仍有三年路程。
"""


@pytest.fixture
def run() -> Run:
    def call(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(kg, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)

    return call


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("built")
    articles = home / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (articles / "b.txt").write_text(OTHER, encoding="utf-8")
    result = CliRunner().invoke(kg, ["build", str(articles), "-o", str(home / "kb")], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return home / "kb"


@pytest.fixture
def kb(built: Path, tmp_path: Path) -> Path:
    """Give a copy that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "kb"))
