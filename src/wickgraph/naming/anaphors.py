"""Anaphors: pronouns and descriptions that point back to what was named before.

>>> from wickgraph.text.sentences import tokens
>>> anaphor(Sentence(tuple(tokens("The film is long.")), "paragraph", 0), 0).kinds
('Film',)
"""

from __future__ import annotations

from collections.abc import Sequence

from wickgraph.naming.mention import PLAIN, TITLE, Mention, capital, quoted, text
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence, Token

_ENDS = {".", ",", ";", ")"}
_PLACES = {"at", "for", "from", "with", "in"}
_AFTER_ORIGINAL = {"and", "but", "was", "is", "had", "has", "did", "with", "where", "by", "in", "as", "that", "which"}
_COPULAS = {"is", "was", "remains", "became", "becomes"}
#: words behind which "the director" says what somebody is, wherever the name stands
_SAYS_WHAT = {"is", "was", "remains", "became", "becomes", "remained", "as", "again", "also"}
_DESCRIBES = {"of", "behind", "who", "whom", "that", "whose"}


def anaphor(sentence: Sentence, i: int) -> Mention | None:
    """The pronoun or description at a token that points back; None where none does.

    >>> from wickgraph.text.sentences import tokens
    >>> anaphor(Sentence(tuple(tokens("The Welsh actor returned.")), "paragraph", 0), 0).text
    'The Welsh actor'
    """
    norms = sentence.norms
    phrase = lexicon.match(lexicon.load().anaphors, norms, i) or _anaphor_of_nation(sentence, i)
    phrase = phrase or _described_work(sentence, i)
    if not phrase:
        return None
    end = i + phrase[0]
    if sentence.norm(end) == "'s" and sentence.norm(end + 1) in ("chair", "seat", "cut", "guild", "office"):
        return None  # "the director's chair" is nobody's
    if norms[i] == "the" and _describes(sentence, i, end, phrase[1]):
        return None
    return Mention(i, end, text(sentence.tokens, i, end), "anaphor", phrase[1])


#: words that say more of an actor than a nation does: "the Oscar-winning actor", "the pop star"
_FURTHER = {
    "late",
    "pop",
    "film",
    "movie",
    "screen",
    "action",
    "veteran",
    "young",
    "acclaimed",
    "prolific",
    "seasoned",
    "tv",
}


def _anaphor_of_nation(sentence: Sentence, i: int) -> tuple[int, tuple[str, ...]] | None:
    """ "The Welsh actor" points back as "the actor" does, and so does "the British-Japanese pop star"."""
    words = lexicon.load()
    at = i + 1
    while at < i + 4 and (sentence.norm(at) in _FURTHER or _is_nation(sentence.norm(at))):
        at += 1
    if sentence.norms[i] != "the" or at == i + 1:
        return None
    phrase = lexicon.match(words.anaphors, ("the", *sentence.norms[at : at + 3]), 0)
    return (phrase[0] + at - i - 1, phrase[1]) if phrase else None


def _is_nation(norm: str) -> bool:
    """Whether a word tells a nation, or what somebody won or did: "Cuban", "British-Japanese", "award-winning"."""
    words = lexicon.load()
    _, hyphen, last = norm.rpartition("-")
    return norm in words.not_names or (bool(hyphen) and (last in words.not_names or last in words.adjectives))


#: words before "film" by which one of several is meant
_ONE_OF_MANY = {
    "first", "second", "third", "fourth", "fifth", "sixth", "last", "final", "previous", "earlier", "earliest", "other",
    "original", "next", "latest", "later", "preceding", "following", "opening", "closing", "only", "same", "best",
    "another", "recent", "untitled", "single", "longest", "biggest", "most", "actual",
    "and", "of", "or", "in", "for", "to", "with", "is", "was",
}  # fmt: skip
_BEFORE_APPOSITION = {",", "is", "was", "as", "like", "(", "—", "be", "not"}


def _described_work(sentence: Sentence, i: int) -> tuple[int, tuple[str, ...]] | None:
    """ "The superhero sequel", "the long-delayed action film" point back as "the sequel" and "the film" do."""
    if sentence.norms[i] != "the" or sentence.norm(i - 1) in _BEFORE_APPOSITION:
        return None
    for count in (1, 2):
        between = sentence.tokens[i + 1 : i + 1 + count]
        if len(between) < count or not all(_describes_work(token) for token in between):
            return None
        phrase = lexicon.match(lexicon.load().anaphors, ("the", sentence.norm(i + 1 + count)), 0)
        if phrase and set(phrase[1]) <= {*TITLE, "Work"}:
            return 2 + count, phrase[1]
    return None


def _describes_work(token: Token) -> bool:
    """Whether a word before "film" says what it is like, and not which of several it is."""
    if token.norm in ("r-rated", "pg-13"):
        return True
    ends = token.norm.endswith(("ed", "ing")) and token.norm != "animated"
    return token.text[0].islower() and token.norm not in _ONE_OF_MANY and not ends


def known_by_work(sentence: Sentence, i: int, taken: Sequence[Mention]) -> Mention | None:
    """Somebody called by the work that the last mention names: "the “Guardians of the Galaxy” actress".

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("The Heat actor returned.")), "paragraph", 0)
    >>> known_by_work(sentence, 2, [Mention(1, 2, "Heat", "unknown", TITLE)]).text
    'the actor'
    """
    norm = sentence.norms[i]
    if norm not in lexicon.load().lists["of-work"] or not taken:
        return None
    work, is_marked = taken[-1], sentence.norms[i - 1] == '"'
    article = sentence.norm(work.start - 1 - is_marked)
    named = i + 1 < len(sentence.tokens) and (capital(sentence.tokens[i + 1]) or sentence.norms[i + 1] in ("of", "and"))
    if work.end + is_marked != i or article != "the" or named or not set(work.kinds) & {*TITLE, "Franchise", *PLAIN}:
        return None
    return Mention(work.start, i + 1, f"the {norm}", "anaphor", ("Person",))


def _describes(sentence: Sentence, i: int, end: int, kinds: tuple[str, ...]) -> bool:
    """Whether "the …" does not point back but goes on to say what it means."""
    words, after = lexicon.load(), sentence.norm(end)
    if any(capital(token) and not _is_nation(token.norm) for token in sentence.tokens[i + 1 : end]):
        return True  # "The Order of the Ash Gate" is a name
    if after in ("to", "of", "'") or after in words.ordinal_heads or after in _COMPOUNDS:
        return True  # "the sequel to Alien", "the production company"
    if sentence.norms[i + 1 : end] == ("original",) and after[:1].isalpha() and after not in _AFTER_ORIGINAL:
        return True  # "the original script"
    at = end + (after == '"')
    if at < len(sentence.tokens) and capital(sentence.tokens[at]) and (at == end or quoted(sentence.tokens, at)):
        return True  # "the film Heat"
    if set(PLAIN) & set(kinds) and sentence.norm(i - 1) == "," and capital(sentence.tokens[i - 2]):
        named = after in _ENDS and sentence.norms[end - 1] in words.titles and end - i == 2
        if after in _PLACES or named:
            return True  # "Charon, the concierge at the hotel", "Charon, the concierge."
    if "Film" in kinds and after in _TELLS and _behind_a_name(sentence, i):
        return True  # "“Salt,” the spinoff set in Rome"
    if after in (",", "is", "was", "are", "were") and _is_apposition(sentence, end + 1):
        return True  # "the composer, Naoki Sato, …", "the composer is Naoki Sato"
    if set(kinds) == {"Person"} and i > 1 and _says_what_somebody_is(sentence, i, end):
        return True  # "Joann Carelli was the producer"
    return bool(set(PLAIN) & set(kinds)) and after in _DESCRIBES  # "the writer behind", "the man who"


#: nouns that a word for a film only describes
_COMPOUNDS = {
    "company", "companies", "designer", "designers", "design", "office", "values", "house", "houses", "festival",
    "industry", "business", "world", "studio", "studios", "critic", "critics", "buffs", "makers", "fund", "school",
    "press", "banner",
}  # fmt: skip
#: words behind "the spin-off" that go on to say what a work is
_TELLS = {"set", "about", "starring", "directed", "written", "that", "which", "from", "based"}


def _behind_a_name(sentence: Sentence, i: int) -> bool:
    """Whether a comma stands before a token, and a name before that, with or without marks."""
    at = i - 1 - (sentence.norm(i - 1) == '"')
    return (
        at > 0
        and sentence.norm(at) == ","
        and (sentence.norm(at - 1) in ('"', ")") or capital(sentence.tokens[at - 1]))
    )


def _says_what_somebody_is(sentence: Sentence, i: int, end: int) -> bool:
    """Whether "the writer" is said of somebody: "Lee, who made it, is the writer", "Lee, the star and writer"."""
    before, after = sentence.norm(i - 1), sentence.norm(end)
    if before in _COPULAS and capital(sentence.tokens[i - 2]):
        return True
    if before in _SAYS_WHAT:
        return after in _ENDS or (after == "and" and sentence.norm(end + 1) in lexicon.load().titles) or after == ""
    listed = after in ("and", ",") and sentence.norm(end + 1) in lexicon.load().titles
    if after == "and" and listed and end + 2 < len(sentence.tokens) and capital(sentence.tokens[end + 2]):
        return True  # "the writer and director Ann Lee"
    return before == "," and listed and capital(sentence.tokens[i - 2])


def _is_apposition(sentence: Sentence, at: int) -> bool:
    """Whether a name stands at a token, with a comma, "of" or the end of the sentence behind it."""
    title = sentence.norm(at) in ("the", "a", "an") and sentence.tokens[at].text[0].isupper()
    end = at
    while end < len(sentence.tokens) and (
        capital(sentence.tokens[end]) or (end > at and sentence.norms[end].isdigit())
    ):
        end += 1
    named = end > at + title and (title or sentence.norms[at] not in lexicon.load().openers)
    return named and (end == len(sentence.tokens) or sentence.norms[end] in (",", ".", ";", "of", "(", ")"))


def _numbers(sentence: Sentence, at: int, end: int) -> bool:
    """Whether the number of a title stands at a token: "Jaws 2"."""
    return end > at and sentence.norms[end].isdigit()


#: words for relatives before which "their" points back to two
_RELATIVES = {
    "son", "daughter", "sons", "daughters", "child", "children", "kids", "mother", "father", "parents", "baby", "boy",
    "girl", "infant", "brother", "sister",
}  # fmt: skip


def theirs(sentence: Sentence, i: int) -> tuple[Mention, ...]:
    """The mentions of the two whom "their" means at a token, the second empty; none where no relative follows.

    >>> from wickgraph.text.sentences import tokens
    >>> theirs(Sentence(tuple(tokens("Their house is empty.")), "paragraph", 0), 0)
    ()
    """
    norms = sentence.norms
    if norms[i] != "their" or not _RELATIVES & set(norms[i + 1 : i + 5]):
        return ()
    return Mention(i, i + 1, "their", "anaphor", PLAIN), Mention(i + 1, i + 1, "their", "anaphor", PLAIN)
