"""Which help was asked and given, and what stands beside what it costs?"""

from kompas import ui

asked = ui.opening("ondersteuning")
