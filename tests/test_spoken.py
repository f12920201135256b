"""SSML for a browser's voice."""

from skill.simulator.spoken import Piece, pieces


def test_pauses_part_the_pieces_and_a_whisper_holds_through_them() -> None:
    inner = 'Hold.<break time="9s"/>Has it eased?'
    aloud, whispered = (
        f"<speak>{inner}</speak>",
        f'<amazon:effect name="whispered">{inner}</amazon:effect>',
    )
    for ssml, soft in ((aloud, False), (f"<speak>{whispered}</speak>", True)):
        assert pieces(ssml) == (
            Piece("Hold.", "Hold.", 9, whispered=soft),
            Piece("Has it eased?", "Has it eased?", 0, whispered=soft),
        )
    assert pieces("") == ()


def test_what_is_escaped_is_read_as_it_was_and_numbers_to_call_digit_by_digit() -> None:
    marked = 'Don&apos;t &amp; call <say-as interpret-as="digits">911</say-as>'
    (piece,) = pieces(f"<speak>{marked}</speak>")
    assert (piece.words, piece.aloud) == ("Don't & call 911", "Don't & call 9 1 1")
