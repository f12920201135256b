"""SSML for a browser's voice."""

from skill.console.spoken import Piece, pieces


def test_pauses_part_the_pieces() -> None:
    ssml = '<speak>Hold.<break time="9s"/>Has it eased?</speak>'
    assert pieces(ssml) == (
        Piece("Hold.", "Hold.", 9, whispered=False),
        Piece("Has it eased?", "Has it eased?", 0, whispered=False),
    )


def test_numbers_to_call_are_read_digit_by_digit() -> None:
    (piece,) = pieces('<speak>Call <say-as interpret-as="digits">911</say-as> now.</speak>')
    assert piece.words == "Call 911 now."
    assert piece.aloud == "Call 9 1 1 now."


def test_a_whisper_holds_through_pauses() -> None:
    whisper = '<amazon:effect name="whispered">Hold.<break time="2s"/>Gone?</amazon:effect>'
    assert [piece.whispered for piece in pieces(f"<speak>{whisper}</speak>")] == [True, True]


def test_what_is_escaped_is_read_as_it_was() -> None:
    (piece,) = pieces("<speak>Don&apos;t &amp; &lt;do&gt;</speak>")
    assert piece.words == "Don't & <do>"


def test_nothing_is_no_piece() -> None:
    assert pieces("") == ()
