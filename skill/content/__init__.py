"""What the skill knows and says, checked on loading."""

from skill.content.errors import ContentError, SkillError
from skill.content.load import load
from skill.content.locale import LOCALES
from skill.content.model import TOPICS as TOPIC_IDS
from skill.content.model import Content

__all__ = ["LOCALES", "TOPIC_IDS", "Content", "ContentError", "SkillError", "load"]
