"""The workflows of .github/: by their schema, by a security audit, and by the rules of this project."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
NAMES = [file.name for file in WORKFLOWS]
PROGRAMS = Path(sys.executable).parent
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
TARGETS = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def workflow(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((GITHUB / "workflows" / name).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return found


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job.get("steps", [])]


def audit(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAMS / "zizmor", "--offline", "--no-progress", folder], capture_output=True, text=True, check=False
    )


def schema_finds(*files: Path, schema: str = "vendor.github-workflows") -> subprocess.CompletedProcess[str]:
    command = [PROGRAMS / "check-jsonschema", "--builtin-schema", schema, *files]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_there_is_a_workflow_for_each_part_of_publishing() -> None:
    assert NAMES == ["check.yml", "preview-comment.yml", "preview.yml", "publish.yml", "test.yml", "weekly.yml"]


def test_security_audit_finds_nothing() -> None:
    found = audit(GITHUB)
    assert found.returncode == 0, found.stdout


def test_schemas_find_nothing() -> None:
    found = schema_finds(*WORKFLOWS)
    assert found.returncode == 0, found.stdout
    found = schema_finds(GITHUB / "dependabot.yml", schema="vendor.dependabot")
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('make preview BASE="$BASE"', "make preview BASE=${{ github.event.pull_request.title }}", "template-injection"),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@main", "unpinned-uses"),
        ("  pull_request:", "  pull_request_target:", "dangerous-triggers"),
    ],
)
def test_audit_notices_a_fault(tmp_path: Path, old: str, new: str, rule: str) -> None:
    shutil.copytree(GITHUB, tmp_path / ".github")
    file = tmp_path / ".github/workflows/preview.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    found = audit(tmp_path / ".github")
    assert found.returncode != 0
    assert f"[{rule}]" in found.stdout


def test_schema_notices_a_fault(tmp_path: Path) -> None:
    text = (GITHUB / "workflows/check.yml").read_text(encoding="utf-8")
    (tmp_path / "check.yml").write_text(text.replace("runs-on:", "run-on:"), encoding="utf-8")
    assert "runs-on" in schema_finds(tmp_path / "check.yml").stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=NAMES)
def test_every_action_is_pinned_by_commit(file: Path) -> None:
    used = re.findall(r"uses: (.*)", file.read_text(encoding="utf-8"))
    assert used
    assert [one for one in used if not one.startswith("./") and not PINNED.fullmatch(one)] == []


def test_an_action_is_the_same_commit_everywhere() -> None:
    """A commit is called by one version, and a version is one commit: a slip of either shows where both are used."""
    used = {pin for file in WORKFLOWS for pin in re.findall(r"uses: ([^./].*)", file.read_text(encoding="utf-8"))}
    actions = [pin.partition("@")[0] for pin in used]
    assert sorted(actions) == sorted(set(actions))


@pytest.mark.parametrize("name", NAMES)
def test_every_command_works_locally(name: str) -> None:
    """A step runs `make` and nothing else, with a target that `make help` lists."""
    commands = [step["run"] for step in steps(name) if "run" in step]
    assert commands
    for command in commands:
        found = re.fullmatch(
            r'make (?:--silent )?(?:"\$TASK"|([a-z]+))(?: [A-Z]+=(?:[\w./-]+|"\$\w+"))*(?: >> "\$\w+")?', command
        )
        assert found, command
        assert found[1] is None or found[1] in TARGETS, command


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (("check", "FORMAT=github"), "build.py check --format github"),
        (("summary", "BASE=abc"), "-m tools.publishing summary --base abc"),
        (("preview", "BASE=abc"), "-m tools.publishing preview --base abc --output _preview"),
        (("comment", "EVENT=e.json", "COMMENT=c.md"), '-m tools.publishing comment --event "e.json" --text "c.md"'),
        (("site",), "build.py"),
        (("verify", "SITE=https://a.example/"), 'build.py verify "https://a.example/" --wait 0'),
        (("verify", "SITE=_site", "WAIT=900"), 'build.py verify "_site" --wait 900'),
        (("outside",), "-m tools.publishing links _site"),
        (("standards",), "-m tools.publishing giving360 _site"),
        (("lighthouse",), "bench/lighthouse/measure.py --write"),
    ],
)
def test_targets_run_the_commands_that_are_tested(words: tuple[str, ...], command: str) -> None:
    """tests/test_publishing.py, test_verification.py and others run these commands themselves."""
    said = subprocess.run(["make", "--dry-run", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert f".venv/bin/python {command}" in said


def test_tasks_of_the_week_are_commands() -> None:
    assert set(workflow("weekly.yml")["jobs"]["weekly"]["strategy"]["matrix"]["task"]) <= TARGETS


def found_below(name: str) -> list[Path]:
    """The files of a name wherever they lie in the repository, but for what was installed or built."""
    found = (file for file in ROOT.rglob(name) if file.is_file())
    return [
        file
        for file in found
        if not any(part == "node_modules" or part.startswith((".", "_")) for part in file.relative_to(ROOT).parts[:-1])
    ]


def test_every_lock_is_audited_and_kept_up_to_date() -> None:
    said = subprocess.run(["make", "--dry-run", "audit"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    python, npm = re.findall(r"for (?:lock|folder) in (.*);", said)
    hashed = [file for file in found_below("*.txt") if "--hash=" in file.read_text(encoding="utf-8")]
    assert sorted(python.split()) == sorted(file.stem for file in hashed)
    assert {file.parent for file in hashed} == {ROOT / "requirements"}
    folders = [file.parent.relative_to(ROOT) for file in found_below("package-lock.json")]
    assert len(folders) > 3
    assert sorted(npm.split()) == sorted(map(str, folders))
    updates = yaml.load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["updates"]  # noqa: S506
    watched = {update["package-ecosystem"]: update.get("directories") or [update["directory"]] for update in updates}
    assert watched.keys() == {"github-actions", "pip", "npm"}
    assert watched["pip"] == ["/requirements"]
    assert sorted(watched["npm"]) == sorted(f"/{folder}".removesuffix(".") for folder in folders)


@pytest.mark.parametrize("name", NAMES)
def test_permissions_are_the_least(name: str) -> None:
    """A workflow may read; what more a job needs stands with the job."""
    whole = workflow(name)
    assert whole["permissions"] in ({}, {"contents": "read"})
    writes = {
        (job, permission)
        for job, body in whole["jobs"].items()
        for permission, level in body.get("permissions", {}).items()
        if level == "write"
    }
    allowed = {
        "publish.yml": {
            ("attest", "id-token"),
            ("attest", "attestations"),
            ("deploy", "pages"),
            ("deploy", "id-token"),
        },
        "preview-comment.yml": {("comment", "pull-requests")},
    }
    assert writes == allowed.get(name, set())


def test_code_of_a_pull_request_meets_no_token_that_writes() -> None:
    for name in NAMES:
        whole = workflow(name)
        triggers = whole["on"].keys()
        assert "pull_request_target" not in triggers
        text = (GITHUB / "workflows" / name).read_text(encoding="utf-8")
        assert "secrets." not in text
        if "workflow_run" in triggers:
            # the checkout is of the main branch: nothing names another
            assert all("ref" not in step.get("with", {}) for step in steps(name))
            assert "head_sha" not in text


def test_only_main_is_signed_and_deployed() -> None:
    """Also where somebody starts the workflow by hand on another branch; what needs that job is then left out too."""
    jobs = workflow("publish.yml")["jobs"]
    assert workflow("publish.yml")["on"]["push"] == {"branches": ["main"]}
    assert jobs["attest"]["if"] == "github.ref == 'refs/heads/main'"
    assert (jobs["deploy"]["needs"], jobs["verify"]["needs"]) == ("attest", "deploy")
    assert jobs["attest"]["needs"] == ["test", "build"]
    assert "if" not in jobs["deploy"]
    assert "if" not in jobs["verify"]


def test_no_other_branch_puts_out_a_publish_of_main() -> None:
    """GitHub keeps one waiting run in a group and cancels the one that waited before."""
    assert workflow("publish.yml")["concurrency"] == {
        "group": "publish-${{ github.ref }}",
        "cancel-in-progress": "false",
    }


def test_comment_of_a_preview_that_failed_early_ends_well() -> None:
    """Only then may the download fail; of a preview that succeeded there is always a comment."""
    every = steps("preview-comment.yml")
    tolerant = [step for step in every if "continue-on-error" in step]
    assert [step["continue-on-error"] for step in tolerant] == [
        "${{ github.event.workflow_run.conclusion == 'failure' }}"
    ]
    assert tolerant[0]["uses"].startswith("actions/download-artifact@")
    written = [step["with"] for step in steps("preview.yml") if step.get("with", {}).get("name") == "preview-comment"]
    assert [with_["if-no-files-found"] for with_ in written] == ["ignore"]


def test_published_site_is_given_time_to_replace_what_caches_keep() -> None:
    """GitHub Pages sends max-age=600; the job has time left for the build and for reading every file."""
    job = workflow("publish.yml")["jobs"]["verify"]
    found = [match for step in job["steps"] if (match := re.search(r"WAIT=(\d+)", step.get("run", "")))]
    assert len(found) == 1
    assert 600 < int(found[0][1]) < 60 * (int(job["timeout-minutes"]) - 15)


@pytest.mark.parametrize("name", NAMES)
def test_every_run_ends_and_none_overtakes_another(name: str) -> None:
    whole = workflow(name)
    assert whole["concurrency"]["group"]
    for body in whole["jobs"].values():
        assert "uses" in body or int(body["timeout-minutes"]) <= 60


@pytest.mark.parametrize("name", NAMES)
def test_history_is_there_where_the_site_is_built(name: str) -> None:
    """A site that is built from a shallow clone does not know when its records changed."""
    builds = any(re.match(r"make (?:--silent )?(?!comment)", step.get("run", "")) for step in steps(name))
    checkouts = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all((step["with"].get("fetch-depth") == "0") is builds for step in checkouts)


@pytest.mark.parametrize("name", NAMES)
def test_no_checkout_leaves_a_token_behind(name: str) -> None:
    checkouts = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"].get("persist-credentials") for step in checkouts] == ["false"] * len(checkouts)
