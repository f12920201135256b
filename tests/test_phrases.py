"""Turns of phrase and opposites: what words do not mean, though they are near to it."""

import re

import pytest

from skill.hearing.phrases import OPPOSITES, PHRASES, absent

EVERYTHING = {name for _, names in (*PHRASES, *OPPOSITES) for name in names}
# Fact -> a saying that does not mean it, and a near one that may; a row for each of PHRASES.
TURNS = (
    ("f_swollen", "i can't reach my toes i'm too fat", "my calf looks fat"),
    ("swollen_leg", "i have a fat belly", "i have a fat calf"),
    ("heavy_sweat", "it's too cold to sweat in there", "it's cold in there and i sweat"),
    ("on_the_move", "i'm too busy to move", "i'm busy and on the move"),
    ("swimming", "i sat by the pool", "i was by the pool and swam"),
    ("f_cold_skin", "my foot is warm", "my foot was warm and now it's cold"),
    ("f_red", "it's pink and warm", "it's pink and hot"),
    ("hot_skin", "i had a hot bath", "my calf is hot"),
    ("f_warm", "it's a warm room", "there's a warm patch on my calf"),
    ("f_pop", "my ankle just clicks", "my ankle went pop"),
    ("f_swollen", "one leg's longer than the other", "one leg's bigger than the other"),
    ("f_chest_pain", "i take one for my chest", "i have a pain in my chest"),
    ("f_red", "i have razor burn", "i have a burn"),
    ("f_warm", "it's warm where the cat lay", "it's warm where the pain is"),
    ("f_warm", "it's warm from the hot water bottle", "it's warm from the knee down"),
    ("f_injury", "i bruise easily", "i bruised it in a fall"),
    ("f_pale_blue", "she's gone pale", "her foot has gone pale"),
    ("exercise:yes", "the same walk as every week", "a longer walk than every week"),
    ("hard_exercise", "nothing special at the gym", "something special at the gym"),
    ("new_sport", "i've done it for thirty years", "i did it for the first time"),
    ("f_racing_heart", "i had a nightmare and my heart races", "at night my heart races"),
    ("f_faint", "i passed out on the sofa", "i passed out on the stairs"),
    ("f_breathless", "i was puffing like a train", "i was puffing in my chair"),
    ("f_numb", "i put frozen peas on it", "my toes are frozen"),
    ("stiff_jaw", "i'm stiff as a board", "my jaw is stiff"),
    ("standing_shift", "no i'm up and about", "i'm up and standing at the till"),
    ("no_regular_exercise", "i didn't exercise", "i don't exercise"),
    ("f_bladder", "i'm peeing again", "i can't pee"),
    ("vomiting", "i'm over the sickness now", "i have the sickness again"),
    ("long_run", "i did the school run", "i did a long run"),
    ("f_red", "i have a birthmark there", "i have a red mark there"),
    ("f_stiff_jaw", "my jaw is stiff from the dentist", "my jaw is stiff from the morning on"),
    ("f_chest_pain", "my chest aches from push ups", "my chest aches from the morning on"),
    ("chest_pain", "i get a cramp in my ribs", "i get a cramp in my chest"),
    ("short_breath", "i took a breather", "i was short of breath"),
    ("f_dark_urine", "it's dark first thing", "it's dark all day"),
    ("f_pale_blue", "my toes go white then blue", "my toes go blue"),
    ("f_numb", "my fingers go white in the cold", "my fingers go numb"),
    ("self_harm", "i'm quite safe", "i'm not sure that i am"),
    ("f_self_harm", "i would never harm myself", "i want to harm myself"),
    ("f_confused", "she has dementia and it's always so", "she's muddled since noon"),
    ("f_warm", "i put deep heat on it", "it's hot deep down"),
    ("dirty_wound", "i have a clean little cut", "i have a dirty little cut"),
    ("f_pregnant", "i've had it for two months", "i'm six months pregnant"),
    ("new_medicine", "i had my flu jab", "i had a new tablet"),
    ("tight_covers", "curled up like a cat and nothing tight", "the covers are tight"),
    ("vomiting", "i'm sick of them", "i was sick all night"),
    ("f_fever", "i've got spring fever", "i've got a fever"),
    ("f_chest_pain", "i carried a chest of drawers", "i carried it on my chest"),
    ("clot_and_chest", "i have a tickly cough", "i cough up pink stuff"),
    ("f_faint", "i nearly fainted at the price", "i nearly fainted on the stairs"),
    ("f_pale_blue", "my toenail's gone blue where i stubbed it", "my toenails have gone blue"),
    ("f_saddle", "i'm sore from the saddle", "i'm numb where the saddle was"),
    ("dark_urine", "the tap water is brown", "my pee is brown like tap water"),
    ("f_self_harm", "i'm dead tired", "i'm tired and want to be dead"),
    ("weeks_of_pain", "i feel the cold all the time", "i feel it all the time"),
    ("f_surgery", "it's from the operation years ago", "it's from the operation last week"),
    ("summer_heat", "i've had it since the summer", "i've had it all summer"),
    ("chest_pain", "no i can't with my chest", "i can't sleep with my chest it hurts"),
    ("f_injury", "i cut my nails today", "i cut my toe today"),
    ("f_breathless", "i'm only puffed from carrying him", "i'm only puffed from lying down"),
    ("short_breath", "i can see my breath in here", "i can't catch my breath in here"),
    ("fever", "my temperature's normal", "my temperature's not normal"),
    ("new_sport", "i've only started getting them", "i've only started running"),
    ("dirty_wound", "i had my booster", "i never had my booster"),
    ("f_dark_urine", "i get them after dark", "my pee is dark"),
    ("f_swollen", "my legs look alike", "my legs don't look alike"),
    ("f_numb", "my feet were numb with cold", "my foot is still numb with cold"),
    ("f_breathless", "the dog's panting", "the dog woke me and i'm panting"),
    ("f_sore", "i have a sore throat", "i have a sore on my foot"),
    ("sitting_all_day", "i can't sit up", "i can sit all day"),
    ("short_breath", "i got my breath back", "i haven't got my breath back"),
    ("dark_urine", "i'm peeing many times", "i'm peeing brown many times"),
    ("f_breathless", "my breathing's no different", "my breathing's no different but i'm blue"),
    ("confusion_fit", "i'm confused is it ice or heat", "i'm confused is it day"),
    ("f_swollen", "it's the same size as the other", "it's swollen and the same as the other was"),
    ("swollen_leg", "it looks the same as the other", "it's not the same as the other"),
    ("f_red", "the hot water bottle left a mark", "the bite left a mark"),
    (
        "f_bladder",
        "my legs went dead on the toilet",
        "my legs went dead and i can't go on the toilet",
    ),
    ("f_fit", "i'm fit as a fiddle", "i had a fit"),
    ("f_chest_pain", "i get them in my ribs", "i get a sharp one in my ribs"),
    ("stiff_jaw", "my tetanus is up to date", "my tetanus is up to date and my jaw is stiff"),
    ("dirty_wound", "my tetanus jab is up to date", "i've no idea if my tetanus is up to date"),
    ("poison", "we did a freddie mercury night", "we played with mercury"),
    ("f_saddle", "my backside went numb and it came back", "my backside went numb and i can't pee"),
    (
        "saddle_numb",
        "my bum went numb on the stadium seats",
        "my bum went numb on the sofa tonight",
    ),
    ("short_breath", "i've got my breath back", "i haven't got my breath back"),
    ("f_breathless", "i was puffed like always", "i was puffed like never before"),
    ("confusion_fit", "i'm confused is it magnesium", "i'm confused and it's magnesium i take"),
    ("warm_legs", "they warm up under a blanket", "they are warm under a blanket"),
    ("walking_pain", "i walk to work and i walk back", "it comes when i walk and goes when i sit"),
    ("f_swollen", "my calf has got thinner", "my calf is swollen and my thigh thinner"),
    ("self_harm", "wish", "i wish i was dead"),
    ("f_headache", "head", "my head hurts"),
    ("self_harm", "ok goodbye then", "say goodbye to my children"),
    ("f_self_harm", "i just want these cramps to end", "i'm dying"),
    ("f_bladder", "wet", "i wet myself"),
    ("hot_skin", "red", "red skin"),
    ("f_overdose", "took", "i took the lot"),
    ("chest_pain", "i had to get it off my chest", "it's like a weight on my chest"),
    ("fainting", "i nearly fainted with joy", "i nearly fainted with the pain"),
    ("short_breath", "i was puffing after running for the bus", "i'm puffing after the stairs"),
    ("f_breathless", "i was holding my breath for the penalty", "i can't hold my breath"),
    (
        "dirty_wound",
        "i grazed it and my jabs are up to date",
        "i trod on a nail and my jabs are up to date",
    ),
    ("long_cramp", "it's been gone an hour", "it's been an hour and it hasn't gone"),
    ("overdose", "i took all my tablets with my porridge", "i took all my tablets with my wine"),
)


@pytest.mark.parametrize(("fact", "said", "near"), TURNS)
def test_a_turn_of_phrase_is_not_what_its_words_say(fact: str, said: str, near: str) -> None:
    assert fact in absent(said, EVERYTHING)
    assert fact not in absent(near, EVERYTHING)


@pytest.mark.parametrize(("rule", "facts"), PHRASES)
def test_each_turn_of_phrase_has_a_saying(rule: str, facts: frozenset[str]) -> None:
    assert any(re.search(rule, said) for fact, said, _ in TURNS if fact in facts)


@pytest.mark.parametrize(
    ("fact", "said", "lack"),
    [
        ("no_exercise", "is it exercise", "is it no exercise"),
        ("inactivity", "could exercise do it", "could too little exercise do it"),
        ("no_dairy", "i drink milk", "i don't drink milk"),
        ("dairy:yes", "i eat cheese", "i never eat cheese"),
    ],
)
def test_a_word_is_no_part_of_its_opposite_unless_a_lack_is_named(
    fact: str, said: str, lack: str
) -> None:
    assert fact in absent(said, EVERYTHING)
    assert fact not in absent(lack, EVERYTHING)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("self_harm", "i'm not safe with myself"),
        ("self_harm", "i don't think i'm safe tonight"),
        ("f_racing_heart", "this is a nightmare my heart is racing and i'm weak"),
        ("f_chest_pain", "i took a tablet for my chest pain"),
        ("f_chest_pain", "it's in my chest and ribs like a cramp"),
        ("f_pale_blue", "i put an ice pack on and my leg's gone pale and numb"),
        ("f_pale_blue", "my foot has gone white and blue"),
        ("f_cold_skin", "my foot is numb and it won't get warm"),
        ("cold_numb_leg", "this foot is dead and the other one's warm"),
        ("hot_skin", "it's hot and weeping from the dog bite"),
        ("f_faint", "i passed out by the door"),
        ("f_stiff_jaw", "my jaw's stiff as a board"),
        ("f_bladder", "i'm not peeing normally"),
        ("f_bladder", "i can't pee again"),
        ("f_coughs_blood", "i'm coughing up blood"),
        ("f_faint", "i nearly passed out when i stood up"),
        ("f_dark_urine", "my pee is the brown of what's in the tap"),
        ("dark_urine", "the tap water's fine but my water is brown"),
        ("self_harm", "i'm just tired of living"),
        ("self_harm", "there's nobody here who would miss me"),
        ("self_harm", "i just want it all to stop"),
        ("self_harm", "i just want it to end"),
        ("f_saddle", "it's numb where i sit on the toilet"),
        ("f_self_harm", "i'm dead tired of it all i want to end it"),
        ("short_breath", "i'm a bit breathless on the stairs since my operation"),
        ("f_breathless", "i'm only puffed from carrying it and my calf is swollen"),
        ("chest_pain", "i did some chest presses and my chest hurts"),
        ("f_pale_blue", "my leg is cold and the nail's gone blue where i knocked it"),
        ("f_saddle", "i've lost all sensation in the saddle area"),
        ("clot_and_chest", "i cough so hard that brown stuff comes up"),
        ("f_faint", "i practically collapsed and my wife saw me go grey"),
        ("pain_after_surgery", "i had surgery monday i've waited years for it"),
        ("weeks_of_pain", "the pain is there all the time i'm busy all day"),
        ("hot_skin", "it's red hot where the cat scratched me"),
        ("new_medicine", "i started a new tablet and started getting cramps"),
        ("short_breath", "i'm struggling to get my breath back"),
        ("short_breath", "she can't get her breath back"),
        ("f_breathless", "i'm out of breath like i've run a mile"),
        ("confusion_fit", "he's confused about where he is"),
        ("saddle_numb", "i feel numb round my bottom sitting on the toilet"),
        ("f_saddle", "my bum went numb and the feeling never came back"),
        ("chest_pain", "there's tightness across my ribs"),
        ("stiff_jaw", "my tetanus is up to date but my teeth are clenched"),
        ("f_fit", "he had a fit as a result of the fever"),
        ("swollen_leg", "i had a hot bath and now my calf is swollen"),
        ("hot_skin", "the hot water bottle made no difference it's hot red and swollen"),
        ("swollen_leg", "my thinner leg is fine and this one is twice the size"),
        ("swollen_leg", "it was the same as the other yesterday and today it's huge"),
        ("poison", "my son swallowed a lead weight"),
        ("walking_pain", "my calves kill me when i walk"),
        ("f_swollen", "it's twice the size and red the same as the other was"),
        ("f_saddle", "i'm numb between the legs sitting on the toilet"),
        ("f_bladder", "i had an accident on the loo"),
        ("f_chest_pain", "my ribs hurt when i breathe in"),
        ("short_breath", "once i've got my breath back it goes again"),
        ("f_breathless", "puffed same as always since the flight"),
        ("confusion_fit", "i'm so confused what day it is"),
        ("short_breath", "i got my breath back then lost it again"),
        ("f_dark_urine", "my pee looks like mahogany every time all day"),
        ("f_dark_urine", "it's the colour of cola every time and i go all night"),
    ],
)
def test_a_turn_of_phrase_hides_no_danger(fact: str, said: str) -> None:
    assert fact not in absent(said, EVERYTHING)


def test_only_facts_that_are_near_are_taken_back() -> None:
    assert absent("i put frozen peas on it", {"f_numb", "cold"}) == {"f_numb"}
