"""Where people's names end, told by all their places."""

from kg.extract.names.candidates import Candidate, kind_of_place
from kg.extract.names.endings import ended
from kg.model import Span


def people(text: str, names: dict[str, float]) -> list[str]:
    """Propose each name at its first places (a star tells the one that is meant), cut them, and give what stands."""
    found, at = [], 0
    for name, strength in names.items():
        surface = name.strip("*0123456789")
        at = text.index(surface, at)
        found.append(Candidate(span=Span(at, at + len(surface)), type="Person", strength=strength, source="tagger"))
        at += len(surface)
    return [c.span.of(text) for c in ended(found, text)]


def test_a_character_behind_all_places_belongs_to_the_name() -> None:
    text = "汪砚因是作者。汪砚因持有三成，汪砚因在江左长大。"
    assert people(text, {"汪砚": 0.7, "汪砚1": 0.7, "汪砚2": 0.7}) == ["汪砚因"] * 3


def test_a_word_that_stands_behind_a_name_belongs_to_it_nowhere() -> None:
    text = "汪砚表示满意。汪砚表态支持，汪砚表了决心。"
    assert people(text, {"汪砚": 0.7, "汪砚1": 0.7, "汪砚2": 0.7}) == ["汪砚"] * 3
    text = "汪砚说好。汪砚说，不错，汪砚说着笑了。"
    assert people(text, {"汪砚": 0.7, "汪砚1": 0.7, "汪砚2": 0.7}) == ["汪砚"] * 3


def test_a_doubtful_longer_name_is_cut_to_the_sure_one() -> None:
    text = "司空岚在江左创业，司空岚晚两年加入。"
    assert people(text, {"司空岚": 0.95, "司空岚晚": 0.6}) == ["司空岚", "司空岚"]
    assert people(text, {"司空岚": 0.6, "司空岚晚": 0.6}) == ["司空岚", "司空岚晚"]


def test_a_name_ends_before_a_word_that_begins_with_its_last_character() -> None:
    assert people("覃川透露了两件事。", {"覃川透": 0.6}) == ["覃川"]
    assert people("覃川透露了两件事。", {"覃川透": 0.95}) == ["覃川透"]
    assert people("陆景深的公司。", {"陆景深": 0.6}) == ["陆景深"]


def test_a_word_that_only_joins_ends_no_clause() -> None:
    assert people("沈求是表示满意，他叫沈求是。", {"沈求": 0.9, "沈求1": 0.9}) == ["沈求是"] * 2
    assert people("沈求是董事长。", {"沈求": 0.9}) == ["沈求"]


def test_a_longer_name_is_cut_where_its_last_character_begins_a_word_at_all_its_places() -> None:
    text = "董事沈萼代为履行职责，沈萼没有说话。"
    assert people(text, {"沈萼代": 0.9, "沈萼": 0.9}) == ["沈萼", "沈萼"]


def test_countries_that_meet_are_counted() -> None:
    assert kind_of_place("七国集团", "Company") == "Organization"
    assert kind_of_place("二十国集团", "Company") == "Organization"
    assert kind_of_place("川国集团", "Organization") == "Company"


def test_a_character_before_a_line_s_end_is_no_adverb() -> None:
    assert people("编辑/汪砚也\n出品/江左网", {"汪砚": 0.7}) == ["汪砚也"]
    assert people("汪砚也来了。", {"汪砚": 0.7}) == ["汪砚"]
    assert people("汪砚和任总裁。汪砚和在江左创业。", {"汪砚": 0.7, "汪砚1": 0.7}) == ["汪砚和", "汪砚和"]
    assert people("汪砚和任川非见面。", {"汪砚": 0.7}) == ["汪砚"]
    assert people("汪砚和任何人都谈得来。汪砚和李川创业。", {"汪砚": 0.7, "汪砚1": 0.7}) == ["汪砚", "汪砚"]
