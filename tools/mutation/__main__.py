"""Runs mutmut, with the tests collected once: `python -m tools.mutation run`.

mutmut has pytest collect the tests of a mutant anew for each of six thousand, which takes longer
than to run them. Here the process that the mutants are forked from has collected all tests.
"""

import sys
from collections.abc import Iterable
from functools import cached_property

from mutmut.__main__ import cli
from mutmut.runners.harness import PytestRunner
from mutmut.utils.file_utils import change_cwd
from mutmut.workers import isolation
from pytest import Config, Session  # noqa: PT013

PLACE = "mutants"  # where mutmut writes them, beside their tests
# mutmut opens a file that it never closes, which would count as the failure of any test.
WITHOUT = ("-p", "no:unraisableexception", "--tb=native")  # nobody reads what failed
NO_MUTANT, PATIENCE = "skill.dialogue.none", 600  # seconds, for all tests
SUSPICIOUS = 35  # what mutmut calls a run that came to no result


class Collected(PytestRunner):
    """Runs the tests of a mutant from those that were collected."""

    @cached_property
    def session(self) -> Session:
        """All tests of the mutants, to be run; none of their fixtures is set up."""
        args = ["--rootdir=.", "-x", "-q", *WITHOUT, *self._pytest_add_cli_args]
        with change_cwd(PLACE):
            config = Config.fromdictargs({}, [*args, *self._pytest_add_cli_args_test_selection])
            config._do_configure()
            session = Session.from_config(config)
            config.hook.pytest_sessionstart(session=session)
            config.hook.pytest_collection(session=session)
        return session

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """1 where one of *tests* fails, else 0; without a mutant, pytest's own run of them."""
        if mutant_name is None:
            return int(super().run_tests(mutant_name=mutant_name, tests=tests))
        own = f"tests/test_{mutant_name.split('.')[2]}.py"  # which most likely notices
        return self.run_collected(sorted(tests, key=lambda test: not test.startswith(own)))

    def run_collected(self, tests: Iterable[str]) -> int:
        """1 where one of *tests* fails, 0 where none does; SUSPICIOUS where they did not run."""
        try:
            named = {item.nodeid: item for item in self.session.items}
            self.session.items = [named[test] for test in tests]
            with change_cwd(PLACE):
                self.session.config.hook.pytest_runtestloop(session=self.session)
        except Session.Failed:  # the first failure ends it
            return 1
        except BaseException:
            return SUSPICIOUS
        return int(self.session.testsfailed > 0)


class Forks(isolation.ForkRunner):
    """Collects before it forks."""

    test_runner: Collected

    def startup(self) -> None:
        """Collects the tests, and tries them as those of any mutant, with nothing changed."""
        every = [item.nodeid for item in self.test_runner.session.items]
        super().startup()  # what is there by now is never looked through for garbage
        self.submit(NO_MUTANT, every, PATIENCE, PATIENCE)
        if self.wait_for_result().exit_code:
            sys.exit("the tests fail where nothing was changed")


if __name__ == "__main__":
    vars(isolation).update(PytestRunner=Collected, ForkRunner=Forks)
    cli()
