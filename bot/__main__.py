"""`python -m bot` is `beleidsbot`."""

import sys

from bot.cli import main

sys.exit(main())
