"""The status of a fact, judged by the words around those that named it.

Each word and each pair weighs for a status by where it stands. So does what the rules say of them
(status.py), and who is named before and after (who.py). What each weighs is learnt in
tools/hearing/judgement.py, and kept in the table beside all else.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from skill.hearing.features import key_of
from skill.hearing.lanes import last, split
from skill.hearing.status import ASKED, DENIED, DESPAIR, NEGATIVE, OTHER, SAID
from skill.hearing.table import Row, Table
from skill.hearing.weighing import WORDS_TO_LETTERS, Weighed
from skill.hearing.who import SELF, USER, Person, last_named, owners, persons, who_of

JUDGED = (SAID, DENIED, ASKED, OTHER)
# Where a word stands: it names the fact, or is of its clause, or of another.
PLACES = ("here", "before", "after", "earlier", "later")
HERE = 0
LANES = tuple(f"%{place} {status}" for place in PLACES for status in JUDGED)
# Facts that may be worded as what they are not: "i don't drink milk", "i don't want to wake up".
WORDED = {
    **dict.fromkeys(NEGATIVE, (DENIED,)),
    **dict.fromkeys(("f_alcohol_stopped", "alcohol_withdrawal", "confusion_fit"), (DENIED,)),
    **dict.fromkeys(DESPAIR, (DENIED, ASKED)),
}
# How much sooner a fact is what the rules say: "is it the statin" tells of none.
DOUBT = {ASKED: 1.5, DENIED: 0.3}
PLAIN = 0.7  # and said, where nobody but the user is named and no rule sees more
THEY, NOBODY = "they", "-"


class Context(NamedTuple):
    """What all facts of an utterance are judged by: it was *weighed*, each word has a *status*.

    *named* are the words that name somebody, *about* whom it is about, *hurt* whose leg hurts,
    who is of *kinds*.
    """

    weighed: Weighed
    status: Sequence[str]
    named: Sequence[Person]
    about: str
    hurt: str
    kinds: str


def context_of(text: str, weighed: Weighed, status: Sequence[str]) -> Context:
    """The context that *text*, which is folded, gives its facts."""
    named = persons(text)
    whose = owners(named, text)
    hurt = "".join(sorted({_called(one) for one in whose})) or NOBODY
    kinds = " ".join(sorted({_kind(one) for one in whose})) or NOBODY
    about = {"": NOBODY, SELF: USER}.get(who_of(text), THEY)
    return Context(weighed, status, named, about, hurt, kinds)


def _called(one: Person | None) -> str:
    return (USER if one.own else THEY) if one else NOBODY


def _kind(one: Person | None) -> str:
    return one.kind if one else NOBODY


def throughout(context: Context) -> Iterator[bytes]:
    """What all facts have in common, as features: the statuses that there are."""
    for one in dict.fromkeys(context.status):
        yield f"=any {one}".encode()


def around(context: Context, name: str, at: int, rule: str) -> Iterator[bytes]:
    """What stands around the fact *name* but words, as features.

    The word *at* which it is named; by the rules alone it is *rule*.
    """
    named, about, hurt = context.named, context.about, context.hurt
    last, following = last_named(named, at), next((one for one in named if one.word > at), None)
    before, after = _called(last), _called(following)
    yield f"={name} {rule}".encode()
    yield f"={rule} {context.status[at]}".encode()
    yield f"=who {before} {after} {about}".encode()
    yield f"=hurt {before} {hurt}".encode()
    yield f"=hurt {before} {after} {hurt} {about}".encode()
    if named:
        yield f"=ends {before} {_called(named[0])} {_called(named[-1])}".encode()
        yield f"=kinds {_kind(last)} {context.kinds}".encode()
        yield f"=kinds {_kind(last)} {_kind(following)} {_kind(named[0])}".encode()


def runs(at: int, clauses: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Where the words of each of PLACES begin and end, for the one *at* which a fact is named."""
    first, last = bisect_left(clauses, clauses[at]), bisect_right(clauses, clauses[at])
    return (at, at + 1), (first, at), (at + 1, last), (0, first), (last, len(clauses))


def named_at(weighed: Weighed, label: int) -> int:
    """The number of the word that speaks most for *label*."""
    weights = [weights[label] for weights in weighed.words]
    return weights.index(max(weights))


def by_rule(table: Table, context: Context, name: str) -> str:
    """The status of the fact *name* by the rules alone: that of the words that spoke for it."""
    label, mass = table.labels[name], dict.fromkeys(context.status, 0)
    for weights, one in zip(context.weighed.words, context.status, strict=True):
        mass[one] += weights[label]
    for one in WORDED.get(name, ()):
        mass[SAID] = mass.get(SAID, 0) + mass.pop(one, 0)
    best = max(mass, key=lambda one: mass[one])
    return best if mass[best] > 0 else SAID


class Judge:
    """Judges the facts of one utterance, by its *context*."""

    def __init__(self, table: Table, context: Context) -> None:
        self.table, self.context = table, context
        self.first = len(table.names) - len(LANES)
        self.units, self.bias = table.units[self.first :], table.bias[self.first :]
        rows = map(self._lanes, context.weighed.rows)
        # What all words before one weigh, so that any run of words is a difference.
        self.sums = list(accumulate(rows, initial=0))
        self.common = self._weighed(throughout(context))
        alone = bool(context.named) and all(one.own for one in context.named)
        plain = alone and {*context.status} == {SAID}
        self.doubt = DOUBT | {SAID: PLAIN if plain else 0.0}

    def status_of(self, name: str, rule: str) -> str:
        """The status of the fact *name*, which by the rules alone is *rule*."""
        if name not in self.table.judged:
            return rule
        scores = self.scores(name, rule)
        scores[JUDGED.index(rule)] += self.doubt.get(rule, 0)
        return JUDGED[scores.index(max(scores))]

    def scores(self, name: str, rule: str) -> list[float]:
        """A score for each of JUDGED of the fact *name*, which by the rules alone is *rule*."""
        weighed, many = self.context.weighed, len(JUDGED)
        at = named_at(weighed, self.table.labels[name])
        beside = split(
            self.common + self._weighed(around(self.context, name, at, rule)), len(LANES)
        )
        placed = [
            split(self.sums[end] - self.sums[begin], len(LANES))
            for begin, end in runs(at, weighed.clauses)
        ]
        weighs = [
            (beside[lane] + placed[lane // many][lane]) / WORDS_TO_LETTERS * unit + bias
            for lane, (unit, bias) in enumerate(zip(self.units, self.bias, strict=True))
        ]
        return [sum(weighs[one::many]) for one in range(many)]

    def _weighed(self, texts: Iterable[bytes]) -> Row:
        """What *texts* weigh, as much as words do."""
        rows = (self._lanes(self.table.row(key_of(text))) for text in texts)
        return WORDS_TO_LETTERS * sum(rows)

    def _lanes(self, row: Row) -> Row:
        """LANES of *row*, the last labels: the rest is of another feature with the same hash."""
        return last(row, self.first, len(self.table.names))
