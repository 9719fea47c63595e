"""The parser: a process of its own that makes plain lines of a workbook or a map, within limits of memory and time.

It imports as little as it can: it is started for every such file. Whatever a file does to it, the process that started it lives on.
"""

import errno

DISK_IS_FULL = (errno.ENOSPC, errno.EDQUOT)  # the parser ends with one of these, which is nothing that is wrong with the file
