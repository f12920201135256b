"""What AWS Lambda calls."""

from skill.alexa.function import lambda_handler

__all__ = ["lambda_handler"]
