"""Reading XML that somebody sent."""

from xml.parsers.expat import ExpatError, ParserCreate

from .refused import Refused

DAMAGED = "We can’t open this file: it is damaged, or was cut short. Save it again, and add that."


def read(content: bytes, on_element=None) -> None:
    """Refuse what is not well formed or has a document type: that is where one word can be told to
    stand for a million. `on_element` is given each element's name, with its namespace before a
    space, and its attributes."""
    parser = ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = on_element
    try:
        parser.Parse(content, True)
    except Refused:
        raise
    except (ExpatError, ValueError) as broken:
        raise Refused(DAMAGED) from broken


def _refuse_document_type(*args):
    raise ValueError("it has a document type")
