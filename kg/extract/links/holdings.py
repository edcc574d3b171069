"""Who owns a firm by what he is called there: 控股股东, 实控人 and the like are posts that say who holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Link

_ROOF = "under the roof of somebody"
_OWNS = re.compile("(?:控制人|实控人|受益人|(?<!代)股东|所有者|所有人|拥有者)(?!大会|代表|事务|关系|权益)")


def held(links: Sequence[Link]) -> Iterator[Link]:
    """Give the links, with who holds a firm besides by the post of an owner, and nobody twice tied to what is under his roof."""
    served = {(x.subject.name, x.object.name) for x in links if x.predicate in ("worksFor", "founderOf")}
    for link in links:
        if link.rule == _ROOF and (link.subject.name, link.object.name) in served:
            continue  # whose firm it is has been said by what he is in it
        yield link
        if (
            link.predicate == "worksFor"
            and link.title
            and link.object.type == "Company"
            and link.modality == "asserted"
            and _OWNS.search(link.title)
        ):
            yield replace(link, predicate="investsIn", title=None, former=False, rule="post of an owner")
