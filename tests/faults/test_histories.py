"""Histories that Hypothesis makes up, some of them; `python -m tests.faults.histories` for more."""

from __future__ import annotations

import logging

import pytest

from tests.faults import histories


def test_whatever_happens_nothing_is_lost_or_doubled(caplog: pytest.LogCaptureFixture) -> None:
    """Each history ends well."""
    caplog.set_level(logging.CRITICAL)
    histories.run(5)
