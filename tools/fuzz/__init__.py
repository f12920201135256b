"""Fuzzing: the Lambda function under damaged requests. Run it with `python -m tools.fuzz`.

Hypothesis draws blindly, and that is enough here: 3,000 requests reach every line that reads a
request or a state.
"""
