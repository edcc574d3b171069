from pathlib import Path

from kg.extract.gist import gist
from kg.model import Document, Mention, Reading, Span
from kg.store.corpus import Corpus


def doc(name: str, text: str, *sources: str, title: str | None = None) -> Document:
    return Document(id=name, text=text, sha256=f"sha-{text}", sources=sources, title=title)


def read(document: Document) -> Reading:
    mention = Mention(span=Span(0, 1), type="Person", name=document.text[:1])
    return Reading(document=document, text=document.text, mentions=(mention,))


def test_a_document_keeps_all_places_whatever_came_first(tmp_path: Path) -> None:
    with Corpus(tmp_path / "a") as one, Corpus(tmp_path / "b") as two:
        rows = [("/x/a.txt", doc("d", "甲", "a.txt")), ("/x/b.txt", doc("d", "甲", "b.txt", title="题"))]
        for place, document in rows:
            one.add(place, document)
        for place, document in reversed(rows):
            two.add(place, document)
        (first,), (second,) = one.unread("r"), two.unread("r")
        assert first == second == doc("d", "甲", "a.txt", "b.txt", title="题")


def test_what_is_read_is_not_read_again(tmp_path: Path) -> None:
    with Corpus(tmp_path / "c") as corpus:
        corpus.add("p", doc("d", "甲", "a.txt"))
        (document,) = corpus.unread("r")
        corpus.keep(read(document), "r", gist(read(document)))
    with Corpus(tmp_path / "c") as corpus:
        assert list(corpus.unread("r")) == []
        (version,) = corpus.standing("r")
        assert corpus.reading(version, "r") == read(document)
        assert list(corpus.gists([version], "r")) == [gist(read(document))]
        assert [d.id for d in corpus.unread("another recipe")] == ["d"]


def test_a_new_title_means_reading_again(tmp_path: Path) -> None:
    with Corpus(tmp_path / "c") as corpus:
        corpus.add("p", doc("d", "甲", "a.txt"))
        for document in corpus.unread("r"):
            corpus.keep(read(document), "r", gist(read(document)))
        corpus.add("q", doc("d", "甲", "b.txt", title="题"))
        assert [d.title for d in corpus.unread("r")] == ["题"]


def test_a_changed_file_replaces_its_old_text(tmp_path: Path) -> None:
    with Corpus(tmp_path / "c") as corpus:
        corpus.add("a.txt", doc("d1", "甲", "a.txt"))
        corpus.add("b.txt", doc("d2", "乙", "b.txt"))
        assert corpus.settle(sync=False).added == ("d1", "d2")
    with Corpus(tmp_path / "c") as corpus:
        corpus.add("a.txt", doc("d3", "丙", "a.txt"))
        changes = corpus.settle(sync=False)
        assert (changes.added, changes.removed) == (("d3",), ("d1",))
        assert [d.id for d in corpus.unread("r")] == ["d2", "d3"]


def test_sync_removes_what_the_inputs_no_longer_hold_but_spares_what_cannot_be_read(tmp_path: Path) -> None:
    with Corpus(tmp_path / "c") as corpus:
        for name in ("x/a.txt", "x/b.txt", "y/c.txt"):
            corpus.add(f"/{name}", doc(name, name, name))
        corpus.settle(sync=False)
    with Corpus(tmp_path / "c") as corpus:
        corpus.add("/x/a.txt", doc("x/a.txt", "x/a.txt", "x/a.txt"))
        corpus.spare("y", "/y")
        assert corpus.settle(sync=True).removed == ("x/b.txt",)


def test_one_id_with_two_texts_the_last_stands(tmp_path: Path) -> None:
    with Corpus(tmp_path / "c") as corpus:
        assert not corpus.add("s", doc("d", "甲", "u"))
        assert corpus.add("s", doc("d", "乙", "u"))
        assert [d.text for d in corpus.unread("r")] == ["乙"]
    with Corpus(tmp_path / "c") as corpus:
        assert not corpus.add("s", doc("d", "丙", "u"))


def test_remove_takes_a_source_away_and_leaves_the_others(tmp_path: Path) -> None:
    with Corpus(tmp_path / "c") as corpus:
        corpus.add("/a", doc("d", "甲", "a.txt"))
        corpus.add("/b", doc("d", "甲", "b.txt"))
        corpus.settle(sync=False)
        assert corpus.remove("a.txt").removed == ()
        assert [d.sources for d in corpus.unread("r")] == [("b.txt",)]
        assert corpus.remove("b.txt").removed == ("d",)
        assert corpus.sources() == []


def test_a_killed_run_goes_on(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "c")
    for number in range(450):
        corpus.add(f"/{number}", doc(f"{number:03}", f"文{number}", f"{number}.txt"))
    survivor = Corpus(tmp_path / "c")  # what another process sees when the first is gone without a word
    assert len(survivor) == 400
    survivor.close()
    corpus.close()
