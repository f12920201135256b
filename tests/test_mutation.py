"""The measure of the mutants: what counts as killed, and when it fails."""

import io

import pytest

from tools.mutation.share import counted, main, table, verdict


def lines(**statuses: int) -> list[str]:
    """What mutmut prints for one module; "not_checked" is "not checked"."""
    names = [name.replace("_", " ") for name, count in statuses.items() for _ in range(count)]
    return [f"    skill.why.x_why__mutmut_{at}: {name}\n" for at, name in enumerate(names)]


@pytest.mark.parametrize(
    ("statuses", "wrong"),
    [
        ({"killed": 19, "survived": 1}, ""),
        ({"killed": 18, "timeout": 1, "survived": 1}, ""),
        ({"killed": 949, "survived": 51}, "fewer than 95 %"),
        ({"killed": 18, "no_tests": 2}, "fewer than 95 %"),
        ({"killed": 99, "not_checked": 1}, "1 mutants were not tried"),
        ({}, "no mutants"),
    ],
)
def test_nineteen_in_twenty_must_be_killed(statuses: dict[str, int], wrong: str) -> None:
    said = verdict(counted(lines(**statuses)))
    assert said.startswith(wrong)
    assert bool(said) == bool(wrong)


def test_the_table_counts_each_module_and_all_of_them() -> None:
    counts = counted(
        [
            "    a.move.x_answer_to__mutmut_1: killed\n",
            "    a.state.xǁStateǁto_json__mutmut_1: killed\n",
            "    a.state.xǁStateǁto_json__mutmut_2: no tests\n",
            "\n",
        ]
    )
    assert table(counts).splitlines()[2:] == [
        "| `a.state` | 2 | 1 | 1 | 50.0 % |",
        "| `a.move` | 1 | 1 | 0 | 100.0 % |",
        "| all | 3 | 2 | 1 | 66.7 % |",
    ]


@pytest.mark.parametrize(("survived", "code"), [(1, 0), (2, 1)])
def test_the_command_fails_below_the_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], survived: int, code: int
) -> None:
    said = "".join(lines(killed=20 - survived, survived=survived))
    monkeypatch.setattr("sys.stdin", io.StringIO(said))
    assert main() == code
    printed = capsys.readouterr()
    assert f"| all | 20 | {20 - survived} |" in printed.out
    assert bool(printed.err) == bool(code)
