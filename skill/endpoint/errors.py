"""What can go wrong at the endpoint: a request that is not Alexa's, or a server told nonsense."""

from skill.alexa.app import RefusedError
from skill.content import SkillError


class UnverifiedError(RefusedError):
    """A request that cannot be shown to come from Alexa.

    Its text is the reason given to the sender and to the log: our words alone, none of theirs.
    """


class ServerError(SkillError):
    """The server cannot start as it was asked to."""
