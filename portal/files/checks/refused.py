class Refused(ValueError):
    """The file can't be taken. Its text tells a person what is wrong with it and what to do."""
