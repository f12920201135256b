"""What denies a fact, how far it reaches, and what only sounds like a denial."""

from skill.hearing.patterns import none_before, pattern
from skill.hearing.subjects import I_AM, IT_IS, OWN

# Where what was denied ends.
ENDS = pattern(
    r"\b(?:but|though|although|yet|except|just|only|because|cos|since|so|then|now|still|till|until|apart|anyway|"
    rf"instead|however|well|actually|{IT_IS}|{I_AM}|(?<!of ){OWN})\b"
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
    rf"(?:can't|cannot|couldn't)(?! be\b| possibly be\b| {NOTICE})|(?:can|could) (?:hardly|barely|scarcely|only just)|no (?:feeling|sensation|strength|power|control|movement|pulse|air)|won't (?:move|hold|bear|take|bend|budge|push|work|put|walk|stand|use|open|come)|not (?:putting|bearing|walking|standing|using)|unable|(?:not|haven't|hasn't|isn't|wasn't|never) (?:been |being |quite |really )?able|"
    r"can't say i don't|not long|not long ago|not far|not much|not enough|not had (?:a drop|any water|much)|nor|"
    r"don't half|wouldn't be true to say|don't understand|don't get (?:why|it|how)|no reason|not that i'm|not for nothing|if not|"
    r"hope (?:it's|its|it is|this is|that's) not|hope (?:it|this) isn't|not being funny|not to mention|"
    r"don't tell me|didn't notice|not until|not till|not since|never used to|no one told|not unlike)\b"
)
# Whoever can, has no trouble with it.
ABLE = (
    none_before("how|if i|before i|until i|till i|so i|only")
    + r"(?:can|able to)(?<!not able to)(?<!hardly able to)(?<!barely able to)(?<!been able to)"
)
# What sounds as if all were well, and is not.
NOT_WELL = pattern(
    r"\b(?:\w+n't|not|cannot|hardly|barely|never|nothing) (?:(?:at|all|back|to|be|been|quite|really|so|too|very|feel\w*|look\w*|seem\w*|breath\w+|mov\w+|work\w*|walk\w*|bend\w*|swallow\w*|pee\w*) ){0,2}"
    r"(?:fine|normal|normally|warm|okay|right|well|easy|easily|freely|the same|clear|healthy)\b"
)
# What denies all that follows it.
AHEAD = (
    r"(?:my|his|her|the|both|their|your) (?:\w+ )?(?:legs?|f(?:oo|ee)t|toes?|room|bed|bedroom|cal(?:f|ves)|skin|covers|house|stomach) (?:isn't|aren't|wasn't|weren't|hasn't|haven't|don't|doesn't|didn't|never)\b",
    r"(?:no|not|never|none|nothing|nobody|no one|neither|without|hardly|barely|rarely|scarcely|nowt|nae|zero|nil|minus)\b",
    r"(?:don't|doesn't|didn't|haven't|hasn't|hadn't|isn't|aren't|wasn't|weren't|wouldn't|won't|ain't|dinnae|didnae|havenae|isnae|do not|does not|did not|have not|has not|is not|are not|was not)\b",
    rf"(?:can't|cannot|couldn't|don't|doesn't) {NOTICE}",
    rf"{ABLE} (?:still |both |easily )?(?:swallow|chew|eat|talk|breathe|wiggle|move|bend|lift|open (?:it|my|his|her)|walk on|stand on|tiptoe|put weight|feel (?:it|them|(?:my|his|her) (?:toes?|foot|feet|legs?|skin))\b)",
    r"(?:free of|couldn't tell you the last time|lack of any|far from|(?<!or )anything but|came off|come off|gave up|given up|stopped \w+ing|quit|ruled out|rule out|instead of|rather than|wouldn't know|can't be|cannot be|couldn't be|wouldn't be|won't be|i doubt|doubt it's|apart from|the (?:very )?opposite of)\b",
)
# What denies its clause up to here.
BEHIND = (
    r"(?:sitting|standing|salt|sweating|milk|exercise) is (?:very |quite )?(?:less|little|rare)\b",
    r"(?:good|normal|nice|healthy|usual|right) colou?r\b",
    r"feeling(?:'s| is) all there|feel(?:s)? everything\b",
    r"warmed (?:back )?up\b",
    r"breathing(?:'s| is| has been| has got| has)? (?:so |so much |much |a lot |far |way )?(?:better|easier|improved|great|good|clear|steady|fine)\b",
    r"(?:stomach|tummy|belly|guts?|bowels?)(?:'s| is| has| have|'ve)? (?:all |been |quite |since |now )*(?:settled|behav(?:ed|ing))\b",
    r"(?:pee|peeing|wee|weeing|urine|water)(?:'s| is| has| runs?)? (?:all |quite |still |been |nice and |perfectly )*(?:as |quite |just )?(?:clear|pale|normal|usual|fine|yellow)\b",
    r"\w+ and (?:\w+ ){1,3}(?:are|were|all|both) (?:fine|normal|okay|grand|all right|alright|clear|perfect)\b",
    r"(?:warm|pink|fine|normal|right|okay) again|back to normal|(?:wore|worn) off|(?:washe[ds]|rubs|rubbed) off\b",
    r"(?:is|are|'s|looks?) (?:its|their|the|my|his|her) (?:usual|normal) (?:colou?r|size|shape|self)\b",
    r"(?:is|are|was|were|been|looks?|feels?|seems?|'s|'re|all) (?:all |just |perfectly |quite |completely |totally |both |absolutely )?(?:fine|normal|okay|grand|all right|alright|clear|perfect|the same|spot on|good as gold|good(?! (?:for|at|as|enough))|healthy)\b",
    r"(?:breathe|breathing|breathes|walk|walks|move|moves|bend|bends|feel|feels|works?|opens?|shuts?|wiggles?|swallow|pee) (?:just |perfectly |quite |absolutely )?(?:fine|okay|normally|normal|well|easy|easily|freely|grand)\b",
    r"(?:looks?|feels?|is|are) (?:just |exactly |much )?(?:like|the same as|no different (?:from|to)) the other\b",
    r"no(?= (?:just|only|numb|hot|red|not|but|none|swollen|warm)\b)",
    r"(?:(?:no|nope|not me|never|not once|not at all|not a bit|not any more|not anymore|none|neither|nah|nil|nothing)(?= thanks| ta)?$|no way|not likely|not on your life|no chance|never again|forget it|can't be it|isn't it either|i said no|(?:no|never|none)(?= if anything| i'd| not| thanks| never| he | she ))",
    r"(?:isn't|aren't|wasn't|is not|are not|was not|not) (?:there|present|here)\b",
)
