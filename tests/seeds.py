"""Where the two real plans and the other material beside the repository lie, if they are there."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"


def need_shared() -> None:
    """Skip with a reason where the material is absent; fail where CI must have it."""
    if not SHARED.is_dir():
        reason = "../shared is not beside this clone"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}, and CI needs it")
        pytest.skip(reason)
