"""Files that are made when somebody asks for them, held until the browser has come for them."""

from collections.abc import Callable
from itertools import count

from streamlit import runtime

KEPT = 16  # files, of five megabytes at most
PLACES = count()


def held(make: Callable[[], bytes], mime: str, name: str) -> Callable[[], bytes]:
    """What makes the file for a download button. Of itself Streamlit forgets what it hands out when two visits, of whomever, ran since: on
    a busy server that is before the browser comes for it."""

    def made() -> bytes:
        content = make()
        if runtime.exists():  # or nobody comes for it
            files = runtime.get_instance().media_file_mgr
            files.add(content, mime, f"held-{next(PLACES) % KEPT}", name, is_for_static_download=True)
        return content

    return made
