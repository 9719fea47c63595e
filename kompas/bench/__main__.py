"""`python -m kompas.bench [REQUESTS …]`"""

import sys

from kompas.bench import SIZES, main

main([int(size) for size in sys.argv[1:]] or list(SIZES))
