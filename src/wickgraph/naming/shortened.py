"""Shortened: long titles by their short forms: "Part Two", and "Banshees" for "The Banshees of Inisherin".

>>> long = Mention(0, 4, "The Banshees of Inisherin", "unknown", TITLE)
>>> list(subtitles([[long]], {"banshees of inisherin": "Film"}, None))
['banshees']
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from wickgraph.naming.mention import TITLE, Mention
from wickgraph.text.sentences import fold


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """The form under which a name is counted: folded, without a leading article.

    >>> key("The Salt Road")
    'salt road'
    """
    return fold(text).removeprefix("the ").strip(" .,")


def subtitles(
    mentions: Sequence[Sequence[Mention]], declared: Mapping[str, str], title: str | None
) -> dict[str, Mention]:
    """Long titles by what follows their colon, so that "Part Two" finds "Dune: Part Two".

    `title` is the article's own work where its heading has it in short: what stands before the colon finds it too.
    """
    out: dict[str, Mention] = {}
    met: set[str] = set()
    for each in mentions:
        for mention in each:
            met.add(key(mention.text))
            head, colon, tail = mention.text.partition(": ")
            if not colon and (short := _shortened(mention, declared)) and short not in met:
                out.setdefault(short, mention)
            if colon and mention.form == "unknown" and declared.get(key(mention.text)) in TITLE and head:
                out.setdefault(key(tail), mention)
                if mention.text == title:
                    out.setdefault(key(head), mention)
    return out


def _shortened(mention: Mention, declared: Mapping[str, str]) -> str | None:
    """A long title up to the phrase that small words make of its end: "Banshees" of "The Banshees of Inisherin"."""
    words = key(mention.text).split(" ")
    if mention.form != "unknown" or declared.get(key(mention.text)) not in TITLE or len(words) < 3:
        return None
    at = next((i for i, word in enumerate(words) if i and word in _ENDING), 0)
    return " ".join(words[: at - (words[at - 1] == "all")]) if at else None


#: small words behind which a title may be left off
_ENDING = {"of", "at", "in", "on", "from", "for", "who", "with"}
