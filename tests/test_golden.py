"""Every answer on the demo exports, line by line, as it was reviewed last."""

import pytest

from kompas import sql
from tests import golden


@pytest.mark.parametrize("name", sql.names("answers"))
def test_answer_is_as_reviewed(demo, name):
    assert golden.lines(demo, name) == golden.read(name)


def test_no_golden_file_without_its_answer():
    assert sorted(path.stem for path in golden.GOLDEN.glob("*.csv")) == list(sql.names("answers"))
