"""Not understood: asked again, then offered a choice, then a kind end."""

from tests.knowing import line, table

UNCLEAR = {"kind": "aside", "statement": line("unclear")}
OPTIONS = {"kind": "options", "statement": line("options"), "asking": "choose", "misses": 2}
END = {"kind": "goodbye", "statement": line("give_up"), "ends": True}

test_misses_in_a_row = table(
    # Out of nowhere it is the one question that matters that is asked.
    ("fallback", {**UNCLEAR, "asking": "cramping", "misses": 1}),
    ("fallback", {**UNCLEAR, "asking": "cold", "misses": 1}, {"asking": "cold"}),
    ("fallback", OPTIONS, {"asking": "cold", "misses": 1}),
    *(("fallback", END, {"asking": "choose", "misses": misses}) for misses in (2, 3, 9)),
    ("help; fallback; fallback; fallback", END),
    ("cause; cause", OPTIONS),
)

# Nobody in pain is left alone.
test_while_it_cramps_each_miss_is_a_first_one = table(
    *(
        (
            "remedy",
            {"statement": line("unknown_name"), "asking": asking},
            {"asking": asking, **many},
        )
        for asking in ("eased", "safe", "ten_minutes")
        for many in ({"misses": 1}, {"misses": 2}, {"misses": 9})
    )
)
