"""What can go wrong on the way to the store."""

from skill.content import SkillError


class PublishingError(SkillError):
    """The skill package cannot be made from what was given."""
