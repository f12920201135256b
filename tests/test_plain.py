"""Plain words: facts and moves that nothing need be weighed for, open questions, a last no."""

import pytest

from skill.hearing.plain import (
    AFTER_ALL_NO,
    DARK,
    MOVES,
    NEVER_EASED,
    OPENLY,
    PLAIN,
    move_told,
    outright,
    plain,
)
from skill.hearing.status import ASKED, DENIED, OTHER, SAID, statuses
from tests.sayings import rows

# Fact -> status -> sayings that tell it so, parted by semicolons; None where they do not tell it.
TOLD: dict[str, dict[str | None, str]] = {
    "alcohol": {
        SAID: "i had a few pints; two glasses of wine",
        DENIED: "i don't drink wine",
        ASKED: "is it the wine",
        None: "a pint of milk; i drank water",
    },
    "f_slow": {
        SAID: "it got thinner over the last few months; it's very slow; bit by bit",
        DENIED: "it was not gradual",
        None: "it was sudden",
    },
    "f_cooled": {
        SAID: "i sat in front of a fan; a wet towel; i cooled right down; i rest in the shade",
        DENIED: "i haven't cooled down",
        None: "i sat in the sun",
    },
    "f_poison": {
        SAID: "my powder has lead in it; i spilt weed killer; i was sanding the old paint; "
        "i melted the lead",
        ASKED: "could it be mercury",
        None: "freddie mercury; mercury is in retrograde; mercury in tuna; i painted",
    },
    "f_overdose": {
        SAID: "i took the whole packet of pills; she swallowed a handful of tablets; "
        "he had far too many painkillers; my lad drank something from under the sink; "
        "she swallowed a button battery; i took all my tablets with some water; "
        "he's taken all his tablets like he threatened; "
        "i took all my pills with my tea and i feel sick; "
        "i took a swig from a bottle and it was weed killer",
        DENIED: "i never took the whole bottle",
        None: "i took two tablets; he drank all his milk; i ate and was washing up; "
        "i took all my tablets with my breakfast; she took all her pills like always; "
        "i was cleaning under the sink",
    },
    "dirty_wound": {
        SAID: "a dog bit me; our cat has bitten my foot; bitten by a rat",
        DENIED: "no dog bit me",
        None: "the dog bit the post; a midge bite; i bit my tongue",
    },
    "tired_cold_thirsty": {
        SAID: "mum's sluggish her skin's dry and she feels the cold; "
        "i've gone up two dress sizes i'm cold in july and worn out",
        None: "i'm tired and i feel the cold; she feels the cold and her skin's dry",
    },
    "f_saddle": {SAID: "it's gone numb where i sit", None: "my foot goes numb when i sit"},
    "f_swallowing": {
        SAID: "my soup keeps going down the wrong way",
        None: "i went down the wrong way",
    },
    "f_constant": {
        SAID: "it began on monday and it has never gone; since last week it hasn't let up",
        None: "since monday it hasn't gone numb; it has never gone; "
        "i began running last week and i've never stopped; "
        "i began magnesium a week ago and the cramps have not stopped",
    },
    "f_coughs_blood": {
        SAID: "i spat a streak of pink; he's coughing up blood; i brought up some blood",
        DENIED: "i haven't coughed up blood",
        None: "i spat and my face went red; i brought my blood pressure down; "
        "i brought in the red bin; i spat blood since the dentist",
    },
    "f_swollen": {
        SAID: "her one ankle has become double; my calf is twice its size; his leg's huge",
        None: "my leg is not huge; my leg has a massive cramp; my calf is in massive pain; "
        "my sofa is huge; my legs ache double",
    },
    "f_stiff_jaw": {
        SAID: "my mouth will hardly open; i can't open my jaw",
        None: "i can't open the jar; my mouth is dry",
    },
    "self_harm": {
        SAID: "i want to kill myself; i'm ending my own life; i'll walk into the river tonight; "
        "i feel like throwing myself in front of a train; i'd be better off dead than have these",
        DENIED: "i would never kill myself",
        None: "i walk into the sea for a dip; i got cramp jumping off the balcony; "
        "i hate walking into traffic; i nearly killed myself on the stairs; "
        "i was killing myself laughing",
    },
    "injury_numb": {
        SAID: "it's bent where it shouldn't be; the bone's sticking out",
        None: "i bent down; it's all bone",
    },
    "f_cold_skin": {SAID: "his leg's gone stone cold", None: "the floor is stone cold"},
    "f_pop": {SAID: "it went bang in my heel; i heard a loud crack in the calf", None: "a bang"},
    "f_eases": {
        SAID: "the cramp went ages ago; it passed hours ago; it comes and goes; yeah on and off",
        None: "it came ages ago; on and off the bus",
    },
    "f_tender": {SAID: "it's tender; yes really tender to the touch", None: "a tender age"},
    "f_bladder": {
        SAID: "i've been pooing myself; he wet his pants; peeing is different",
        None: "i peed myself laughing; he wet his hair",
    },
    "f_injury": {
        SAID: "a pallet came down on my leg; it crushed my foot; a rock fell on her toes",
        DENIED: "nothing fell on my foot",
        None: "the cat fell asleep on my leg; i fell on hard times",
    },
    "f_worse": {
        SAID: "the pain's climbing by the minute; my legs are getting weaker; it's still going up",
        DENIED: "it's not getting tighter",
        None: "i'm getting old",
    },
    "f_vomiting": {SAID: "i take laxatives; she makes herself sick", None: "i'm sick of it"},
    "f_chest_pain": {
        SAID: "my husband is having a heart attack i need help",
        ASKED: "am i having a heart attack",
        None: "my dad had a heart attack",
    },
    "f_sudden": {SAID: "my face and arm went dead", None: "my leg went dead"},
    "on_the_move": {
        SAID: "she's always up doing something; i'm forever on the go; he can't sit still",
        None: "she's always up at three; i sit still",
    },
    "light_exercise": {
        SAID: "the usual walk we always do; i play golf and have done for thirty years; "
        "i did my usual swim; a bit of tennis but that's every week; he's always done a long walk",
        None: "a walk; my usual run but longer; after my usual run",
    },
    "f_breathless": {
        SAID: "i'm fighting for air; i can't finish a sentence without stopping for air; "
        "when i lie flat it's like drowning",
        OTHER: "in a film he was gasping for air",
        None: "i stopped for a drink",
    },
    "f_faint": {
        SAID: "she keeled over; i saw stars",
        DENIED: "i never blacked out",
        None: "i fell",
    },
    "f_confused": {
        SAID: "he put his shoes in the fridge; she's slurring; he thinks i'm his mother; "
        "she's acting drunk; i don't know where i am; mum no longer knows who i am",
        None: "i put my shoes on",
    },
    "f_cannot_move": {
        SAID: "i have trouble moving my toes",
        DENIED: "no trouble moving my foot",
        None: "i move my toes",
    },
    "f_wasting": {
        SAID: "my calf is getting thinner; one leg has wasted",
        DENIED: "neither calf is thinner",
        None: "my calf is thin",
    },
    "f_weak": {
        SAID: "my leg's just hanging; i can't get out of the chair; my foot slaps on the floor; "
        "i keep tripping over my own toes; my leg won't do what i tell it; my foot flops about; "
        "neither leg will hold me",
        None: "i tripped over the cat",
    },
}


@pytest.mark.parametrize(("fact", "status", "said"), rows(TOLD))
def test_plain_words_tell_a_fact_with_the_status_that_they_have(
    fact: str, status: str | None, said: str
) -> None:
    assert plain(said, statuses(said)).get(fact) == status


@pytest.mark.parametrize("fact", PLAIN)
def test_each_plain_fact_has_a_saying(fact: str) -> None:
    assert TOLD[fact].keys() > {None}


# Move -> sayings that are it outright, and near ones that are not, parted by semicolons.
TOLD_MOVES = {
    "no": ("she's shaking her head", "she's shaking"),
    "not_sure": (
        "she doesn't know; he can't say if he sweats",
        "she doesn't know where she is; she doesn't know if it's day or night",
    ),
    "stop": ("night; nighty night", "night cramps; last night"),
    "thanks": (
        "ok i'll ring them; i will see my doctor in the morning",
        "should i ring them; i'll see",
    ),
    "skip": ("already did that; i've tried this one", "i did a lot of that; i tried magnesium"),
    "eased": ("it's not happening now; no he's not cramping right now", "it's not better now"),
    "yes": (
        "please; mm hm; i'd like that; that would be nice",
        "please stop; i'd like that stretch",
    ),
    "unable": (
        "i can't stop here; i cannot pull over; that's worse; no that hurts more",
        "i can't stop it; i can't stop sneezing; it's worse in the morning",
    ),
    "repair": (
        "no scrap that; strike that i meant no; i didn't say that; you got that wrong; "
        "not the calf the foot; no not my left leg it's my right leg",
        "scrap that theory; a scratch that small; scrap that lot and go again; i didn't say a word",
    ),
    "warning": (
        "is it a clot; could this be a blood clot; might it be dvt",
        "is it a clot or a cramp; it is a clot; is it a cloth",
    ),
    "why": (
        "is there a known trigger for it; how do these things even start; "
        "do cramps run in families",
        "is there a reason to worry; how do they start the machine; it ran in the family; i ran; "
        "is there any cause for concern; is there a reason i should see a doctor",
    ),
    "watch_for": (
        "what's the difference between a cramp and a clot; how do i tell a clot from a cramp; "
        "could it be a thrombosis how would i spot one; how do you spot a clot",
        "what's a cramp; i had a clot and now i cramp; i know it was a cramp and not a clot; "
        "how do you spot a cramp; i had a dvt and i know how it feels",
    ),
    "relief": (
        "i'm stuck in the car with cramp; i can't sleep with this cramp; "
        "i couldn't get back to sleep for the cramp; it's cramping bad; my calf is cramping again; "
        "do i rub it or leave it alone; walk it off or lie still; what would soothe it; "
        "cramp in my leg; a bad cramp in my left calf again; mum's got cramp; "
        "my husband has got a bad cramp in his foot; quick just tell me what to do",
        "cramp in my foot again last night; cramp in my leg at night; "
        "it's cramping bad every night; why is it cramping; is it better to use heat or ice; "
        "do i have gout or cramp; what makes it loosen; i can't sleep; "
        "i can't sleep with the heat; i can't sleep for the cramp what is it; "
        "should i stop walking or keep taking my statin",
    ),
    "prevent": (
        "how long should i hold the stretch; how often should i stretch; "
        "how many times a day do i do it; show me the wall stretch; which stretch is for the calf",
        "how long should it last; how long do i have; how often do you hear that; "
        "how long can i keep taking quinine",
    ),
    "just_tell": (
        "skip all that what's the cause; no more questions; just tell me what it is",
        "skip this question; my vet told me to stop asking; just tell me what to do",
    ),
    "medicine_stop": (
        "i'm gonna stop taking it; i'll just quit; can i skip one; i'm tempted to halve it",
        "it stopped by itself; i quit years ago; should i stop exercising; i'll give up milk",
    ),
}


@pytest.mark.parametrize("move", MOVES)
def test_plain_words_are_a_move(move: str) -> None:
    those, others = TOLD_MOVES[move]
    assert {move_told(said) for said in those.split("; ")} == {move}
    assert {move_told(said) for said in others.split("; ")} == {""}


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("it came on sunday and hasn't gone off since", True),
        ("it has never let up", True),
        ("it never goes away", True),
        ("it doesn't ease", True),
        ("it hasn't stopped until now but now it's easing", False),
        ("it has eased", False),
    ],
)
def test_what_never_eased_is_no_comfort(said: str, never: bool) -> None:
    assert bool(NEVER_EASED.search(said)) is never


@pytest.mark.parametrize(
    ("fact", "said", "status"),
    [
        ("vegan", "i'm not vegan", DENIED),
        ("no_dairy", "i'm not vegan", DENIED),
        ("no_dairy", "i don't drink milk", ""),
        ("f_confused", "he isn't confused", DENIED),
        ("f_confused", "he's drowsy", SAID),
        ("f_confused", "my head's clear", DENIED),
        ("confusion_fit", "i've never had a fit", DENIED),
        ("confusion_fit", "he had a fit", SAID),
        ("confusion_fit", "she didn't have a fit but she had one before", ""),
        ("confusion_fit", "he doesn't know where he is", ""),
        ("f_constant", "it's not there all the time", DENIED),
        ("f_sore", "i have no sores", DENIED),
        ("f_sore", "the sore won't heal", SAID),
        ("most_nights", "not every night", DENIED),
        ("long_cramp", "it doesn't last for hours", DENIED),
        ("dehydrated", "is it that i'm dehydrated", ASKED),
        ("dehydrated", "i don't drink much", ""),
        ("no_exercise", "i never exercise", ""),
    ],
)
def test_what_is_worded_as_a_denial_is_denied_where_it_is_named_outright(
    fact: str, said: str, status: str
) -> None:
    assert outright(fact, said, statuses(said)) == status


@pytest.mark.parametrize(
    ("said", "openly"),
    [
        ("what is causing it", True),
        ("what on earth sets them off", True),
        ("which thing brings it on", True),
        ("is it something i ate", True),
        ("is there anything that we did", True),
        ("is there a reason", True),
        ("why do i get them", True),
        ("how come", True),
        ("where do they come from", True),
        ("the reason is my bed", False),
        ("is it calcium", False),
        ("what can i do", False),
    ],
)
def test_whoever_asks_for_a_reason_and_puts_none_forward_asks_openly(
    said: str, openly: bool
) -> None:
    assert bool(OPENLY.search(said)) is openly


@pytest.mark.parametrize(
    ("said", "no"),
    [
        ("i have a desk but i walk about so no", True),
        ("i drive a bit but i don't think so", True),
        ("i sit now and then not really", True),
        ("i like milk so i guess not", True),
        ("none at all i hardly stirred", True),
        ("i can't say i do i'm up and down", True),
        ("not at all sure", False),
        ("nothing at all except i ran ten miles", False),
        ("i can't say i have not", False),
        ("no i walk a lot", False),
        ("no wait i sit a lot", False),
        ("no", False),
        ("not really", False),  # an answer of its own
        ("i don't think so it was cold", False),
        ("i have a desk", False),
    ],
)
def test_a_no_at_either_end_is_a_no_to_what_was_told(said: str, no: bool) -> None:
    assert bool(AFTER_ALL_NO.search(said)) is no


@pytest.mark.parametrize(
    ("said", "dark"),
    [
        ("i want to die", True),
        ("they'd be better off without me", True),
        ("i don't want to go on", True),
        ("i'm so tired of cramps", False),
    ],
)
def test_despair_has_words_of_its_own(said: str, dark: bool) -> None:
    assert bool(DARK.search(said)) is dark
