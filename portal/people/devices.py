"""What a browser says of itself, in words that its owner knows it by."""

# The first that is found counts: most browsers also name those that they are descended from.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
DEVICES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "an Android phone or tablet"),
    ("CrOS", "a Chromebook"),
    ("Windows", "a Windows computer"),
    ("Macintosh", "a Mac"),
    ("Linux", "a Linux computer"),
)


def in_words(user_agent: str) -> str:
    """Such as “Firefox on a Windows computer”."""
    browser = _first(BROWSERS, user_agent, "A browser")
    device = _first(DEVICES, user_agent, "a device that we don’t know")
    return f"{browser} on {device}"


def _first(known, user_agent: str, otherwise: str) -> str:
    return next((words for sign, words in known if sign in user_agent), otherwise)
