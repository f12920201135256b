"""The tests; those of the core share checks that say what they found."""

import pytest

pytest.register_assert_rewrite("tests.knowing")
