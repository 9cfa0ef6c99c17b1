"""The checker of HTML that the standard's authors use: a Java program that npm delivers."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

VNU = Path(__file__).resolve().parents[1] / "node_modules/vnu-jar/build/dist/vnu.jar"
# It runs for seconds: to compile for a program that runs for hours takes longer than is gained, and so do threads that
# clear away beside it. What is compiled so needs more room on its stack.
FOR_SECONDS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")


def check(java: str, folder: Path, names: Iterable[str]) -> tuple[int, str]:
    """The checker's exit status over pages of a folder, and its findings."""
    command = (java, *FOR_SECONDS, "-jar", str(VNU), "--errors-only", *(str(folder / name) for name in names))
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    # each line begins with the page's address in quotes: leave its path in the site
    return done.returncode, re.sub(
        r'^"file:/+' + re.escape(str(folder)[1:]) + '/(.*?)"', r"\1", done.stdout, flags=re.M
    )
