"""Lets ``python -m fullcost`` run the command."""

import sys

from .command import main

sys.exit(main())
