"""Whose a fact is and whether it is so: each rule with the words that it reaches, and no others."""

import re
from re import _parser  # type: ignore[attr-defined]  # what re is made of

import pytest

from skill.hearing.status import AHEAD, ASKED, BEHIND, DENIED, OF_EASE, OTHER, SAID, statuses

# Status -> utterances; what has the status stands in brackets, all else is said.
REACHED = {
    SAID: """
        i ran ten miles
        no i ran ten miles
        i'm not sure about the cold
        no idea my calf just went
        not only my calf my foot
        i can't move my leg
        neither leg will hold me
        he no longer knows what day it is
        she can't say my name right
        i can't say i've ever felt chest pain like this
        i want to kill myself since she died
        my dad can't breathe i just need help
        this lady on the bus has chest pain
        i can't say how but my leg is swollen
        can't say it's not swollen
        my leg hasn't gone down
        my leg is swollen as always
        i'm on a late shift
        my leg won't stop hurting
        nothing helps my calf
        i've not had a drop of water
        my foot doesn't feel normal
        he isn't breathing easily
        i can hardly breathe
        there's no feeling in my foot
        why do my legs cramp when my room is cold
        my breathing is bad
        we did the whole path
        my leg is bigger than the other
        my calf is swollen the other one is fine
        my chest isn't fine
        the redness has gone up my leg
        the numbness hasn't gone
        swelling in my calf my breath's gone
        the swelling has gone right up to my thigh
        i can't breathe in easily
        i can't move my foot freely
        i can't open my mouth normally
        my calf hurts if i walk far
    """,
    # Up to where something else is stated; from behind, back to where the clause began.
    DENIED: """
        it's [not the cold]
        it [is not the cold]
        [my leg isn't swollen]
        [no swelling no redness]
        i [haven't run or swum]
        i [gave up smoking]
        i [don't drink milk] but my room was cold
        it [wasn't cold] though my foot was out
        [no fever] i ran ten miles
        he [isn't swollen] just sore
        [my leg is fine]
        i ran but [swollen no]
        i [can swallow] but my jaw aches
        i [can open wide] but my jaw aches
        he says he [can feel his toes] but they're white
        i [can't feel any difference] but it's sore
        [i'm breathing easy]
        [my leg's been fine] since
        [my pee is its usual colour]
        [they're warm again] i'm up
        i [never had one] until my new tablets
        i [stopped taking pills]
        i [can chew and talk] but my jaw aches
        it's [the very opposite of swollen]
        [sitting is very rare]
        it was pale but [it's a healthy colour]
        [the feeling's all there]
        [i can feel everything]
        [my foot has warmed back up]
        [my breathing's much better]
        my [breathing is steady]
        [my breath came back]
        [my ankles are no different]
        i [can't find anything red or hot]
        [taking a breath doesn't hurt]
        [nothing's changed about my breathing]
        [my own chest has never given me any trouble]
        [my hands are steady]
        [he's been breathing evenly] all night
        [i can go to the toilet fine]
        [can't say i sweat] but my room is cold
        i [couldn't say my legs were cold]
        my [hands don't cramp]
        my [breathing's exactly as usual]
        my [chest is the best it's been]
        [my thyroid is working as it should]
        [my jaw opens the way it should]
        my [breathing's no worse than usual]
        [my pee is the usual pale colour]
        it [hasn't gone dark]
        it's [nothing like every night]
        i [never slept on my tummy] it's my back
        [my stomach's all settled]
        [my tummy has behaved]
        [my pee is nice and pale]
        my calf is sore but [my water runs clear]
        [the rash on my shin has faded] since
        [the rash has been gone] for months
        my calf is hot my [chest's fine]
        it's hot but my [jaw and throat are fine]
        [i swallow my food just fine]
        my [chest doesn't hurt]
        it's hot my calf but [breathing normal] my toes are blue
    """,
    # Up to where a statement begins.
    ASKED: """
        [is it calcium]
        [could my pills be doing this]
        [can drinking cause it]
        i [wonder if it's salt]
        [any chance it's the wine]
        my doctor [says it's salt]
        [how do i know if it's a clot]
        [how can i walk on it]
        [what if my leg is swollen]
        [is it the heat] cos i sat in the sun
        [would magnesium help] because my jaw is stiff
        [is it salt] i've been sweating
        [is it calcium no]
        the [leaflet says watch for dark urine] but i sweat
        [what's a stiff jaw got to do with it]
    """,
    # Up to where the speaker comes in; an idiom is nobody's.
    OTHER: """
        [my mate had a clot]
        [my mate had no clot]
        [my late father had a clot] and i cramp
        [he had a fever that's long gone now] he cramps
        [in a film he had a clot]
        [i had a clot years ago]
        [my neighbour has a clot] but i'm fine today
        [when i was a kid i ran]
        [when i was pregnant my leg swelled] but now my foot has
        [as a boy i had polio and] my leg hurts
        i [watched a film about a man with a clot] and my calf went
        [the kids had a fever] but i'm fine
        [my leg is bigger it always has] but it's sore
        he's [making sense]
        my left leg has [always been the bigger one]
        i [haven't hurt myself]
        i'm [confused about which stretch to do]
        [my jaw's tired from chewing]
        [i had a fever last month and now just] cramps
        [i took two like it says] on the box
        my calf went and [his leg swelled in nineteen eighty]
        my leg's [always been a bit bigger]
        it has [forever been red] but now it's hot
        i [got muddled and put] my shoes on
        [i was ill i'm all better now]
        she [took my breath away]
        these cramps are [killing me]
        i've got a [dead leg]
        [cold feet about the wedding]
        [break a leg]
    """,
}
ROWS = [(status, line.strip()) for status, text in REACHED.items() for line in text.split("\n")]


@pytest.mark.parametrize(("status", "marked"), [row for row in ROWS if row[1]])
def test_a_status_reaches_so_far_and_no_farther(status: str, marked: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    inside = "".join(re.findall(r"\[(.*?)\]", marked)).split()
    found = list(zip(text.split(), statuses(text), strict=True))
    assert [word for word, one in found if one == status] == (inside or text.split())


def test_silence_has_none() -> None:
    assert statuses("") == []


@pytest.mark.parametrize(
    "marked",
    [
        "it [won't let go] but it's warm",
        "my calf [hasn't eased in an hour]",
        "it's [not going off at all]",
        "it lets go",
        "no fever and it lets go i can walk on it fine",
    ],
)
def test_only_that_it_does_not_ease_denies_ease(marked: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    inside = "".join(re.findall(r"\[(.*?)\]", marked)).split()
    found = zip(text.split(), statuses(text, ease=True), strict=True)
    assert [word for word, one in found if one == DENIED] == inside


def test_every_rule_begins_at_a_word() -> None:
    rules = [rule for kind in (AHEAD, BEHIND, *OF_EASE) for some in kind.values() for rule in some]
    word = _parser.parse(r"\b")[0]
    assert [rule for rule in rules if _parser.parse(rule.text)[0] != word] == []
