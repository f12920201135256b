"""Values: what JSON can hold, and a request never should."""

import json
from operator import mul
from typing import Any

from hypothesis import strategies as st

# What Python, XML, the speech or the SDK could take for more than a text.
WORDS = (
    "",
    " ",
    "\0",
    "\ud800",
    "true",
    "<speak>",
    "</speak><audio src='https://example.org/a.mp3'/>",
    "&amp;]]><!--",
    "[pause 9s][pause 9s]",
    "{emergency}",
    "%s %d {0}",
    "911 ",
    "2026-11-20T02:07:52 PDTX",
    *("__class__", "__dict__", "attribute_map", "object_type", "application_id"),
    *("type", "value", "values", "id"),
)
NUMBERS = (-1, 0.5, -0.0, 2**63, 10**4000, 1e308, float("inf"))  # 1e999 in a text is infinite
SIZES = (100, 2_000, 20_000, 200_000)
DEPTHS = (5, 50, 300)  # Python's own JSON reader gives up at some deeper one

# Any of Unicode, halves of characters among it.
TEXT = st.one_of(st.sampled_from(WORDS), st.text(st.characters(exclude_categories=()), max_size=40))

VALUE: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([None, {}, []]),
    st.booleans(),
    st.integers(0, 12),
    st.sampled_from(NUMBERS),
    TEXT,
    st.lists(TEXT, max_size=3),
    st.dictionaries(TEXT, TEXT, max_size=3),
    st.builds(mul, st.sampled_from(["x", "\u00e4", "[pause 9s]"]), st.sampled_from(SIZES)),
    st.builds(mul, st.just([None]), st.sampled_from(SIZES[:-1])),
    st.sampled_from(SIZES[:-1]).map(lambda size: {f"k{n}": n for n in range(size)}),
    st.builds(
        lambda depth, ends: json.loads(f"{ends[0] * depth}null{ends[1] * depth}"),
        st.sampled_from(DEPTHS),
        st.sampled_from((("[", "]"), ('{"a":', "}"))),
    ),
)
