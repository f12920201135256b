"""Whose a fact is, and whether it is so: said, denied, asked about, or of somebody else.

Each rule is a pattern, the status of what it reaches, and how far it reaches. All are data: a line more
teaches a new way of denying.
"""

import re
from collections.abc import Sequence

from skill.hearing.patterns import pattern

SAID, DENIED, ASKED, OTHER = "said", "denied", "asked", "other"
PAST = "past"  # of another time: reaches farther, and counts as other

# A verb that comes after its subject asks nothing: "we did the whole path".
NOT_AFTER = "".join(
    rf"(?<!\b{word} )"
    for word in [
        "why",
        "only",
        "just",
        "always",
        "never",
        "still",
        "usually",
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "that",
        "this",
        "you",
        "there",
        "who",
        "which",
        "dad",
        "mum",
        "mom",
        "leg",
        "calf",
        "foot",
        "pain",
    ]
)
I_AM = r"(?:i|i'm|i've|i'd|i'll|he|he's|she|she's|we|we've|they|they're|they've)"
IT_IS = r"(?:it's|it is|it was|it just|it only|it feels|it hurts|it got|there's|there is)"
OWN = r"(?:my|his|her|the|our|one|both|mum's|dad's) (?:(?!(?:but|and|or|so|because|cos|though) )\w+ ){0,3}?(?:is|are|was|has|have|feels|feel|went|goes|gets|got|keeps|hurts|looks|came|started|\w+'s (?!\w+ to blame))\b"

# Where what was denied ends.
DENIAL_ENDS = pattern(
    r"\b(?:but|though|although|yet|except|just|only|because|cos|since|so|then|now|still|till|until|apart|anyway|"
    rf"instead|however|well|actually|{IT_IS}|{I_AM}|(?<!of ){OWN})\b"
)
# Where a question ends, and a statement begins.
# After these words a subject belongs to the question.
WITHIN = "".join(
    rf"(?<!\b{word} )"
    for word in [
        "because",
        "cause",
        "chance",
        "if",
        "that",
        "when",
        "after",
        "since",
        "way",
        "time",
        "and",
        "or",
        "ought",
        "is",
        "are",
        "can",
        "could",
        "do",
        "does",
        "did",
        "should",
        "would",
        "will",
        "have",
        "has",
        "am",
        "may",
        "might",
        "be",
        "know",
        "tell",
        "think",
        "suppose",
        "say",
        "says",
        "was",
        "were",
        "not",
    ]
)
QUESTION_ENDS = pattern(
    rf"{WITHIN}\b(?:{I_AM}|{IT_IS}|{OWN})\b"
    r"|\b(?:but|cos|seeing as|considering|given that|bearing in mind|as i)\b"
)
OTHER_ENDS = pattern(
    r"\b(?:but|though|although|so|now|and)\b|(?<!when )(?<!like )\b(?:i'm|i've|my|mine|me|i)\b"
)

# A time that is over ends where something is so.
PAST_ENDS = pattern(
    r"\b(?:but|though|although|so|now|today|tonight|this|since|i'm|i've|it's|it is|i have|i am|i get|(?:my|the|one) (?:\w+ ){0,2}?\w+s)\b"
)

STILL_THERE = r"(?:not|won't|hasn't|haven't|doesn't|didn't|isn't|never|can't|don't|wouldn't)"
EASING = r"(?:stop\w*|eas\w*|gone|going|go|let\w*|shift\w*|budg\w*|quit|leave|settle\w*|relax\w*|releas\w*|loosen\w*|better)"
# All that denies that it eases; of all else it is no denial.
NOT_EASED = pattern(
    rf"\b(?:{STILL_THERE} (?:\w+ )?(?:{EASING}|com\w+|pass\w*|fad\w+|disappear\w*)|no (?:relief|let up|easing|end)|nothing (?:\w+ )?(?:eases|helps|works|touches|shifts))\b"
)

NOTICE = r"(?:feel|see|notice|find|tell) (?:any|a|much|no) (?:difference|change|swelling|lumps?|heat|redness|warmth)\b"

# What sounds like a denial and is none.
NOT_DENIED = pattern(
    r"\b(?:not sure|don't know|dunno|no idea|no clue|not only|not just|why not|no matter|no wonder|no doubt|"
    r"no question|no joke|not kidding|no kidding|can't help|no end|no rest|no let up|no relief|nothing (?:helps|works|touches|eases|else)|"
    r"no good|no use|no better|no longer|not working|"
    rf"{STILL_THERE} (?:quite |really |fully |even )?(?:{EASING}|help\w*|heal\w*|work\w*|normal|right|well|happy|good|come back|straighten\w*)\b|"
    rf"(?:can't|cannot|couldn't)(?! be\b| possibly be\b| {NOTICE})|(?:can|could) (?:hardly|barely|scarcely|only just)|no (?:feeling|sensation|strength|power|control|movement|pulse|air)|won't (?:move|hold|bear|take|bend|budge|push|work|put|walk|stand|use|open|come)|not (?:putting|bearing|walking|standing|using)|unable|"
    r"can't say i don't|not long|not long ago|not far|not much|not enough|not had (?:a drop|any water|much)|nor|"
    r"don't half|wouldn't be true to say|don't understand|don't get (?:why|it|how)|no reason|not that i'm|not for nothing|if not|"
    r"hope (?:it's|its|it is|this is|that's) not|hope (?:it|this) isn't|not being funny|not to mention|"
    r"don't tell me|didn't notice|not until|not till|not since|never used to|no one told|not unlike)\b"
)

# Whoever can, has no trouble with it.
ABLE = (
    "".join(
        rf"(?<!\b{word} )"
        for word in ["how", "if i", "before i", "until i", "till i", "so i", "only"]
    )
    + r"(?:can|able to)(?<!not able to)(?<!hardly able to)(?<!barely able to)(?<!been able to)"
)

# What sounds as if all were well, and is not.
NOT_WELL = pattern(
    r"\b(?:\w+n't|not|cannot|hardly|barely|never|nothing) (?:(?:at|all|back|to|be|been|quite|really|so|too|very|feel\w*|look\w*|seem\w*|breath\w+|mov\w+|work\w*|walk\w*|bend\w*|swallow\w*|pee\w*) ){0,2}"
    r"(?:fine|normal|normally|okay|right|well|easy|easily|freely|the same|clear|healthy)\b"
)

# What sounds like a question and is none.
NOT_ASKED = pattern(
    r"\b(?:if (?:that|it) (?:counts|helps|matters|makes sense)|if anything|if i'm honest|if you (?:must know|ask me|like)|"
    r"if not more|as if|even if|could be i|might be i)\b"
)

# (pattern, status): reaches ahead from the pattern to where that status ends.
AHEAD = (
    (
        r"(?:no|not|never|none|nothing|nobody|no one|neither|without|hardly|barely|rarely|scarcely|nowt|nae|zero|nil|minus)\b",
        DENIED,
    ),
    (
        r"(?:don't|doesn't|didn't|haven't|hasn't|hadn't|isn't|aren't|wasn't|weren't|wouldn't|won't|ain't|dinnae|didnae|havenae|isnae|do not|does not|did not|have not|has not|is not|are not|was not)\b",
        DENIED,
    ),
    (
        rf"(?:can't|cannot|couldn't|don't|doesn't) {NOTICE}",
        DENIED,
    ),
    (
        rf"{ABLE} (?:still |both |easily )?(?:swallow|breathe|wiggle|move|bend|lift|open (?:it|my|his|her)|walk on|stand on|tiptoe|put weight|feel (?:it|them|(?:my|his|her) (?:toes?|foot|feet|legs?|skin))\b)",
        DENIED,
    ),
    (
        r"(?:free of|couldn't tell you the last time|lack of any|far from|(?<!or )anything but|came off|come off|gave up|given up|stopped (?:taking|smoking|drinking)|quit|ruled out|rule out|instead of|rather than|wouldn't know|can't be|cannot be|couldn't be|wouldn't be|won't be|i doubt|doubt it's|apart from)\b",
        DENIED,
    ),
    (
        r"(?:what if|what about|how about|whether|supposing|suppose|imagine|say i|let's say|in case|any chance|wonder|wondering|wonders|maybe|perhaps|possibly|might be|may be|could be|must be|i blame|blame|blames|to do with)\b",
        ASKED,
    ),
    (r"(?:if (?:i|it|it's|he|she|my|there|the|that|this|you|we)|if)\b", ASKED),
    (
        r"(?:how do i|how can i|how would i|how will i|how could i|how does (?:one|he|she)|how do you|how can you|how would you|how to (?:know|tell))\b",
        ASKED,
    ),
    (
        r"(?:^|(?<=^so )|(?<=^and )|(?<=^um )|(?<=^but )|(?<=^well )|(?<=^or )|(?<=^okay )|(?<=alexa ))(?:is|are|could|can|does|would|will|should|might|am|(?:was|were|did|do|has|have) (?:it|that|i|he|she|they|my|you|the)|any chance|any)\b(?!')",
        ASKED,
    ),
    (
        r"(?:^|(?<=^so )|(?<=^and )|(?<=^um )|(?<=^well )|(?<=^okay )|(?<=alexa ))(?:what|which|who|ought|do|does|how(?! come)|any idea|tell me|explain)\b(?!'| with the)",
        ASKED,
    ),
    (r"say (?:it|it's) (?:was|is|were)\b", ASKED),
    (
        r"(?:my|our|the|me) (?:(?:great|late|old|big|little|poor|step|half) )*(?:twin|brother|sister|mum|mam|mom|mother|dad|father|da|gran|grandmother|grandad|grandfather|nan|wife|husband|partner|son|daughter|uncle|aunt|cousin|neighbou?r|friend|mate|boss|missus|other half|baby|dog|cat|flatmate|roommate)(?:'s)? (?=.*\b(?:not me|not mine|but i|but i'm|i just (?:get|have|had|got|cramp)|it's me|me with|me i|me i'm|whereas i|unlike me|i'm not|i never|i only|i have only|mine is|mine's|myself)\b)",
        OTHER,
    ),
    (
        rf"{NOT_AFTER}(?:can|could|does|do|would|will) (?!not\b)(?:\w+ ){{1,4}}?(?:be|cause|make|give|gives|send|bring|mean|affect|lead|trigger|set|matter|explain|do|have|play|come|hurt|help)\b",
        ASKED,
    ),
    (
        r"(?:you don't suppose|you don't think|don't suppose|you reckon|do you reckon|how'd|how would|what does|what do|what are the|what's the|what would|which way)\b",
        ASKED,
    ),
    (
        rf"{NOT_AFTER}(?:is|isn't|are|aren't|could|couldn't|can|does|doesn't|would|wouldn't|will|should|shouldn't|might) (?:it|this|that|these|those|they|i|he|she|we|you|there|my|his|her|too|lack|low|some|any|people|drinking|eating|taking|sitting|lying|sleeping|running|standing)\b",
        ASKED,
    ),
    (
        rf"{NOT_AFTER}(?:do|did|was|were|have|has|am|don't|didn't) (?:i|it|they|you|we|he|she|my|this)\b(?! (?:do|did|was|were|have|has)\b)",
        ASKED,
    ),
    (
        r"(?:think it's|thinks it's|think it is|reckon it's|reckons it's|says it's|said it's|told me it's|swears it's|says it might|said it might|guess it's|worried (?:about|that|it's|in case|it might)|afraid (?:it's|of|that)|scared (?:it's|of|that)|worry about|frightened (?:of|it's)|terrified (?:of|it's)|thinking it's|heard (?:that|it's)|read (?:that|it's|somewhere)|convinced it's|due to|down to|because of|related to|linked to|connected to|the cause|the culprit|the reason)\b",
        ASKED,
    ),
    (
        r"(?:my|a|the|our|your) (?:neighbou?r|friend|mate|pal|boss|colleague|coworker|postman|barber|hairdresser|landlord|teacher|dentist|butcher|cousin's mate|flatmate|roommate|bloke|guy|fella|woman|lady|lad|man|girl)(?: who| had| got| was| died| down| at| from| next| on| in| over| up)\b",
        OTHER,
    ),
    (
        r"(?:watch\w*|film|movie|read\w*|episode|programme|documentary|story) (?:\w+ ){0,3}?(?:about|where|when|with|and) (?:a|some|this) (?:man|woman|girl|boy|lad|lass|lady|guy|bloke|fella|kid|child|person|character)\b",
        OTHER,
    ),
    (
        r"(?:on telly|on tv|on the telly|on the tv|in a film|in the film|in the movie|in a movie|in a book|on the news|in the paper|on youtube|on facebook|on the radio|in the soap|on netflix|that film|that movie|the film|the movie|in (?:my|a|his|her) dreams?|dreamt|dreamed|the programme|a documentary|the documentary)\b",
        OTHER,
    ),
    (
        r"(?:as a (?:kid|child|boy|girl|lad|lass|teenager|young)|when i was (?:a|young|little|small|pregnant|carrying|expecting|in my|at school|in the army|\w+teen|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty)|back in the|in my (?:twenties|thirties|youth|younger days))\b",
        PAST,
    ),
    (
        r"(?:years ago i|years back i|used to)\b",
        OTHER,
    ),
    (
        r"(?:the|our|both my|all my) (?:kids|children|grandkids|grandchildren|neighbours|in laws|whole family|rest of the family) (?:all |both )?(?:had|were|was|got|went)\b",
        OTHER,
    ),
    (
        r"(?:not|haven't|hasn't|didn't|never) (?:hurt|cut|injured|knocked|harmed) (?:myself|himself|herself)\b(?! yet| so far)|in (?:myself|himself|herself|themselves)\b",
        OTHER,
    ),
    (
        r"(?<!not )(?<!n't )(?<!no )(?:(?:making|makes) (?:perfect |complete |good )?sense|thinking straight|clear headed)\b",
        OTHER,
    ),
    (
        r"(?:confused|muddled|mixed up|puzzled) (?:about|between|over|by|as to) (?!where|who|what (?:day|year|time)|everything)",
        OTHER,
    ),
    (
        r"tetanus (?:shots?|jabs?|boosters?|vaccine|injections?)\b",
        OTHER,
    ),
    (
        r"(?:killing me|dead leg|cold feet about|break a leg|took my breath away|takes my breath away|fit of (?:giggles|laughter|rage|the giggles)|(?:my|his|her) heart (?:skipped|missed) a beat when|(?:my|his|her) heart was in (?:my|his|her) mouth|saw red|frog in (?:my|the|your|his|her) throat|weak at the knees|(?:my|his|her) head(?:'s| is| was) all over the place|numb with boredom|paralysed with|pulling my leg|pull the other|legs like jelly|lump in (?:my|the|your|his|her) throat|scared stiff|bored stiff|frozen stiff|threw a fit|having kittens)\b",
        OTHER,
    ),
)
# (pattern, status): the clause before it, and it.
BEHIND = (
    (
        r"\w+ and (?:\w+ ){1,3}(?:are|were|all|both) (?:fine|normal|okay|grand|all right|alright|clear|perfect)\b",
        DENIED,
    ),
    (
        r"(?:warm|pink|fine|normal|right|okay) again|back to normal|(?:wore|worn) off|(?:washe[ds]|rubs|rubbed) off\b",
        DENIED,
    ),
    (
        r"(?:as|like) (?:it says|(?:the )?(?:box|packet|label|leaflet|doctor|chemist) (?:says|said)|directed|prescribed)\b",
        OTHER,
    ),
    (
        r"(?:is|are|'s|looks?) (?:its|their|the|my|his|her) (?:usual|normal) (?:colou?r|size|shape|self)\b",
        DENIED,
    ),
    (
        r"last (?:week|month|winter|spring|summer|autumn|fall|christmas|easter) (?:and|but) (?:it's |i'm )?(?:now )?(?:just|only|fine|better|well)\b",
        OTHER,
    ),
    (r"(?:for|from|with) (?:chewing|laughing|singing|yawning)|laughing so (?:hard|much)\b", OTHER),
    (
        r"(?:like (?:i've|i have|it has|it's|they've|he's|she's) always (?:been|had|done)|always (?:has|have|did|was|were)(?: been)?(?= and\b| but\b|$)|(?:this|that) way since|(?:never|hasn't|not) changed)\b",
        OTHER,
    ),
    (
        r"(?:scan|scanned|scans|tests?|tested|bloods|ultrasound|doppler|x ray)(?: \w+){0,5} (?:clear|fine|normal|negative|nothing|okay|good)\b",
        OTHER,
    ),
    (
        r"(?:false alarm|i don't take any|i don't have any|he doesn't take any|she doesn't take any)\b",
        OTHER,
    ),
    (
        r"(?:is|are|was|were|been|looks?|feels?|seems?|'s|'re|all) (?:all |just |perfectly |quite |completely |totally |both |absolutely )?(?:fine|normal|okay|grand|all right|alright|clear|perfect|the same|spot on|good as gold|good(?! (?:for|at|as|enough))|healthy)\b",
        DENIED,
    ),
    (
        r"(?:breathe|breathing|breathes|walk|walks|move|moves|bend|bends|feel|feels|works?|opens?|shuts?|wiggles?|swallow|pee) (?:just |perfectly |quite |absolutely )?(?:fine|okay|normally|normal|well|easy|easily|freely|grand)\b",
        DENIED,
    ),
    (
        r"(?:looks?|feels?|is|are) (?:just |exactly |much )?(?:like|the same as|no different (?:from|to)) the other\b",
        DENIED,
    ),
    (r"not (?:me|mine|us)\b", OTHER),
    (
        r"(?:or something else|which is it|which$|how can (?:you|i) tell|how do (?:i|you) tell|or is it)\b",
        ASKED,
    ),
    (r"no(?= (?:just|only|numb|hot|red|not|but|none|swollen|warm)\b)", DENIED),
    (
        r"(?:only joking|just joking|was joking|only kidding|just kidding|was kidding|it was a joke|figure of speech|manner of speaking|only a film|just a film|in the programme|in the show|in the story|never since|not since|once when i was|as a lad|as a lass|as a bairn)\b",
        OTHER,
    ),
    (
        r"(?:(?:no|nope|not me|never|not once|not at all|not a bit|not any more|not anymore|none|neither|nah|nil|nothing)(?= thanks| ta)?$|no way|not likely|not on your life|no chance|never again|forget it|can't be it|isn't it either|i said no|(?:no|never|none)(?= if anything| i'd| not| thanks| never| he | she ))",
        DENIED,
    ),
    (
        r"(?:to blame|at fault|be the (?:cause|reason|culprit)|the (?:cause|reason|culprit)|causing (?:it|this|these|them|that|cramps?|my)|behind (?:it|this|my)|responsible|doing it|doing this|could matter|might matter|matter at all|is it$|was it$|or what$|or not$|i wonder$|is it then$|maybe$|perhaps$|possibly$)",
        ASKED,
    ),
    (r"(?:isn't|aren't|wasn't|is not|are not|was not|not) (?:there|present|here)\b", DENIED),
    (
        r"(?:in nineteen \w+|years ago|years back|long ago|decades ago|as a (?:kid|child|boy|girl)|in the (?:sixties|seventies|eighties|nineties|war|army)|last year|at school|when i was (?:a|at|in my|young|little|small|\w+teen|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)|(?:was|were|got|been|is) (?:treated|cured|sorted)|all clear|given the all clear|before you were born|in a past life|cleared up|all healed|long healed|got over it)\b",
        OTHER,
    ),
)
CLAUSE = pattern(r"\b(?:but|because|cos|although|though|so|then|and|or|while|except|plus)\b")

_AHEAD = tuple((pattern(rf"\b{text}"), status) for text, status in AHEAD)
_BEHIND = tuple((pattern(rf"\b{text}"), status) for text, status in BEHIND)
# The same of ease, which "fine" and "i can walk on it" do not deny.
_OF_EASE = (
    ((NOT_EASED, DENIED), *(rule for rule in _AHEAD if rule[1] != DENIED)),
    tuple(rule for rule in _BEHIND if rule[1] != DENIED),
)
ENDS = {DENIED: DENIAL_ENDS, ASKED: QUESTION_ENDS, OTHER: OTHER_ENDS, PAST: PAST_ENDS}
# Facts that are themselves worded as a denial: "i don't drink milk".
NEGATIVE = frozenset(
    [
        "no_dairy",
        "no_exercise",
        "no_regular_exercise",
        "no_sweat",
        "plain_water_only",
        "low_salt_diet",
        "little_calcium",
        "dehydrated",
        "light_exercise",
        "vegan",
        "warm_room",
        "warm_legs",
        "loose_covers",
        "f_constant",
        "f_sore",
        "most_nights",
        "long_cramp",
        "weeks_of_pain",
        "f_confused",
    ]
)
RANK = {SAID: 0, DENIED: 1, ASKED: 2, OTHER: 3, PAST: 3}
ANSWER = pattern(
    r"^(?:no|nope|nah|naw)\b(?= (?:i|i'm|i've|i'd|it|it's|my|we|he|she|she's|he's|they|there|just|only|but|because|the|that|that's|yes|well|actually|wait|both|mum|dad)\b)"
)


def statuses(text: str, ease: bool = False) -> list[str]:
    """The status of each word of *text*, which is folded; or what it has as words of *ease*."""
    words = text.split()
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    found = [SAID] * len(words)
    answer = _blanked(ANSWER, text)
    blank = _blanked(NOT_WELL, answer)
    idle = answer if ease else _blanked(NOT_DENIED, blank)
    asked = _blanked(NOT_ASKED, answer)
    sources = {DENIED: idle, ASKED: asked, OTHER: answer, PAST: answer}
    ahead, behind = _OF_EASE if ease else (_AHEAD, _BEHIND)
    for rule, status in ahead:
        source = sources[status]
        for match in rule.finditer(source):
            end = ENDS[status].search(source, match.end())
            _mark(found, starts, match.start(), end.start() if end else len(text), status)
    for rule, status in behind:
        for match in rule.finditer(blank):
            links = [link.end() for link in CLAUSE.finditer(blank, 0, match.start())]
            _mark(found, starts, links[-1] if links else 0, match.end(), status)
    return found


def _blanked(rule: re.Pattern[str], text: str) -> str:
    """*text* with what *rule* matches put out of reach."""
    return rule.sub(lambda one: re.sub(r"[^ ]", "_", one[0]), text)


def _mark(found: list[str], starts: Sequence[int], begin: int, end: int, status: str) -> None:
    for place, start in enumerate(starts):
        if begin <= start < end and RANK[found[place]] < RANK[status]:
            found[place] = OTHER if status == PAST else status
