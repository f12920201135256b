"""What can go wrong, as one small tree of errors."""


class SkillError(Exception):
    """The root of every error that this project raises on purpose."""


class ContentError(SkillError):
    """A content file is wrong: says which file, which key, and what was expected."""

    def __init__(self, file: str, key: str, expected: str) -> None:
        super().__init__(f"{file}: {key}: expected {expected}")
        self.file = file
        self.key = key
        self.expected = expected
