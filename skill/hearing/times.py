"""How long a cramp lasts, how often it comes, and whether it is now: rules/times.toml."""

from skill.hearing.patterns import pattern
from skill.hearing.rules import rules, table

_RULES = rules("times")
LASTING, OFTEN = table(_RULES["lasting"]), table(_RULES["often"])
NOW = tuple((value == "yes", rule) for value, rule in table(_RULES["now"]))
NOT_LASTING, CRIES = pattern(_RULES["not_lasting"]), pattern(_RULES["cries"])
CLAUSE, OF_THE_LEG = pattern(_RULES["clause"]), pattern(_RULES["of_the_leg"])
SPENT = pattern(_RULES["spent"])
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
