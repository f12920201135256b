"""The case: who it is about, which muscle, which side, how long, how often, and whether it is now.

Tables of patterns, first match first; a later table of the same field never overrules. Nothing is
guessed: a field that the words do not give is left out.
"""

import re

from skill.hearing.patterns import pattern

Table = tuple[tuple[str | bool, re.Pattern[str]], ...]

NUMBER = (
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|ninety|few|couple of|couple|"
    r"several|some|half a|half an|good|best part of an?|hundred)"
)
MANY = rf"(?:(?:{NUMBER}) ?(?:or |and |to |odd )?){{1,4}}(?:more |odd |solid |whole |full |good |long )?"

WHO = (
    (
        "partner",
        r"\b(?:husband|hubby|wife|missus|partner|other half|better half|fiance|fiancee|boyfriend|girlfriend|spouse|my old man|my man|my fella|my fellow|my girl|my guy|himself|herself indoors|her indoors|'er indoors|the wife|my love|my lady|bride|the mrs|my mister|my bloke)\b",
    ),
    (
        "parent",
        r"\b(?:mum|mam|mammy|mummy|mom|momma|mama|ma|mother|dad|daddy|da|papa|pa|father|my folks|my old dear|my old dad|amma|appa|baba)\b(?! in law| to be)(?!'s (?:house|place|the word))",
    ),
    (
        "child",
        r"\b(?:(?:my|our|the|a|wee|little|teenage|youngest|eldest|oldest|middle) (?:son|daughter|lad|lass|boy|girl|kid|kiddo|bairn|wean|baby|toddler|teen|teenager|youngest|eldest|oldest|middle one|little one|wee one|wee man|wee fella|children|kids|stepson|stepdaughter|firstborn)|son|daughter|daughter's|beta|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen) year old)\b(?! in law)(?! heart)",
    ),
    (
        "other",
        r"\b(?:gran|granny|nan|nana|nanna|grandma|grandmother|grandpa|grandad|granddad|grandfather|gramps|nonna|abuela|lola|lolo|opa|oma|pop pop|meemaw|mamaw|papaw|aunt|auntie|aunty|uncle|cousin|sister|brother|sis|bro|neighbou?r|friend|mate|pal|buddy|boss|colleague|coworker|workmate|patient|client|resident|customer|roommate|flatmate|housemate|coach|teammate|team mate|partner in law|(?:mother|father|sister|brother|daughter|son|mum|dad|mom) in law|niece|nephew|grandson|granddaughter|grandchild|lodger|tenant|the (?:old|young) (?:lady|man|woman|fella|boy|girl|gentleman|chap|dear)|the man i|the lady i|the woman i|the gentleman|the fella i|my man in|someone|somebody|student|player|striker|runner of mine|nurse)\b",
    ),
    ("other", r"\b(?:he|he's|she|she's|his|him)\b"),
    ("self", r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|myself)\b"),
)
# Words after which a relative is not the one it is about.
NOT_ABOUT = pattern(
    r"\b(?:not (?:me|mine) (?:it's |but )?|asked my|told my|says my|tell my|my (?:doctor|gp|nurse|physio|trainer|chemist|pharmacist|dentist|boss|coach)(?:'s)? (?:says|said|reckons|thinks|told)|for my|with my|i'm an?|i'm an? \w+|i work as an?|at my|from my|to my|and my|like my|near my|beside my|woke my|wak(?:e|en|es|ing) (?:up )?my|disturb my|poor) ?$"
)
NOT_ME = pattern(
    r"\b(?:not me|not mine|it isn't me|it's not for me|it's for|asking for|not for me)\b"
)

MUSCLE = (
    (
        "thigh_back",
        r"\b(?:hamstrings?|ham strings?|hammys?|hammies|(?:back|rear|underside|underneath|backs) (?:of|o'?|side of) (?:(?:my|me|his|her|the|both|a|our|your|their|right|left|mum's|dad's|one|upper) )*(?:thighs?|upper leg|upper legs)|string at the back of|under (?:my|his|her|the) (?:thigh|bum|backside))\b",
    ),
    (
        "thigh_front",
        r"\b(?:quads?|quadriceps|(?:front|fronts|top|tops|front bit|front side) (?:of|o'?|side of) (?:(?:my|me|his|her|the|both|a|our|your|their|right|left|mum's|dad's|one|upper) )*(?:thighs?|upper leg|upper legs)|thigh at the front|front thigh|above (?:my|his|her|the) knee|(?:front|top) of me)\b",
    ),
    (
        "shin",
        r"\b(?:shins?|shinbones?|shin bones?|(?:front|fronts) (?:of|o'?) (?:(?:my|me|his|her|the|both|a|our|your|their|right|left|one) )*lower legs?|lower leg (?:at |on )?the front|front of (?:my|his|her|the) leg below the knee)\b",
    ),
    ("toes", r"\b(?:toes?|toe's|pinky toe|tootsies)\b(?! the line)"),
    (
        "calf",
        r"\b(?:calf|calves|calf's|drumsticks?|gastroc\w*|soleus|(?:back|backs) (?:of|o'?) (?:(?:my|me|his|her|the|both|a|our|your|their|right|left|one|wee) )*(?:lower legs?|legs?|shins?)|lower leg at the back|behind (?:my|his|her|the) shin|leg muscle at the back)\b",
    ),
    (
        "foot",
        r"\b(?:foot|feet|foot's|arch|arches|insteps?|soles?|heels?|ankles?|ball of|tootsie|plantar)\b(?! the bill)",
    ),
    ("thigh_front", r"\bthighs? (?:at the front|front)\b"),
    ("leg", r"\b(?:legs?|leg's|pins|thighs?|limbs?|shanks?|peg)\b"),
)
NOT_MUSCLE = pattern(
    r"\b(?:on my feet|on his feet|on her feet|on your feet|on their feet|my feet up|foot of the (?:bed|stairs)|leg day|break a leg|six foot|five foot|foot two|on foot|arch supports?|"
    r"point(?:ing|ed|s)? (?:my |his |her )?toes|toes point\w*|toes down|cold feet|feet (?:are |were |is )?(?:cold|freezing|like ice)|leg of|high heels|in heels|heels all|my heels off|"
    r"pulling my leg|pull the other|put my foot|best foot|back foot|square feet|cubic feet|\w+ feet (?:deep|high|tall|long)|on its last legs|leg room|legroom|legs crossed|cross(?:ed|ing)? (?:my |his |her )?legs)\b"
)

SIDE = (
    ("one", r"\bon one (?:shin|leg|calf|ankle|foot|side)\b"),
    (
        "both",
        r"\b(?:both|the pair of (?:them|'em|my|her|his)|the pair|each (?:of (?:them|my|his|her)|leg|foot|calf|side|one)|either (?:leg|side|foot|calf)|neither leg|the two of them|(?:my|his|her|the) two (?:legs|calves|feet|shins|knees)|one then the other|one and then the other|left and (?:the )?right|right and (?:the )?left|legs each|same (?:both|on each|each) side\w*|two legs|two calves|two feet|each one|alternat\w+|whichever leg|never the same leg|different leg|swaps? (?:sides|legs))\b",
    ),
    (
        "one",
        r"\b(?:(?:the |my |his |her |just |only |me |your |a |this |that |in |on )?(?:left|right) (?:one|leg|calf|foot|shin|thigh|hamstring|quad|ankle|toe|toes|arch|heel|side|hand side|big toe|lower|knee|instep|sole|little|great|half)|left's|right's|(?:one|wan|that one|this one|just one|only one|only the one|the one|the other one's|the same) (?:leg|calf|foot|side|ankle|shin|thigh|toe|sock|shoe|hamstring|of my|of his|of her|of the|leg's|calf's)|one's (?:fine|bigger|fatter|swollen|grand|normal)|on one side|one sided|one side|the other(?:'s| one's| one is| is| leg is| leg's| foot is| side's| side is| behaves| calf is| foot's)?(?: \w+)? ?(?:fine|grand|normal|ok|okay|all right|alright|behaves|isn't|perfect|never|good)|just the (?:one|left|right)|only the (?:one|left|right)|the (?:left|right) (?:and|only|never|no|always|though|i|it)|(?:left|right) only|always the (?:left|right|same)|same leg|bad leg|gammy leg|(?:it's|it was|was|is) the (?:left|right)|(?:left|right)$)\b",
    ),
    (
        "one",
        r"\b(?:my|his|her|the|dad's|mum's|mom's|me|our|your|lad's|'s|one|wife's|husband's|a) (?:left|right)\b(?! (?:now|away|after|before|then|here|there|when|through|up|down|beside|on|at|in|as|where|enough|thing|old))",
    ),
)

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
    r"si(?:t|ts|tting)(?! down)|squat\w*|st(?:and|ands|anding|ood)|stud(?:y|ied|ying)|swam|swim\w*|travel\w*|"
    r"typ(?:e|es|ed|ing)|wait\w*|walk\w*|watch\w*|work\w*|out (?:in|on|and about)|(?:in|on|at) (?:a|the|my) "
    r"(?:\w+ )?(?:bath|bike|cool|garden|shade|sun|tub))"
)
APART = r"(?:(?!(?:and|but|now|then|it|it's|its|my|his|her|leg\w*|cal[fv]\w*|f[eo][eo]t|hurt\w*|ach\w+|cramp\w*|pain\w*|throb\w*|sore)\b)\w+ ){0,5}?"
# Times that are not the length of a cramp.
NOT_LASTING = pattern(
    rf"\b{ACTIVITY} {APART}(?:all (?:day|night|morning|afternoon|evening|week|weekend)|(?:for )?{MANY}(?:minutes?|mins?|hours?|days?|weeks?|months?))\b|"
    rf"\b(?:feels?|felt|seems?|seemed) like (?:(?!but\b)[\w']+ ){{0,5}}?(?:{MANY}(?:minutes?|hours?|days?|weeks?)|hours|days|weeks)\b|"
    r"\b(?:up|awake|out) (?:all|half the|most of the) night\b(?! with (?:it|this|that|cramps?|pain|my|the (?:cramp|pain)))|"
    r"\b(?:once|twice|thrice|times) (?:a|in a|per|each|every) (?:day|week|fortnight|month)\b|"
    rf"\b(?:{MANY}(?:minutes?|mins?|hours?|days?|weeks?|months?|seconds?|nights?) (?:ago|old|later|earlier|back|pregnant|gone|flight|drive|shift|ride|walk|run|class|session|journey|trip|of it left)"
    rf"|{MANY}(?:hours?|days?|weeks?|months?) (?:before|after i|flights?|shifts?|in (?:the (?:car|sun|garden|pool|water|gym|heat|sauna)|a (?:car|chair|sauna))|at (?:the|a|my) (?:gym|desk|wheel|computer|sink|bench)|on (?:my feet|a (?:plane|coach|bus|train)|the (?:plane|coach|bus|train|road|sofa|bike|treadmill))|of (?:sun|walking|running|standing|sitting|driving|gardening|football|dancing|spin|tennis|work|zumba|yoga|rain)|a (?:night|week|day|month)|per|apart|into|in bed|standing|sitting|driving|walking|running)"
    rf"|(?:in|after|within|every|last|next|once a|twice a|times a|nights a|days a|once every|couple of times a|one|took|take|takes|wait|give|only) (?:{MANY})?(?:days?|weeks?|months?|nights?)(?= ago| old| time| later)|for years|(?:wait|hang on|hold on|just|give me|gimme|back in) (?:a |one |two |a few )?(?:minutes?|seconds?|moment|secs?|min|mo|tick)|this (?:very |exact )?(?:minute|second|moment)|(?:any|last) (?:minute|second)|at the (?:minute|moment)|(?:the|every) (?:minute|moment|second) (?:i|he|she|it|my|you|we)|rush hour|(?:early|small|wee|late|dark|quiet|all|office|working|waking|visiting|opening|night|daylight|after) hours|(?:an )?hour of|happy hour|second (?:time|one|toe|cup|half|night|hand|opinion|trimester|baby|child|pregnancy)|the second|all the time in|half time|(?:work\w*|standing|sitting|sat|stood|on my feet|walking|driving|desk|chair)(?: \w+)? all (?:day|night|week)|all (?:day|night) (?:at|in|long at|long on|sitting|standing|walking|working|yesterday|every)|sle(?:pt|ep)(?: \w+)? all night|moment of)\b"
)

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

PLACE = (
    (
        "water",
        r"\b(?:in (?:the |a )?(?:pool|sea|water|lake|river|ocean|bath|hot tub|deep end|surf)|swimming|swim(?:ming)? lengths|treading water|mid swim|laps|snorkell?ing|out past the)\b",
    ),
    (
        "car",
        r"\b(?:driving|at the wheel|behind the wheel|in the (?:car|van|truck|lorry|cab|driver's seat)|on the (?:motorway|freeway|highway|road|interstate|m\w+ one)|at the lights|in traffic)\b",
    ),
    (
        "plane",
        r"\b(?:on (?:a|the|this) (?:plane|flight|aeroplane|airplane|coach|bus|train)|in my seat|window seat|aisle seat|mid air|at thirty thousand feet)\b",
    ),
    (
        "stairs",
        r"\b(?:on the (?:stairs|steps|landing|ladder)|halfway up|up a ladder|down the stairs)\b",
    ),
    (
        "meeting",
        r"\b(?:in (?:a|the|my) (?:meeting|lecture|class|church|mass|cinema|theatre|theater|library|office|exam|courtroom|concert|waiting room)|at (?:a|the) (?:cinema|theatre|theater|funeral|wedding|desk))\b",
    ),
    (
        "chair",
        r"\b(?:in (?:a|my|the) (?:chair|armchair|recliner|wheelchair)|on the (?:sofa|couch|settee|toilet|loo)|sitting|sat (?:here|at|on|down)|at my desk|at the table)\b",
    ),
    (
        "standing",
        r"\b(?:standing|on my feet|at the (?:sink|cooker|stove|till|counter|bar)|in the (?:shower|kitchen|shop|queue)|walking|out (?:walking|running)|on (?:a|my) (?:walk|run|bike))\b",
    ),
    (
        "bed",
        r"\b(?:in (?:my |the |our )?bed|lying|asleep|under the (?:covers|duvet|doona|blankets))\b",
    ),
)

# What they cannot do, or must not; it calls for an easier way.
CANNOT = (
    (
        "wheelchair",
        r"\b(?:wheel ?chair\w*|paraly[sz]ed|paraplegic|quadriplegic|spinal (?:cord )?injury|can't use my legs)\b",
    ),
    (
        "new_joint",
        r"\b(?:(?:new|replaced|replacement|artificial|metal|titanium) (?:hips?|knees?|joints?|ankle)|(?:hips?|knees?|joints?) (?:\w+ )?(?:replaced|replacement|done)|had (?:my|his|her|the) (?:\w+ )?(?:hip|knee) (?:\w+ )?(?:done|replaced|op\w*))\b",
    ),
    (
        "pregnant",
        r"\b(?:i'm|she's|i am|she is|my wife is|my wife's) (?:\w+ (?:weeks|months) )?(?:pregnant|expecting)\b|\b(?:my|the|her) bump\b",
    ),
    (
        "reach",
        r"\b(?:can't|cannot|can barely|could never|couldn't|too stiff to|too fat to|not able to|unable to|no way i can) (?:\w+ ){0,2}(?:reach|get (?:to|at|hold of|down to)|touch|bend (?:down|over)|grab)\b|\btoo far (?:away|down)\b",
    ),
    (
        "kneel",
        r"\b(?:can't|cannot|couldn't|not able to|unable to|not supposed to|don't|no) (?:\w+ )?kneel\w*\b",
    ),
    (
        "stand",
        r"\b(?:can't|cannot|couldn't|can barely|not able to|unable to|too (?:weak|sore|dizzy|unsteady|wobbly) to|mustn't|not supposed to) (?:\w+ ){0,2}(?:stand\w*|get (?:up|out of bed)|walk|put (?:\w+ )?weight|balance)\b|\b(?:bed ?bound|bedridden)\b",
    ),
    (
        "straighten",
        r"\b(?:can't|cannot|couldn't|won't|doesn't|not able to|unable to) (?:\w+ ){0,2}(?:straighten\w*|go straight|stretch (?:it|the leg|my leg)(?: out)?|extend|lock)\b",
    ),
    (
        "bend",
        r"\b(?:can't|cannot|couldn't|won't|doesn't|not able to|unable to|mustn't) (?:\w+ ){0,2}(?:bend|flex)\b(?! (?:down|over))",
    ),
)

TABLES: dict[str, tuple[tuple[str | bool, str], ...]] = {
    "cannot": CANNOT,
    "place": PLACE,
    "muscle": MUSCLE,
    "side": SIDE,
    "lasting": LASTING,
    "often": OFTEN,
    "now": NOW,
}
_TABLES = {
    name: tuple((value, pattern(text)) for value, text in table) for name, table in TABLES.items()
}
_WHO = tuple((value, pattern(text)) for value, text in WHO)
NOT_SIDE = pattern(
    r"\bboth (?:my |his |her |the |our )?(?:slices|songs|hands|arms|ears|eyes|kids|children|parents|teams|cats|dogs|ways|"
    r"times|days|nights|sisters|brothers|sexes|ends|of us|of you|sons|daughters|twins|boys|girls|pills|tablets|windows|doors)\b"
    r"|\b(?:right (?:now|away|after|before|then|here|there)|that's right|is she right|who's right|left (?:him|her|me|it|them|the|on|over|work|home)|all right|turn (?:left|right))\b"
)
# No more than a leg, a part of it, or a cramp: "charley horse", "my left calf".
BARE = pattern(
    r"(?:(?:the|my|a|left|right|legs?|cal(?:f|ves)|foot|feet|toes?|thighs?|shins?|hamstrings?|arch|"
    r"heels?|ankles?|muscles?|nights?|cramps?|charley|horses?|spasms?|pains?)(?: |$)){1,4}"
)
# Words that there are in most of what is said to a leg cramp guide.
LEGS = pattern(
    r"\b(?:cramp\w*|spasm\w*|charley|legs?|calf|calves|f[oe][oe]t|toes?|thighs?|shins?|hamstrings?"
    r"|muscles?|seiz\w+|knots?|knotted)\b"
)
# Parts of the body that no hold is for; what may be an emergency, or has words of its own, is not
# among them.
ELSEWHERE = pattern(
    r"(?<!\bon )\b(?:my|his|her|their|your) (?:left |right |upper |lower |whole |other )?(?:arms?|elbows?|forearms?|"
    r"wrists?|hands?|fingers?|thumbs?|shoulders?|neck|back|biceps?)\b(?! (?:of|to)\b)"
)
BLANK = {"muscle": NOT_MUSCLE, "lasting": NOT_LASTING, "side": NOT_SIDE}
# "My husband says i kick, but it's my foot": whoever says so is not whom it is about.
TELLS = pattern(
    r" (?:says|said|reckons|thinks|told|tells|swears|asked|keeps saying|laughs|complains|hears|heard|wakes me)\b"
)
# What somebody beside them does is not what it is about.
BESIDE = pattern(
    r"(?:'s| is| was)? (?:fast |still |sound )?(?:asleep|sleeping|snoring|out|away|upstairs|downstairs|next door)\b"
)
MINE = pattern(
    r"\b(?:my|me|mine) (?:\w+ ){0,2}?(?:legs?|foot|feet|calf|calves|toes?|thighs?|shins?|hamstrings?|quads?|cramps?|arch)\b|\bi (?:kick|cramp|scream|yell|get|have|keep|jump|twitch)\b"
)
NOT_THAT = pattern(r"\bnot (?:my|his|her|the) \w+")
CORRECTION = pattern(
    r"\b(?:no sorry|sorry i mean|i mean|no wait|wait no|no it's|or rather|scratch that|make that|correction|sorry|well actually|actually no|no i tell a lie|i tell a lie|not me|not mine|no hang on|hang on no)\b"
)


def case_of(text: str) -> dict[str, str | bool]:
    """The fields of the case that *text*, which is folded, gives: {"who": "partner", "now": True}."""
    found: dict[str, str | bool] = {}
    text = NOT_THAT.sub(" ", text)
    corrected = CORRECTION.split(text)[-1]
    for name, table in _TABLES.items():
        value = _first(name, table, corrected)
        if value is None:
            value = _first(name, table, text)
        if value is not None:
            found[name] = value
    who = _who(corrected) or _who(text)
    if who:
        found["who"] = who
    return found


def of_legs(text: str) -> bool:
    """Whether *text*, which is folded, speaks of legs or cramps at all."""
    return bool(LEGS.search(text))


def of_elsewhere(text: str) -> bool:
    """Whether *text*, which is folded, names a part of the body and none of the leg."""
    rest = NOT_THAT.sub(" ", text)
    return bool(ELSEWHERE.search(rest)) and _first("muscle", _TABLES["muscle"], rest) is None


def only_legs(text: str) -> bool:
    """Whether *text*, which is folded, names no more than a leg, a part of it, or a cramp."""
    return bool(BARE.fullmatch(text))


def _first(name: str, table: Table, text: str) -> str | bool | None:
    blank = BLANK[name].sub(lambda one: "_" * len(one[0]), text) if name in BLANK else text
    return next((value for value, rule in table if rule.search(blank)), None)


def _who(text: str) -> str:
    for value, rule in _WHO:
        for match in rule.finditer(text):
            tells = TELLS.match(text, match.end()) and MINE.search(text, match.end())
            beside = value != "self" and BESIDE.match(text, match.end())
            aside = tells or beside or NOT_ABOUT.search(text[: match.start()])
            if not aside or NOT_ME.search(text):
                return value
    return ""
