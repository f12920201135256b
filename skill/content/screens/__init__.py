"""What a screen shows: documents in Alexa Presentation Language, and a figure for each hold."""

from skill.content.screens.load import document, graphic

__all__ = ["document", "graphic"]
