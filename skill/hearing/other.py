"""What is of somebody else, of another time, of a film, or a turn of phrase, and how far it reaches."""

from skill.hearing.patterns import pattern

# Where the talk of somebody else ends.
ENDS = pattern(
    r"\b(?:but|though|although|so|now|and)\b|(?<!when )(?<!like )\b(?:i'm|i've|my|mine|me|i)\b"
)
# A time that is over ends where something is so.
PAST_ENDS = pattern(
    r"\b(?:but|though|although|so|now|today|tonight|this|since|i'm|i've|it's|it is|i have|i am|i get|(?:my|the|one) (?:\w+ ){0,2}?\w+s)\b"
)
# What puts all that follows it elsewhere.
AHEAD = (
    r"(?:always|forever) (?:been|had) (?:a (?:bit|touch|little|lot|tad) |slightly |much |one )?(?:thicker|bigger|fatter|larger|longer|shorter|red|purple|blue|pale|leg|calf|swollen|puffy|numb)\b",
    r"(?:my|our|the|me) (?:(?:great|late|old|big|little|poor|step|half) )*(?:twin|brother|sister|mum|mam|mom|mother|dad|father|da|gran|grandmother|grandad|grandfather|nan|wife|husband|partner|son|daughter|uncle|aunt|cousin|neighbou?r|friend|mate|boss|missus|other half|baby|dog|cat|flatmate|roommate)(?:'s)? (?=.*\b(?:not me|not mine|but i|but i'm|i just (?:get|have|had|got|cramp)|it's me|me with|me i|me i'm|whereas i|unlike me|i'm not|i never|i only|i have only|mine is|mine's|myself)\b)",
    r"(?:my|a|the|our|your) (?:neighbou?r|friend|mate|pal|boss|colleague|coworker|postman|barber|hairdresser|landlord|teacher|dentist|butcher|cousin's mate|flatmate|roommate|bloke|guy|fella|woman|lady|lad|man|girl)(?: who| had| got| was| died| down| at| from| next| on| in| over| up)\b",
    r"(?:watch\w*|film|movie|read\w*|episode|programme|documentary|story) (?:\w+ ){0,3}?(?:about|where|when|with|and) (?:a|some|this) (?:man|woman|girl|boy|lad|lass|lady|guy|bloke|fella|kid|child|person|character)\b",
    r"(?:on telly|on tv|on the telly|on the tv|in a film|in the film|in the movie|in a movie|in a book|on the news|in the paper|on youtube|on facebook|on the radio|in the soap|on netflix|that film|that movie|the film|the movie|in (?:my|a|his|her) dreams?|dreamt|dreamed|the programme|a documentary|the documentary)\b",
    r"(?:years ago i|years back i|used to)\b",
    r"(?:the|our|both my|all my) (?:kids|children|grandkids|grandchildren|neighbours|in laws|whole family|rest of the family) (?:all |both )?(?:had|were|was|got|went)\b",
    r"(?:not|haven't|hasn't|didn't|never) (?:hurt|cut|injured|knocked|harmed) (?:myself|himself|herself)\b(?! yet| so far)|in (?:myself|himself|herself|themselves)\b",
    r"(?<!not )(?<!n't )(?<!no )(?:(?:making|makes) (?:perfect |complete |good )?sense|thinking straight|clear headed)\b",
    r"(?:confused|muddled|mixed up|puzzled) (?:about|between|over|by|as to) (?!where|who|what (?:day|year|time)|everything)",
    r"(?:got|get) (?:muddled|mixed up|confused) and (?:put|poured|used|picked|grabbed|wore)\b",
    r"tetanus (?:shots?|jabs?|boosters?|vaccine|injections?)\b",
    r"(?:killing me|dead leg|cold feet about|break a leg|took my breath away|takes my breath away|fit of (?:giggles|laughter|rage|the giggles)|(?:my|his|her) heart (?:skipped|missed) a beat when|(?:my|his|her) heart was in (?:my|his|her) mouth|saw red|frog in (?:my|the|your|his|her) throat|weak at the knees|(?:my|his|her) head(?:'s| is| was) all over the place|numb with boredom|paralysed with|pulling my leg|pull the other|legs like jelly|lump in (?:my|the|your|his|her) throat|scared stiff|bored stiff|frozen stiff|threw a fit|having kittens)\b",
)
# What puts all that follows it in another time.
PAST = (
    r"(?:as a (?:kid|child|boy|girl|lad|lass|teenager|young)|when i was (?:a|young|little|small|pregnant|carrying|expecting|in my|at school|in the army|\w+teen|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty)|back in the|in my (?:twenties|thirties|youth|younger days))\b",
)
# What puts its clause up to here elsewhere.
BEHIND = (
    r"(?:all|fully|completely|much|long since) (?:better|recovered|over it|gone) now\b",
    r"(?:as|like) (?:it says|(?:the )?(?:box|packet|label|leaflet|doctor|chemist) (?:says|said)|directed|prescribed)\b",
    r"last (?:week|month|winter|spring|summer|autumn|fall|christmas|easter) (?:and|but) (?:it's |i'm )?(?:now )?(?:just|only|fine|better|well)\b",
    r"(?:for|from|with) (?:chewing|laughing|singing|yawning)|laughing so (?:hard|much)\b",
    r"(?:like (?:i've|i have|it has|it's|they've|he's|she's) always (?:been|had|done)|always (?:has|have|did|was|were)(?: been)?(?= and\b| but\b|$)|(?:this|that) way since|(?:never|hasn't|not) changed)\b",
    r"(?:scan|scanned|scans|tests?|tested|bloods|ultrasound|doppler|x ray)(?: \w+){0,5} (?:clear|fine|normal|negative|nothing|okay|good)\b",
    r"(?:false alarm|i don't take any|i don't have any|he doesn't take any|she doesn't take any)\b",
    r"not (?:me|mine|us)\b",
    r"(?:only joking|just joking|was joking|only kidding|just kidding|was kidding|it was a joke|figure of speech|manner of speaking|only a film|just a film|in the programme|in the show|in the story|never since|not since|once when i was|as a lad|as a lass|as a bairn)\b",
    r"(?:in nineteen \w+|years ago|years back|long ago|decades ago|as a (?:kid|child|boy|girl)|in the (?:sixties|seventies|eighties|nineties|war|army)|last year|at school|when i was (?:a|at|in my|young|little|small|\w+teen|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)|(?:was|were|got|been|is) (?:treated|cured|sorted)|all clear|given the all clear|before you were born|in a past life|cleared up|all healed|long healed|got over it)\b",
)
