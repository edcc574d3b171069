"""Kill builds with -9 at random moments, run them again, and see that nothing is lost, doubled or different.

    python -m tests.faults.kills --documents 2000 --kills 200

Half of the kills come at a random moment, half at a random write to the folder. Each round begins with a folder that
holds half of the articles, some of which are to change, and ends with a run that nobody disturbs.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import seccomp
from tests.faults.world import ENVIRONMENT, ROOT, Case, command, kg, sha, triples, write


def run(place: Path, *, documents: int, kills: int, seed: int = 1, round_of: int = 10) -> int:
    """Do it below `place`; give how many of the kills met a running build."""
    chance = random.Random(seed)
    before, expected = place / "before", place / "expected"
    kg(
        "build",
        write(place / "news.jsonl", documents // 2, of=documents, changed=min(10, documents // 4)),
        "-o",
        before,
    )
    whole = write(place / "news.jsonl", documents, of=documents)
    began = time.monotonic()
    kg("build", whole, "-o", expected)
    seconds = time.monotonic() - began
    finished = {sha(folder / "graph.ttl"): triples(folder) for folder in (before, expected)}
    counting = seccomp.available()
    met = 0
    while kills > 0:
        folder = place / "kb"
        if chance.random() < 0.5:
            shutil.copytree(before, folder)
        case = Case(folder, finished)
        for _ in range(min(kills, round_of)):
            kills -= 1
            if counting and chance.random() < 0.5:
                at = int(chance.triangular(1, 60 + documents // 4, 40))
                status = seccomp.run(command("build", whole, "-o", folder), folder, at=at, env=ENVIRONMENT).status
            else:
                status = _killed_after(command("build", whole, "-o", folder), chance.uniform(0, seconds))
            met += status == -9
            if folder.exists():
                case.check_readable()
        kg("build", whole, "-o", folder)
        case.check_whole(expected, documents)
        shutil.rmtree(folder)
    return met


def _killed_after(words: list[str], seconds: float) -> int:
    with subprocess.Popen(
        words, env=ENVIRONMENT, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as one:
        try:
            return one.wait(seconds)
        except subprocess.TimeoutExpired:
            one.kill()
            return one.wait()


def main() -> None:
    """Run it and say what came of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-kills-") as place:
        met = run(Path(place), documents=given.documents, kills=given.kills, seed=given.seed)
    sys.stdout.write(
        f"{given.kills} kills, {met} of a running build of {given.documents} documents: nothing lost, same bytes" + "\n"
    )


if __name__ == "__main__":
    main()
