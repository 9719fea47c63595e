"""What happens to initiatives after their subsidy ends, and does the score tell?"""

from kompas import ui

asked = ui.opening("overleving")
