"""How much one foreign file may ask of the machine; each limit is named in the sentence that refuses a file."""

MEMORY_MB = 1024  # of address space, in the process that parses a workbook or a map
CPU_SECONDS = 60  # of that process
WALL_SECONDS = 120  # on a busy machine
WRITTEN_MB = 4096  # of lines that it writes
UNPACKED_MB = 1024  # of a workbook; what is larger belongs in a CSV
TIMES_PACKED = 200  # so much larger may a workbook get by unpacking; spreadsheets get 5 to 50 times as large
SMALL_MB = 64  # a workbook that unpacks to less may be packed as tightly as it likes
COLUMNS = 4_000  # of a header
MERGED = 100_000  # merged cells of a sheet
SLOW_SECONDS = 60  # that the careful reading of a text file may take, and besides
SECONDS_PER_MB = 1.0
WRONG_LINES = 500_000  # in one sheet; a file with more is of another kind than it seems
