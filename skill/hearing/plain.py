"""What words say so plainly that nothing need be weighed: some facts, a question, a last no."""

from collections.abc import Sequence

from skill.hearing.patterns import pattern

# Facts that are told by plain words, and the words.
PLAIN = (
    (
        "alcohol",
        pattern(
            r"\b(?:whisk(?:e?y|ies|eys)|vodkas?|brand(?:y|ies)|lagers?|ciders?|beers?|wines?|gins?|rums?|bourbons?"
            r"|prosecco|guinness|booz(?:e|ing)|pints?)\b(?! of (?:water|milk|squash))"
        ),
    ),
    (
        "f_slow",
        pattern(
            r"\b(?:gradual\w*|slowly|little by little|bit by bit|month (?:by|after) month|year (?:by|on|after) year"
            r"|(?:over|for|the last|the past|these) (?:\w+ ){0,3}(?:months|years))\b|\b(?:it's|it is|it was|been) (?:very |so )?slow\b"
        ),
    ),
    (
        "f_cooled",
        pattern(
            r"\b(?:(?:in front of|under|by) (?:a|the|an|two) (?:\w+ )?(?:fans?|air con\w*)|(?:wet|damp|cold|cool|iced?) "
            r"(?:\w+ )?(?:towels?|flannels?|cloths?|sheets?|sponges?|baths?|showers?|packs?|water on)"
            r"|cool(?:ed|ing)? (?:\w+ ){0,2}(?:down|off)|(?:been|was|is|sat|lying|rest\w*) (?:\w+ )?in the shade|spong(?:ed|ing) (?:him|her|me|down))\b"
        ),
    ),
    (
        "f_poison",
        pattern(
            r"\b(?<!tuna )(?:mercury(?!'s| is| in (?:tuna|fish|it)| has| was)|arsenic|weed ?killer|pesticides?|insecticides?|rat poison|antifreeze"
            r"|silver (?:balls?|drops?|beads?|blobs?)|sand(?:ed|ing)? (?:\w+ ){0,3}paint|melt(?:ed|ing) (?:\w+ ){0,3}(?:lead|sinkers|weights|solder)|lead (?:paint|pipes?|dust|fumes))\b"
        ),
    ),
    ("f_vomiting", pattern(r"\blaxatives?\b|\bmak(?:e|es|ing) (?:myself|herself|himself) sick\b")),
    (
        "light_exercise",
        pattern(
            r"\b(?:same|usual|normal|regular) (?:\w+ ){0,3}?(?:walk|stroll|swim|class|round|yoga|bike|ride|run|jog|gym|pilates)\b"
            r".*\b(?:always|years|forever|ever|usual|decades?|weekly?)\b"
            r"|\b(?:walk|stroll|swim|class|yoga|bike|ride|jog|gym|pilates|danc\w+|waltz|golf|bowls|balls|horse|tennis|football)\b"
            r".*(?:\bmy habit|\b(?:doing|done) (?:it |that |this )?(?:for|these|since) (?:\w+ )?(?:years|decades)|every day anyway|\bsame every)\b"
        ),
    ),
    (
        "f_breathless",
        pattern(
            r"\b(?:(?:end of|finish|through) (?:a|my|his|her) sentence|(?:gasping|fighting) for (?:air|breath)|stopping for air"
            r"|can't (?:get|catch) (?:my|his|her) breath|(?:huffing|panting|puffing) just (?:sitting|lying)|(?:lie|lying) flat .*(?:under ?water|drown\w*|suffocat\w*|chok\w*))\b|\bdyspn\w+"
        ),
    ),
    (
        "f_overdose",
        pattern(
            r"\b(?:took|taken|take|swallow\w*|necked|downed|had) (?:\w+ ){0,4}?(?:every (?:one|last)|(?:the|a) whole|handfuls?|far too many|the lot)(?: of)? "
            r"(?:\w+ ){0,4}?(?:pills?|tablets?|packet|bottle|box|strip|paracetamol|painkillers|sleepers|meds)\b"
        ),
    ),
    (
        "f_faint",
        pattern(r"\b(?:saw stars|keeled over|out cold|blacked out|everything went black)\b"),
    ),
    (
        "f_confused",
        pattern(
            r"\b(?:(?:put|puts|putting|left|leaves|found) (?:\w+ ){1,5}in the (?:fridge|freezer|oven)|nodding off mid|mid sentence|(?:say|tell|know|knows|sure) what (?:day|year|month)"
            r"|keeps? asking (?:me |us )?(?:where|who|what day|the same)|thinks? (?:i'm|i am|we're) (?:his|her|the)|thinks? it's (?:nineteen|christmas)|talking (?:gibberish|nonsense|rubbish)"
            r"|slurr\w+|find the (?:right )?words?|words? (?:won't|don't) come)\b"
        ),
    ),
    (
        "f_cannot_move",
        pattern(
            r"\b(?:trouble|difficulty|struggl\w+|problems?) mov(?:e|ing) (?:my|the|his|her) (?:foot|leg|toes|ankle)\b"
        ),
    ),
    (
        "f_wasting",
        pattern(
            r"\b(?:calf|calves|legs?|thighs?|muscles?)(?:'s|'ve| is| are| has| have)? (?:\w+ ){0,3}"
            r"(?:thinner|skinnier|skinny|wast(?:ed|ing)|shr[iau]nk\w*)\b"
        ),
    ),
    (
        "f_weak",
        pattern(
            r"\bf(?:oo|ee)t(?:'s| is| has)? (?:\w+ ){0,3}(?:slap(?:s|ping)|drop(?:s|ping)|drag(?:s|ging)|catch(?:es|ing) on)\b"
            r"|\btripp\w+ (?:over |on )?(?:my|his|her) (?:own )?(?:toes|feet)\b"
        ),
    ),
)
# Facts that are worded as a denial, and the words that name them outright, which a denial denies.
OUTRIGHT = {
    "vegan": pattern(r"\bvegan"),
    "no_dairy": pattern(r"\bvegan"),
    "f_confused": pattern(r"\b(?:confus|drows|muddl|delir)\w+|\bhead's|\bhead is"),
    "f_constant": pattern(r"\b(?:constant\w*|all the time|non ?stop|all day)\b"),
    "f_sore": pattern(r"\b(?:sores?|wounds?|ulcers?|cuts?|blisters?)\b"),
    "most_nights": pattern(r"\b(?:every|most|nightly)\b"),
    "long_cramp": pattern(r"\b(?:minutes|hours?)\b"),
    "dehydrated": pattern(r"\b(?:dehydrat|thirst|dry)\w*"),
}
# Questions for a reason that name none.
OPENLY = pattern(
    r"\b(?:what(?:ever)?(?:'s|'d| is| on earth| could| would| can| might| makes| do| does| has| have|'ve)?|which things?) (?:\w+ ){0,4}?"
    r"(?:caus(?:e|es|ing|ed)|behind|bring(?:s|ing)? (?:on|it)|giv(?:es|ing)|mak(?:es|ing)|doing it|do it|sets?|setting|trigger\w*|wrong|up with|going on|the reason)\b"
    r"|\b(?:some(?:thing)?|anything) (?:that )?(?:i|we|he|she|they)(?:'m|'s|'ve|'re)? (?:\w+ )?(?:did|do|doing|done|eat|ate|drink|missing|lacking|wrong)\b"
    r"|\b(?:the|a|any) (?:reasons?|explanation|cause)\b(?! (?:is|was|be)\b)|\bwhy\b|\bhow come\b|\bcome from\b|\bwhat for\b"
)
# A no that ends what was told: "i have a desk but i walk about so i don't think so".
AFTER_ALL_NO = pattern(
    r"\w+ (?:so (?:no|not|nope)|(?:i|we) (?:don't|do not) think so|not really|i wouldn't say so|so (?:i'd say|i guess|i suppose) (?:no|not))$"
)
# Without a word such as these, what comes near to despair is none.
DARK = pattern(
    r"\b(?:die|dying|dead|death|kill\w*|end|ended|ending|suicid\w*|harm\w*|hurt|cut|liv(?:e|es|ing)|life|alive|any ?more|over|burden|point|done|gone"
    r"|wake|goodbye|lined up|stash\w*|all (?:my|the|of)|rope|bridge|jump\w*|disappear|miss|without me|go on|give up|had enough|worth\w*|hopeless|here|everything|better off|bear|cope|carry on|sleep forever|out of (?:here|it|this))\b"
)


def outright(name: str, text: str, status: Sequence[str]) -> str:
    """The status of the word in *text* that names the fact *name* outright, or an empty string."""
    found = OUTRIGHT[name].search(text) if name in OUTRIGHT else None
    return status[text.count(" ", 0, found.start())] if found else ""


def plain(text: str, status: Sequence[str]) -> dict[str, str]:
    """The facts that *text* tells in plain words, by the *status* of the first of these words."""
    return {
        name: status[text.count(" ", 0, found.start())]
        for name, rule in PLAIN
        if (found := rule.search(text))
    }
