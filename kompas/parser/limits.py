"""How much one foreign file may ask of the machine; each limit is named in the sentence that refuses a file."""

import resource

MEMORY_MB = 768  # of address space, in the process that parses a workbook or a map
MEMORY_MB_PER_MB = 3  # more than that for every MB that the file really is
MOST_MEMORY_MB = 2560
CPU_SECONDS = 20  # of that process
CPU_SECONDS_PER_MB = 0.25
MOST_CPU_SECONDS = 300
WALL_SECONDS = 600  # on a very busy machine
WRITTEN_MB = 4096  # of lines that it writes
UNPACKED_MB = 1024  # of a workbook; what is larger belongs in a CSV
ARCHIVE_MB = 2048  # of all files in an archive, unpacked
MEMBERS = 1000  # of an archive
TIMES_PACKED = 200  # so much larger may a file get by unpacking; spreadsheets and texts get 5 to 50 times as large
SMALL_MB = 64  # what unpacks to less may be packed as tightly as it likes
COLUMNS = 4_000  # of a header
MERGED = 100_000  # merged cells of a sheet
SLOW_SECONDS = 60  # that reading a text file line by line may take, and besides
SECONDS_PER_MB = 1.0
WRONG_LINES = 500_000  # in one sheet; a file with more is of another kind than it seems


def allowance(size: float) -> dict[str, int]:
    """Megabytes of memory and seconds of the processor that parsing a file of so many megabytes, unpacked, may take."""
    memory = min(MEMORY_MB + MEMORY_MB_PER_MB * size, MOST_MEMORY_MB)
    seconds = min(CPU_SECONDS + CPU_SECONDS_PER_MB * size, MOST_CPU_SECONDS)
    return {"memory_mb": round(memory), "seconds": round(seconds)}


def enforce(most: dict[str, int]) -> None:
    """From here on this process can take no more than that, and can never allow itself more than the most of all."""
    mb = 1 << 20
    resource.setrlimit(resource.RLIMIT_AS, (most["memory_mb"] * mb, MOST_MEMORY_MB * mb))
    resource.setrlimit(resource.RLIMIT_CPU, (most["seconds"], MOST_CPU_SECONDS))
