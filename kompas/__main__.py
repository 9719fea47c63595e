"""`python -m kompas`"""

from kompas.cli import main

main(prog_name="python -m kompas")
