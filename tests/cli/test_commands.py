from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import click
import pytest

from kg.cli.main import commands, kg

from .conftest import ARTICLE, Run


def every_command() -> list[tuple[str, click.Command]]:
    context = click.Context(kg)
    found = [(name, kg.get_command(context, name)) for name in commands()]
    groups = [
        (f"{name} {sub}", command)
        for name, one in found
        if isinstance(one, click.Group)
        for sub, command in one.commands.items()
    ]
    return [(name, command) for name, command in (*found, *groups) if command is not None]


def test_every_command_has_help_with_an_example() -> None:
    for name, command in every_command():
        assert command.help, name
        assert f"Example: kg {name}" in command.help or isinstance(command, click.Group), name
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help or option.name == "form", (name, option.name)


def test_the_list_of_commands_tells_what_each_does(run: Run) -> None:
    result = run("--help")
    for name, words in commands().items():
        assert name in result.stdout
        assert words.endswith(".")


def test_help_loads_no_command() -> None:
    code = "import sys, kg.cli.main as m; m.commands(); print([n for n in sys.modules if n in ('rdflib', 'numpy', 'kg.pipeline')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_importing_kg_is_quick() -> None:
    code = "import time; t = time.perf_counter(); import kg; print(time.perf_counter() - t)"
    best = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(3)
    )
    assert best < 0.1


def test_help_is_quick() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "kg", "--help"], capture_output=True, check=True)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.3


def test_annotate_gives_one_line_per_input_line_in_order(run: Run) -> None:
    rows = [
        json.dumps({"id": "1", "text": ARTICLE}, ensure_ascii=False),
        "",
        json.dumps({"text": ""}),
        json.dumps({"id": "1", "text": ARTICLE}, ensure_ascii=False),
        "no json",
        json.dumps({"id": "2", "text": "顾南舟说：“算力不够。”", "title": "题", "published": "2024-08-02"}),
    ]
    result = run("annotate", "-", stdin="\n".join(rows) + "\n")
    assert result.exit_code == 0
    out = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row.get("id") or "error" for row in out] == ["1", "error", "error", "1", "error", "2"]
    assert all(row["error"] for row in out if "id" not in row)
    assert out[0] == out[3]
    assert out[0]["text"] == ARTICLE
    assert (out[5]["title"], out[5]["published"]) == ("题", "2024-08-02")
    keys = ["id", "source", "title", "published", "text", "mentions", "links", "quotes", "attributes", "dropped"]
    assert list(out[0]) == keys


def test_annotate_writes_a_file_whole_or_not_at_all(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    out.write_text("before")
    assert run("annotate", article, "-o", out, "--pack", "nowhere").exit_code == 1
    assert out.read_text() == "before"
    assert run("annotate", article, "-o", out).exit_code == 0
    assert json.loads(out.read_bytes())["source"] == "a.txt"
    os.mkfifo(tmp_path / "pipe")
    told: list[bytes] = []
    reader = threading.Thread(target=lambda: told.append((tmp_path / "pipe").read_bytes()), daemon=True)
    reader.start()
    assert run("annotate", article, "-o", tmp_path / "pipe").exit_code == 0
    reader.join(20)
    assert told == [out.read_bytes()]


def test_annotate_does_not_read_what_it_writes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "z.txt").write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    first = run("annotate", tmp_path, "-o", out)
    assert (first.exit_code, first.stderr) == (0, "")
    told = out.read_bytes()
    assert json.loads(told)["source"] == "z.txt"
    assert run("annotate", tmp_path, "-o", out).exit_code == 0
    assert run("annotate", tmp_path / "*", "-o", out).exit_code == 0
    assert out.read_bytes() == told
    assert run("annotate", out, "-o", out).exit_code == 0  # who names it means it
    assert out.read_bytes().count(b"\n") == 1


def test_annotate_with_nothing_that_can_be_read(run: Run) -> None:
    result = run("annotate", "-", stdin="\n")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["error"]


def test_read_shows_text_metadata_and_encoding(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode("gb18030"))
    result = run("read", tmp_path / "a.txt", tmp_path / "none.txt")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["text"], first["encoding"], first["title"]) == (ARTICLE, "gb18030", "星槎发布会纪要")
    assert second["error"]
    assert second["remedy"]


@pytest.mark.parametrize("form", ["table", "json", "csv", "tsv", "xml"])
def test_query_writes_every_format_of_rows(run: Run, kb: Path, form: str) -> None:
    result = run("query", kb, "SELECT ?d WHERE { ?d a kg:Document }", "--format", form)
    assert result.exit_code == 0
    assert "document" in result.stdout
    assert result.stderr == ""


def test_query_from_a_file_and_as_turtle(run: Run, kb: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("CONSTRUCT WHERE { ?d a kg:Document }")
    result = run("query", kb, "-f", tmp_path / "q.rq", "--format", "turtle")
    assert " a kg:Document" in result.stdout


def test_query_without_a_question_lists_those_that_are_ready(run: Run, kb: Path) -> None:
    result = run("query", kb)
    for name in ("posts", "models", "claims-by", "claims-about", "disagreements", "neighbours", "documents"):
        assert name in result.stdout


def test_query_by_name(run: Run, kb: Path) -> None:
    result = run("query", kb, "documents", "--format", "csv")
    assert result.exit_code == 0
    assert "a.txt" in result.stdout


def test_stats_say_what_was_built(run: Run, kb: Path) -> None:
    assert "documents\t2\n" in run("stats", kb).stdout
    assert json.loads(run("stats", kb, "--json").stdout)["documents"] == 2


def test_explain_leads_to_the_words(run: Run, kb: Path) -> None:
    result = run("explain", kb, "文心一言")
    assert "文心一言 developedBy 百度" in result.stdout
    assert "b.txt" in result.stdout
    assert "百度发布大模型文心一言" in result.stdout


def test_a_verdict_stays_with_the_knowledge_base(run: Run, kb: Path, built: Path) -> None:
    assert run("resolve", kb, "rename", "文心一言", "ERNIE Bot", "--note", "its English name").exit_code == 0
    assert "rename\t文心一言\tERNIE Bot\tits English name" in run("resolve", kb).stdout
    assert run("explain", kb, "ERNIE Bot").exit_code == 0
    run("build", built.parent / "articles", "-o", kb)
    assert run("explain", kb, "ERNIE Bot").exit_code == 0


@pytest.mark.parametrize(
    "verdict", [("same", "百度"), ("same", "百度", "没有的"), ("drop", "a", "b"), ("same", "百度", "百度")]
)
def test_a_wrong_verdict_changes_nothing(run: Run, kb: Path, verdict: tuple[str, ...]) -> None:
    before = (kb / "decisions.tsv").read_bytes()
    assert run("resolve", kb, *verdict).exit_code in {1, 2}
    assert (kb / "decisions.tsv").read_bytes() == before


def test_diff_shows_what_came_and_went(run: Run, kb: Path, built: Path) -> None:
    assert run("diff", built, kb).exit_code == 0
    assert run("remove", kb, "b.txt").exit_code == 0
    result = run("diff", built, kb)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert any("b.txt" in line for line in lines)
    assert all(line.startswith(("- ", "went\t")) for line in lines)
    back = run("diff", kb, built).stdout.splitlines()
    assert [line.removeprefix("went") for line in lines if line[0] == "w"] == [
        line.removeprefix("came") for line in back if line[0] == "c"
    ]


def test_remove_and_add_again_gives_the_same_graph(run: Run, kb: Path, built: Path) -> None:
    run("remove", kb, "b.txt")
    run("build", built.parent / "articles", "-o", kb)
    assert (kb / "graph.ttl").read_bytes() == (built / "graph.ttl").read_bytes()


def test_export_to_stdout_is_the_graph(run: Run, kb: Path) -> None:
    result = run("export", kb, "--format", "turtle")
    assert result.stdout_bytes.decode() == (kb / "graph.ttl").read_text(encoding="utf-8")


def test_check_finds_nothing_wrong(run: Run, kb: Path) -> None:
    result = run("check", kb)
    assert (result.exit_code, result.stdout) == (0, "")


def test_check_finds_an_edit_by_hand(run: Run, kb: Path) -> None:
    graph = next(kb.glob("builds/*/graph.ttl"))  # the file of which the one above is a second name
    graph.write_bytes(graph.read_bytes().replace(b"kg:Asserted", b"kg:Planned", 1))
    result = run("check", kb)
    assert result.exit_code == 1
    assert result.stdout.startswith("file\tgraph.ttl:")


def test_packs_list_names_ai(run: Run) -> None:
    assert any(line.startswith("ai\t") for line in run("packs", "list").stdout.splitlines())


def test_python_m_kg_and_utf8_whatever_the_locale(kb: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "kg", "query", kb, "documents"],
        capture_output=True,
        check=True,
        env={
            "LC_ALL": "C",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONUTF8": "0",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
    )
    assert "星槎发布会纪要" in result.stdout.decode("utf-8")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_says_that_it_can_go_on(built: Path, tmp_path: Path, number: signal.Signals) -> None:
    command = (sys.executable, "-m", "kg", "build", str(built.parent / "articles"), "-o", "kb", "--jobs", "2")
    with subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(Path.cwd())}
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "reading\n"
        process.send_signal(number)
        told = process.stderr.read()
        assert process.wait() == 128 + number
    assert (
        told
        == "kg: stopped; what was read is kept, and what stood in kb still stands: run it again, and it goes on from there\n"
    )
