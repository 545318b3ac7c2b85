"""``python -m aigf`` is the ``aigf`` command."""

from aigf.cli.main import main

main()
