"""The Leg Cramp Guide: an Alexa skill that answers "why do my legs cramp at night"."""
