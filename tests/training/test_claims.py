"""What the regressions of claims learn from, and how they are fitted."""

from __future__ import annotations

from pathlib import Path

from kg.extract.claims.learned import Learned
from tests.extract.claims.test_quotes import read
from training import claims
from training.claims import Claimed, Watch


def test_a_stretch_is_whose_its_greater_part_is() -> None:
    claimed = Claimed({3: True}, dict.fromkeys(range(3, 8), 7))
    assert claimed.claimant(3, 8) == 7
    assert claimed.claimant(0, 7) == 7
    assert claimed.claimant(0, 6) is None


def test_both_questions_are_asked_with_the_right_answers() -> None:
    reading = read(
        "{P|卢青禾}表示，仓库越小越灵活。工人也更多。3月5日，{C|南斗快运}注意到，青州的仓库更大，租金比城里更低一些。"
    )
    text = reading.text
    whose = {
        **dict.fromkeys(range(text.index("仓库越"), text.index("3月")), 0),
        **dict.fromkeys(range(text.index("青州"), len(text) - 1), 1),
    }
    watch = Watch()
    watch.read(reading, Claimed({text.index("仓库越"): True, text.index("青州"): True}, whose))
    assert [x.right for x in watch.found.sequels if "first工人" in "".join(x.features)] == [
        True,
        True,
    ]  # behind right answers, behind the rules'
    silent = [x for x in watch.found.leads if x.asked]
    assert {x.right for x in silent} == {True, False}
    assert any("w1注意到，" in x.features or "w1到，" in x.features for x in silent if x.right)


def test_what_ships_is_read() -> None:
    learned = Learned.load(Path(claims.__file__).parents[1] / "data" / "models" / "claims" / "weights.npz")
    assert learned.leads.score([]) < 0  # most verbs bring in nothing
