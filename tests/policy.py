"""Words that Amazon's policy forbids, or that come near it."""

import re

PRIVATE_MATTERS = re.compile(
    r"\b(diagnos\w*|condition|disease|diabet\w*|kidneys?|liver|thyroid|nerves?|pregnan\w*|expecting|"
    r"medicines?|medication|drugs?|pills?|tablets?|statins?|inhalers?|dose|age|old|born|weigh\w*)\b",
    re.IGNORECASE,
)
CURE = re.compile(
    r"\bcur(e[sd]?|ing)\b|\bheals\b|\bguarante\w+|\bmiracle|(?<!not )(?<!never )\bproven to\b", re.I
)
RESCUE = re.compile(r"\b(sav(e|es|ed|ing)|rescu\w+) ((your|a|any) )?li(fe|ves)\b|life-?sav", re.I)
DOSE = re.compile(
    r"\b(milli|micro)?grams?\b|\b\d+ ?(mg|mcg|ml|iu)\b|\b(once|twice|times) (a|per) (day|night)"
    r"|\b(one|two|three|\d+) (pills?|tablets?|capsules?|doses?)\b",
    re.I,
)
TRADE = re.compile(
    r"\b(buy|order|shop|sell(er)?|sale|online|price|cheap\w*|market|without a prescription)\b", re.I
)
ADVERT = re.compile(
    r"\b(donat\w+|sponsor\w*|advert\w*|discount|subscri\w+|upgrade|premium|rate this|five stars)\b",
    re.I,
)
OTHER_SKILLS = re.compile(r"\bskills?\b|\balexa\b|\bamazon\b", re.I)
OFFER_TO_CALL = re.compile(
    r"\b(shall|can|should|could|may|will|let|would you like) (i|me|us)\b[^.?]*\b(call|phone|dial"
    r"|ring|text|contact)\b|\b(i('ll| will| can)|calling|connecting) (now )?(call|dial|you to)\b",
    re.I,
)
PERSONAL = re.compile(
    r"\b(your|what|which) ((full|first|last) )?(name|address|e-?mail|phone|number|birthday)"
    r"|\bwho are you\b|\bwhere do you live\b",
    re.I,
)
ONLY_FOR_THE_EYE = re.compile(r"[][(){}/;*#%&+=_<>|\\]|https?|www\.|\be\.g\.|\bi\.e\.|\betc\b")
