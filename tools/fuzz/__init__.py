"""Fuzzing: the Lambda function under damaged requests. Run it with `python -m tools.fuzz`."""
