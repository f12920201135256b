"""Subjects with their verbs: where what came before ends and something else is said."""

I_AM = r"(?:i|i'm|i've|i'd|i'll|he|he's|she|she's|we|we've|they|they're|they've)"
IT_IS = r"(?:it's|it is|it was|it just|it only|it feels|it hurts|it got|there's|there is)"
OWN = r"(?:my|his|her|the|our|one|both|mum's|dad's) (?:(?!(?:but|and|or|so|because|cos|though) )\w+ ){0,3}?(?:is|are|was|has|have|feels|feel|went|goes|gets|got|keeps|hurts|looks|came|started|\w+'s (?!\w+ to blame))\b"
