import pytest

from tests.external.tools import command, fetched


@pytest.mark.parametrize("look", [command, fetched])
def test_a_missing_tool_is_not_run_at_home_and_a_failure_on_ci(
    look: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(look)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"not run: .*no-such-tool"):
        look("no-such-tool")
    monkeypatch.setenv("CI", "1")
    with pytest.raises(pytest.fail.Exception, match="no-such-tool"):
        look("no-such-tool")
