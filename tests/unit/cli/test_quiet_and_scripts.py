"""Saying nothing of what went well; completion scripts and the manual page."""

import argparse
import shutil
import subprocess

import pytest

from designo_sync_gui import __version__
from designo_sync_gui.cli.manual_page import manual_page
from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.events import ReadingsVoided
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import verbatim


@pytest.fixture
def plan_file(cli, put, tmp_path):
    put("1", "paid", "Paid")
    put("2", "sent", "Sent")
    path = tmp_path / "plan.json"
    assert cli("plan", "--to", "designo", "--out", str(path), "--quiet") == 0
    assert cli.out + cli.err == ""
    return path


def test_that_cron_hears_nothing_of_a_run_that_went_well(cli, plan_file, tmp_path) -> None:
    assert cli("refresh", "--quiet") == 0
    assert cli.out + cli.err == ""
    assert cli("apply", str(plan_file), "--yes", "--quiet") == 0
    assert cli.out + cli.err == ""
    assert cli("watch", "set", "--minutes", "10", "--quiet") == 0
    assert cli.out + cli.err == ""


def test_that_cron_hears_why_a_plan_that_went_well_ends_in_1(cli, put, tmp_path) -> None:
    put("1", "a", "b")
    put("2", "x" * 18, "b")
    put("3", "same", "same")
    path = tmp_path / "plan.json"
    assert cli("plan", "--to", "designo", "--all", "--out", str(path), "--quiet") == 0
    assert cli("apply", str(path), "--yes", "--quiet") == 1
    (line,) = cli.out.splitlines()
    assert line.startswith("refused by the plan: 1 too long. ")


def test_that_quiet_settings_say_nothing_of_what_was_asked_for(cli, services) -> None:
    services.during_save = ReadingsVoided(("wc_eu",))
    argv = ("designo", "set", "--url", "https://d.example/", "--no-read")
    assert cli(*argv) == 0
    assert "not read" in cli.err
    assert "is void" in cli.err
    assert cli(*argv, "--quiet") == 0
    assert cli.out + cli.err == ""


def test_that_a_job_whose_readings_were_voided_says_so_also_quietly(cli, services) -> None:
    services.during_refresh = ReadingsVoided(("wc_eu",))
    assert cli("refresh", "--quiet") == 0
    assert "is void" in cli.err


def test_that_cron_hears_what_went_wrong_and_to_which_order(cli, services, plan_file) -> None:
    services.kinds = {"2": OutcomeKind.ALTERED}
    assert cli("apply", str(plan_file), "--yes", "--quiet") == 1
    assert "altered" in cli.out
    assert "(id 2)" in cli.out
    assert "(id 1)" not in cli.out
    services.refresh_errors = (
        ("wc_eu", Unreachable(verbatim("It does not answer."), verbatim("Try later."))),
    )
    assert cli("refresh", "--quiet") == 3
    assert "It does not answer." in cli.err


def test_that_what_was_asked_for_is_printed_quietly_too(cli, put) -> None:
    put("1", "paid", "Paid")
    assert cli("list", "--quiet") == 0
    assert '"Paid"' in cli.out


def test_that_no_progress_is_shown_quietly_on_a_terminal(cli) -> None:
    assert cli("refresh", terminal=True) == 0
    assert "1 of 2" in cli.err
    assert cli("refresh", "--quiet", terminal=True) == 0
    assert cli.err == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_that_a_shell_can_complete_commands_and_options(cli, shell) -> None:
    assert cli("completion", shell) == 0
    for word in ("census", "doctor", "journal", "verify", "mismatches"):
        assert word in cli.out
    assert cli.opened == []


def test_that_bash_takes_its_completion_script(cli, tmp_path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    cli("completion", "bash")
    script = tmp_path / "complete"
    asked = (
        'COMP_WORDS=(designo-sync journal v); COMP_CWORD=2; COMP_LINE="designo-sync journal v"\n'
        '_shtab_designo_sync; printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    script.write_text(cli.out + asked, "utf-8")
    done = subprocess.run([bash, str(script)], capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.split() == ["verify"], done.stderr


def test_that_the_powershell_script_knows_words_and_choices_of_every_command(cli) -> None:
    assert cli("completion", "powershell") == 0
    lines = [line.strip() for line in cli.out.splitlines()]
    assert "'journal' = @('verify', 'export', 'settle', " in cli.out
    (report,) = [line for line in lines if line.startswith("'report' = ")]
    assert "'--separator'" in report
    assert "'report --separator' = @('comma', 'semicolon')" in lines
    (all_,) = [line for line in lines if line.startswith("'' = ")]
    assert "'refresh'" in all_
    assert cli.out.count("{") == cli.out.count("}")
    assert cli.out.count("'") % 2 == 0


def test_that_an_unknown_shell_is_refused(cli) -> None:
    assert cli("completion", "cmd") == 2


def test_that_the_manual_page_tells_every_command_and_the_exit_statuses(cli) -> None:
    assert cli("man") == 0
    assert cli.out.startswith('.TH "DESIGNO\\-SYNC" "1" ""')
    assert __version__ in cli.out.splitlines()[0]
    for command in ("refresh", "apply", "doctor", "journal settle"):
        assert f"designo\\-sync {command}" in cli.out
    assert "no usable keyring" in cli.out
    assert cli.opened == []


def test_that_the_manual_page_turns_no_text_into_a_request_and_tells_shared_options_once() -> None:
    parser = argparse.ArgumentParser("tool", description=".so a file\\n of roff")
    parser.add_argument("--home", help="'where \\fBall\\fR is")
    commands = parser.add_subparsers()
    go = commands.add_parser("go")
    go.add_argument("--home", help="'where \\fBall\\fR is")
    go.add_argument("--far", help="50 %% more")
    page = manual_page(parser, "1", "goes").splitlines()
    assert "\\&.so a file\\en of roff" in page
    assert page.count("\\&'where \\efBall\\efR is") == 1
    assert "50 % more" in page
    assert not [line for line in page if line.startswith((".so", "'"))]


def test_that_man_reads_the_page_without_a_warning(cli, tmp_path) -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("there is no groff here")
    cli("man")
    page = tmp_path / "designo-sync.1"
    page.write_text(cli.out, "utf-8")
    words = [groff, "-man", "-Tutf8", "-K", "utf8", "-ww", "-z", str(page)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_that_help_prints_the_page_or_the_heading_of_a_topic(cli) -> None:
    assert cli("help", "writes") == 0
    assert cli.out.startswith("# Writes and their outcomes\n")
    assert cli("help", "troubleshooting/not-permitted") == 0
    assert cli.out.startswith("## Not permitted\n")
    assert "##" not in cli.out[2:]


def test_that_help_lists_topics_and_finds_words(cli) -> None:
    assert cli("help") == 0
    assert "troubleshooting/not-permitted  Not permitted" in cli.out.splitlines()
    assert cli("help", "MÁRIADB", "port") == 2
    assert "No topic and no text of the help matches" in cli.err
    assert cli("help", "certificate", "pem") == 0
    found = cli.out.splitlines()
    assert "troubleshooting/certificate-not-trusted  Certificate not trusted" in found


def test_that_an_error_names_the_topic_of_its_cause(cli) -> None:
    assert cli("apply", "no-such-plan.json") == 2
    topic = cli.err.rpartition("designo-sync help ")[2].strip()
    assert cli("help", topic) == 0
