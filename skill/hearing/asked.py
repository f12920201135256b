"""What asks about a fact or supposes it, how far it reaches, and what only sounds like a question."""

from skill.hearing.patterns import none_before, pattern
from skill.hearing.subjects import I_AM, IT_IS, OWN

# A verb that comes after its subject asks nothing: "we did the whole path".
NOT_AFTER = none_before(
    "why|only|just|always|never|still|usually|i|we|he|she|they|it|that|this|you|there|who|"
    "which|dad|mum|mom|leg|calf|foot|pain"
)
# After these words a subject belongs to the question.
WITHIN = none_before(
    "because|cause|chance|if|that|when|after|since|way|time|and|or|ought|is|are|can|could|"
    "do|does|did|should|would|will|have|has|am|may|might|be|know|tell|think|suppose|say|"
    "says|was|were|not"
)
# Where a question ends, and a statement begins.
ENDS = pattern(
    rf"{WITHIN}\b(?:{I_AM}|{IT_IS}|{OWN})\b"
    r"|\b(?:but|cos|seeing as|considering|given that|bearing in mind|as i)\b"
)
# What sounds like a question and is none.
NOT_ASKED = pattern(
    r"\b(?:if (?:that|it) (?:counts|helps|matters|makes sense)|if anything|if i'm honest|if you (?:must know|ask me|like)|"
    r"if not more|as if|even if|could be i|might be i)\b"
)
# What asks about all that follows it.
AHEAD = (
    r"is the (?:\w+ ){1,4}?(?:giving|causing|making|doing|behind|to blame|responsible)\b",
    r"(?:what if|what about|how about|whether|supposing|suppose|imagine|say i|let's say|in case|any chance|wonder|wondering|wonders|maybe|perhaps|possibly|might be|may be|could be|must be|i blame|blame|blames|to do with)\b",
    r"(?:if (?:i|it|it's|he|she|my|there|the|that|this|you|we)|if)\b",
    r"(?:how do i|how can i|how would i|how will i|how could i|how does (?:one|he|she)|how do you|how can you|how would you|how to (?:know|tell))\b",
    r"(?:^|(?<=^so )|(?<=^and )|(?<=^um )|(?<=^but )|(?<=^well )|(?<=^or )|(?<=^okay )|(?<=alexa ))(?:is|are|could|can|does|would|will|should|might|am|(?:was|were|did|do|has|have) (?:it|that|i|he|she|they|my|you|the)|any chance|any)\b(?!')",
    r"(?:^|(?<=^so )|(?<=^and )|(?<=^um )|(?<=^well )|(?<=^okay )|(?<=alexa ))(?:what|which|who|ought|do|does|how(?! come)|any idea|tell me|explain)\b(?!'| with the)",
    r"say (?:it|it's) (?:was|is|were)\b",
    rf"{NOT_AFTER}(?:can|could|does|do|would|will) (?!not\b)(?:\w+ ){{1,4}}?(?:be|cause|make|give|gives|send|bring|mean|affect|lead|trigger|set|matter|explain|do|have|play|come|hurt|help)\b",
    r"(?:you don't suppose|you don't think|don't suppose|you reckon|do you reckon|how'd|how would|what does|what do|what are the|what's the|what would|which way)\b",
    rf"{NOT_AFTER}(?:is|isn't|are|aren't|could|couldn't|can|does|doesn't|would|wouldn't|will|should|shouldn't|might) (?:it|this|that|these|those|they|i|he|she|we|you|there|my|his|her|too|lack|low|some|any|people|drinking|eating|taking|sitting|lying|sleeping|running|standing)\b",
    rf"{NOT_AFTER}(?:do|did|was|were|have|has|am|don't|didn't) (?:i|it|they|you|we|he|she|my|this)\b(?! (?:do|did|was|were|have|has)\b)",
    r"(?:think it's|thinks it's|think it is|reckon it's|reckons it's|says it's|said it's|told me it's|swears it's|says it might|said it might|guess it's|worried (?:about|that|it's|in case|it might)|afraid (?:it's|of|that)|scared (?:it's|of|that)|worry about|frightened (?:of|it's)|terrified (?:of|it's)|thinking it's|heard (?:that|it's|there's|about)|read (?:that|it's|somewhere)|convinced it's|due to|down to|because of|related to|linked to|connected to|the cause|the culprit|the reason)\b",
)
# What asks about its clause up to here.
BEHIND = (
    r"(?:or something else|which is it|which$|how can (?:you|i) tell|how do (?:i|you) tell|or is it)\b",
    r"(?:to blame|at fault|be the (?:cause|reason|culprit)|the (?:cause|reason|culprit)|causing (?:it|this|these|them|that|cramps?|my)|behind (?:it|this|my)|responsible|doing it|doing this|could matter|might matter|matter at all|is it$|was it$|or what$|or not$|i wonder$|is it then$|maybe$|perhaps$|possibly$)",
)
