"""How long a cramp lasts, how often it comes, and whether it is now: each table's first match counts."""

from skill.hearing.patterns import pattern

NUMBER = (
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|ninety|few|couple of|couple|"
    r"several|some|half a|half an|good|best part of an?|hundred)"
)
MANY = rf"(?:(?:{NUMBER}) ?(?:or |and |to |odd )?){{1,4}}(?:more |odd |solid |whole |full |good |long )?"

DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
LASTING = (
    (
        "days",
        rf"\b(?:(?:for |over |been |going on |nearly |almost |about |past |last |these |whole |all |near |the )(?:the )?(?:{MANY})(?:days?|weeks?|months?|fortnights?)(?! ago)|{MANY}(?:days?|weeks?|months?|fortnights?) (?:now|straight|solid|running|in a row|on end|of (?:pain|this|it|constant)|non ?stop|and (?:counting|it|it's)|without|constantly|since it|long)|days (?:on end|now|and days|of)|weeks (?:on end|now|and weeks|of)|since (?:last |the )?(?:{DAY}|week|weekend|month|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|the day before|the weekend|yesterday week)|all week|all (?:this |last )?(?:week|month|weekend)|day and night|night and day|days? (?:non stop|nonstop|without)|for days|for weeks|for months|whole week|never (?:goes away|lets up|leaves|let up|stops)|doesn't (?:ever )?(?:go away|let up|leave|stop)|won't go away|there all the time|all the time)\b",
    ),
    ("days", rf"^(?:about |maybe |around |roughly |i'd say )?{MANY}(?:days?|weeks?|months?)$"),
    (
        "long",
        rf"\b(?:{MANY}hours?|hours?(?: (?:now|on end|and hours|solid|straight|long|or so|or more|of it|at a (?:time|go)))?|half hour|half an hour|quarter of an hour|three quarters of an hour|an hour|(?:eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|ninety)(?: (?:one|two|three|four|five|six|seven|eight|nine))?(?: odd| or so| to \w+| or \w+|ish)? (?:minutes?|mins?|minute)|all (?:night|day|evening|morning|afternoon)(?: long)?|since (?:i woke|this morning|last night|tea ?time|midnight|noon|lunch\w*|dinner|supper|breakfast|yesterday|tea|bedtime|dawn|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (?:o'?clock|thirty|am|pm|a m|p m|in the morning))?)|whole (?:night|day|evening|morning|afternoon|bus ride|film|movie|match)|half the (?:night|day|evening)|most of the (?:night|day)|the night through|from last night|from this morning|from lights out|since i sat down|into the (?:morning|night)|till (?:dawn|morning|sunrise|daylight))\b",
    ),
    (
        "minutes",
        rf"\b(?:(?:{MANY})?(?:seconds?|secs?)|{MANY}(?:minutes?|mins?)|minutes?(?: or (?:so|two|three|less))?|half a (?:minute|min)|moments?(?! ago)|a (?:minute|min|mo|moment)(?: or (?:so|two))?(?! ago)|in a flash|a flash|quick as|no time at all|blink of an eye|a blink|a jiffy|(?:a|the length of a|as long as a) (?:sneeze|song|ad break|advert|kettle|egg|tv ad|commercial)|passes quickly|gone before|over (?:quick|fast|in no time|before)|comes and goes (?:quick|fast)|quick nip|nip and off|(?:a|one) count of \w+|that was quick|in and out)\b",
    ),
)
# What is done for a while, up to how long.
ACTIVITY = (
    r"(?:busy|chew\w*|clean\w*|climb\w*|cycl\w+|danc\w+|decorat\w*|did the \w+|dig\w*|drank|drink\w*|driv\w+|"
    r"drove|dug|flew|fly\w*|gaming|garden\w*|hik\w+|kneel\w*|knit\w*|lift\w*|mov(?:ed|ing)|on the go|pack\w*|"
    r"paint\w*|pick\w*|play\w*|queu\w*|ran|read\w*|rid(?:e|es|ing)|roof\w*|run\w*|sat(?! down)|shop\w*|"
    r"si(?:t|ts|tting)(?! down)|squat\w*|st(?:and|ands|anding|ood)|stud(?:y|ied|ying)|swam|sweat\w*|swim\w*|travel\w*|"
    r"typ(?:e|es|ed|ing)|wait\w*|walk\w*|watch\w*|work\w*|out (?:in|on|and about)|(?:in|on|at) (?:a|the|my) "
    r"(?:\w+ )?(?:bath|bike|cool|garden|shade|sun|tub))"
)
APART = r"(?:(?!(?:and|but|now|then|it|it's|its|my|his|her|leg\w*|cal[fv]\w*|f[eo][eo]t|hurt\w*|ach\w+|cramp\w*|pain\w*|throb\w*|sore)\b)\w+ ){0,5}?"
# Times that are not the length of a cramp.
NOT_LASTING = pattern(
    rf"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety) (?:minute|hour|day|week|month) (?!now\b|cramps?\b|spasms?\b|and\b|or\b|to\b|ago\b|long\b|straight\b|solid\b|it|my\b|his\b|her\b|the\b|in\b|on\b|of\b|then\b|before\b|until\b|at\b|but\b|so\b|by\b|after\b|if\b|is\b|when\b|with\b|for\b|non\b|without\b)\w+|"
    rf"\btak(?:e|es|ing) (?:us|me|him|her|them) (?:about |over |nearly )?{MANY}(?:minutes?|mins?|hours?)\b|"
    rf"\b{ACTIVITY} {APART}(?:all (?:day|night|morning|afternoon|evening|week|weekend)|(?:for )?{MANY}(?:minutes?|mins?|hours?|days?|weeks?|months?))\b|"
    rf"\b(?:feels?|felt|seems?|seemed) like (?:(?!but\b)[\w']+ ){{0,5}}?(?:{MANY}(?:minutes?|hours?|days?|weeks?)|hours|days|weeks)\b|"
    r"\b(?:up|awake|out) (?:all|half the|most of the) night\b(?! with (?:it|this|that|cramps?|pain|my|the (?:cramp|pain)))|"
    r"\b(?:once|twice|thrice|times) (?:a|in a|per|each|every) (?:day|week|fortnight|month)\b|"
    rf"\b(?:{MANY}(?:minutes?|mins?|hours?|days?|weeks?|months?|seconds?|nights?) (?:ago|old|later|earlier|back|pregnant|gone|flight|drive|shift|ride|walk|run|class|session|journey|trip|of it left)"
    rf"|{MANY}(?:hours?|days?|weeks?|months?) (?:before|after i|flights?|shifts?|in (?:the (?:car|sun|garden|pool|water|gym|heat|sauna)|a (?:car|chair|sauna))|at (?:the|a|my) (?:gym|desk|wheel|computer|sink|bench)|on (?:my feet|a (?:plane|coach|bus|train)|the (?:plane|coach|bus|train|road|sofa|bike|treadmill))|of (?:sun|walking|running|standing|sitting|driving|gardening|football|dancing|spin|tennis|work|zumba|yoga|rain)|a (?:night|week|day|month)|per|apart|into|in bed|standing|sitting|driving|walking|running)"
    rf"|(?:in|after|within|every|last|next|once a|twice a|times a|nights a|days a|once every|couple of times a|one|took|takes?|wait|give|only) (?:{MANY})?(?:days?|weeks?|months?|nights?)(?= ago| old| time| later)|for years|(?:wait|hang on|hold on|just|give me|gimme|back in) (?:a |one |two |a few )?(?:minutes?|seconds?|moment|secs?|min|mo|tick)|this (?:very |exact )?(?:minute|second|moment)|(?:any|last) (?:minute|second)|at the (?:minute|moment)|(?:the|every) (?:minute|moment|second) (?:i|he|she|it|my|you|we)|rush hour|(?:early|small|wee|late|dark|quiet|all|office|working|waking|visiting|opening|night|daylight|after) hours|(?:an )?hour of|happy hour|second (?:time|one|toe|cup|half|night|hand|opinion|trimester|baby|child|pregnancy)|the second|all the time in|half time|(?:work\w*|standing|sitting|sat|stood|on my feet|walking|driving|desk|chair)(?: \w+)? all (?:day|night|week)|all (?:day|night) (?:at|in|long at|long on|sitting|standing|walking|working|yesterday|every)|sle(?:pt|ep)(?: \w+)? all night|moment of)\b"
)
# A leg that cramps as they speak, in so many words.
CRIES = pattern(
    r"\b(?:legs?|calf|calves|f(?:oo|ee)t|toes?|thighs?|shins?|hamstrings?|quads?|arch|muscle)(?:'s| is| are|'re| has| have) (?:just |really |all |totally |gone and )*"
    r"(?:cramping|seizing|seized|spasming|locking|locked|knotted|in (?:a knot|spasm|agony))\b"
    r"(?! (?:at|every|most|each|when|in bed|a lot|lots|lately|more|since|again and again|all the time|whenever|after|during|because|up (?:at|every|when|most)|these days|like this every|once|twice))"
)
# What else takes time, in a clause of its own that says nothing of the leg: "lugged boxes all day".
CLAUSE = pattern(r"\b(?:and|but|so|then|now|because|cos|which|while|or)\b")
OF_THE_LEG = pattern(
    r"\b(?:it|it's|its|that|that's|this|these|they|cramp\w*|spasm\w*|charley|pains?|painful|hurt\w*|ach\w+|sore\w*|throb\w*|tight\w*|lock\w*"
    r"|hard|knot\w*|legs?|cal(?:f|ves)|f(?:oo|ee)t|toes?|thighs?|shins?|hamstrings?|arch|ankles?|muscles?|one|rub\w*|massag\w*|stretch\w*|(?<!on )hold\w*"
    r"|press\w*|try\w*|tried|straight\w*|swollen|swelling|numb|hot|red|going|gone|agony|bad|stuck|like this|seiz\w*|quads?|grip\w*|last(?:s|ed|ing)?|knees?|at it|been (?:since|for|like)|fan|shade|towels?|better|worse|non ?stop)\b"
)
# Or one that begins with who did it.
SPENT = pattern(r"^ ?(?:i|we|he|she|they) \w+(?:ed|t) (?:for|about|around|all|nearly) ")
FEW = 5  # words of a clause that is hardly more than a length of time


def beside(text: str) -> str:
    """*text*, which is folded, less the clauses that speak of something else for a while."""
    at, kept = 0, []
    for link in (*CLAUSE.finditer(text), None):
        end = link.start() if link else len(text)
        clause = text[at:end]
        spent = len(clause.split()) > FEW or SPENT.search(clause)
        idle = spent and not OF_THE_LEG.search(clause)
        kept.append("_" * len(clause) if idle else clause)
        kept.append(link[0] if link else "")
        at = link.end() if link else end
    return "".join(kept)


OFTEN = (
    (
        "nightly",
        r"\b(?:(?:every|ev'ry|each|most)(?: (?!few|other|third|couple|two|three|second|so)\w+){0,2} (?:nights?|evenings?|mornings?|bedtimes?|day|days)|nightly|night after night|night in night out|all nights|(?:four|five|six|seven)(?: (?:or|to) (?:four|five|six|seven))? (?:nights|times|mornings|days)(?: (?:a|the|in|out of|of|every|per|in the|out of the) (?:week|seven|the seven))?|every other night|every second night|nights in a row|(?:two|three|four|five|six|seven) nights running|always at night|daily|(?:not|never) a night (?:goes|passes|without)|without fail|seven out of seven|night on night)\b",
    ),
    (
        "weekly",
        r"\b(?:weekly|once a fortnight|every fortnight|fortnightly|(?:twice|three times|two or three times|a few times|couple of times|few times) (?:a|per|every|each|in a) month|(?:one|a) night in (?:five|six|seven|eight|nine|ten)|most weeks|every week|each week|(?:once|twice|one|two|three|couple(?: of)?|a few|few)(?: (?:or|to|maybe) (?:once|twice|two|three|four))?(?: times| nights| mornings| days)? (?:a|the|in the|in a|per|every|each|of the|out of the|out of|every) (?:week|seven|wk)|(?:two|three)(?: or three)? nights (?:out of|in|a)|once or twice weekly|twice weekly|thrice a week|every (?:few|three|third|couple of|two or three) (?:days|nights|night|day)|every (?:sunday|monday|tuesday|wednesday|thursday|friday|saturday|weekend)|(?:sundays|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|weekends))\b",
    ),
    (
        "rarely",
        r"\b(?:rarely|seldom|hardly ever|now and (?:then|again)|once in a (?:while|blue moon)|blue moon|every (?:once in a while|now and (?:then|again)|so often|few (?:weeks|months)|couple of (?:weeks|months)|fortnight|other (?:week|month)|month|second week)|(?:once|twice|one|two|three|couple of times|a few times|three times|four times)(?: or (?:once|twice|two))?(?: times)? (?:a|per|every|in a|each|in the) (?:month|year|blue moon|season|winter|summer)|monthly|from time to time|occasional(?:ly)?|(?:the |my |his |her |our )?first (?:time|one|ever|cramp)(?: ever| he| she| i)?|never had (?:one|this|it|a cramp) before|first one|once a (?:month|year)|once every (?:couple of |few |two |three )?(?:years?|months?)|just the once|only the once|odd (?:time|night|one)|on occasion|when the (?:moon|mood)|few and far between|once or twice (?:ever|in my life)|never before|sometimes)\b",
    ),
)

NOW = (
    (
        True,
        r"\b(?:(?:has|have|'s|'ve) (?:just |gone and |all |totally |completely )?(?:cramped|seized|locked|knotted|spasmed)|right now|as (?:we|i) (?:speak|lie here|talk)|this exact second|tightening in|since (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|last|breakfast|tea)|nonstop|non stop|all day today|whole week long|for the past|without a break|ever since|this (?:very )?(?:second|minute|moment|instant)|at the (?:minute|moment)|at this (?:moment|minute)|just now|still (?:got|cramp\w*|there|going|hurt\w*|tight|sore|at it|locked|hard|has|have|in)|it's still|it's back|is back|again now|now now|here now|it's (?:got|grabbed|happening|hurting|killing|cramping|locked|seized|gripping|going|started|starting|coming|tightening)|cramp(?:ing)? (?:now|again)|hurts? now|has me|has got (?:me|him|her)|have (?:a|got a) cramp(?! (?:every|most|once|when|at))|got a (?:cramp|charley horse|charlie horse)(?! (?:every|most|once|when|last))|i'm (?:cramping|having|getting a|in agony)|is (?:cramping|spasming|locked|seizing|throbbing|killing|in agony|screaming|knotted|jumping|hopping|rolling|crying|in bits|seized|curled|clamped|gripping)|are (?:cramping|seizing|locked|killing|screaming|throbbing)|(?:he's|she's|i'm) (?:hopping|rolling|crying|screaming|yelling|clutching|in agony|in bits|cramping|roaring|doubled)|won't (?:let go|release|budge|ease|straighten|loosen|relax|stop|quit|shift)|(?:has|have) not (?:let go|eased|become loose)|hasn't (?:let go|eased|gone|stopped)|not become loose|make it stop|make this stop|get it to stop|help me|help him|help her|ow|ouch|aagh|argh|woke me (?:up )?just|just woke|just (?:grabbed|seized|locked|cramped|got|started|hit)|till now|up to now|never lets? up|day and night since|tonight it's|currently|presently|can't (?:straighten|move|walk on|put weight))\b",
    ),
    (
        False,
        r"\b(?:(?:it|he|she|they|we|i|mine|that|his|her|my \w+|the \w+)(?:'s| is| was| has| are|'s all)? (?:gone|passed|over|away|eased|finished|better|sleeping|asleep|grand|fine|laughing)(?: now)?|gone now|all gone|over now|better now|eased off|has eased|let go (?:now|by itself|on its own|of)|it let go|last (?:night|week|month|year|time|sunday|monday|tuesday|wednesday|thursday|friday|saturday)|yesterday|earlier|the other (?:night|day|week|morning)|used to|usually|normally|always|every|each time|most (?:nights|weeks|mornings|evenings)|nightly|weekly|monthly|daily|at night|in the night|once (?:a|in)|twice (?:a|weekly)|(?:two|three|four|five|six) (?:nights|times)|sometimes|now and (?:then|again)|rarely|seldom|hardly ever|occasionally|often|keeps?|keep|gets|ago|for years|whenever|when (?:i|he|she|they|it)|cramped|seized up|locked up|woke (?:up )?with|had a|had one|went on|it lasted|lasts|lasted|it was|was (?:in|over|sore)|were sore|comes|came|goes|wakes|at a go|a night)\b",
    ),
)
