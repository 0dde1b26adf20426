class NotDone(Exception):
    """The backup or the restore was not done. Its text tells the person at the terminal why, and
    what to do."""
