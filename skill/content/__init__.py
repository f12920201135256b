"""What the skill knows and says, checked on loading."""

from skill.content.errors import ContentError, SkillError
from skill.content.load import LOCALES, load
from skill.content.model import TOPICS as TOPIC_IDS
from skill.content.model import Content

__all__ = ["LOCALES", "TOPIC_IDS", "Content", "ContentError", "SkillError", "load"]
