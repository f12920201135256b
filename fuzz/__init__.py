"""Fuzzing: the Lambda function under bent requests. Run it with `python -m fuzz`."""
