"""How typed words become what Alexa would have sent. For the tools only: nothing that answers Alexa ever loads it.

Alexa's own understanding can't be reached from a terminal, so this stands in for it; the skill sees no difference.
"""

from skill.tools.understanding.heard import Heard, HeardSlot
from skill.tools.understanding.listening import Understanding

__all__ = ["Heard", "HeardSlot", "Understanding"]
