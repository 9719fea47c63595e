"""Killing an import at any moment loses nothing: what was served is served, and the same import afterwards succeeds."""

import os
import random
import signal
import subprocess
import sys
import time

from kompas import archive, manifest, sql, warehouse
from kompas.contract import ROOT

KILLS = 6  # each in its own part of the time that an import takes


def requests_known(home) -> int:
    served = warehouse.current(home)
    _, rows = sql.fetch(warehouse.connect(served), sql.query("answers", "headlines"), {})
    columns, _ = sql.fetch(warehouse.connect(served), sql.query("answers", "headlines"), {})
    return dict(zip(columns, rows[0], strict=True))["requests"]


def test_a_killed_import_loses_nothing(folder, fill_folder, tmp_path, requests_csv, leftovers):
    first = requests_csv("2026-01-31", *(f"{n},Zorg,2026-01-05," for n in range(50)))
    second = requests_csv("2026-02-28", *(f"{n},Zorg,2026-01-05,2026-02-{n % 28 + 1:02}" for n in range(20_000)))
    fill_folder(first)
    before = warehouse.current(folder)
    started = time.monotonic()
    command = [sys.executable, "-m", "kompas", "import", str(second)]
    environment = os.environ | {"KOMPAS_DATA": str(tmp_path / "timing")}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    takes = time.monotonic() - started
    chance = random.Random(7)
    killed = 0
    for number in range(KILLS):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=(0.2 + 0.8 * (number + chance.random()) / KILLS) * takes)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
        served = warehouse.current(folder)
        assert requests_known(folder) == (50 if served == before else 20_000)
        for entry in manifest.read(folder).entries:
            assert archive.path_of(folder, entry).exists()
        if served != before:  # it was done before it was killed: start again from the first export
            manifest.switch(folder, manifest.Manifest())
            warehouse.import_files(folder, [first])
            before = warehouse.current(folder)
    assert killed >= KILLS // 2, "too few were killed on the way for this to say anything"
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert requests_known(folder) == 20_000
    assert leftovers(folder) == []
