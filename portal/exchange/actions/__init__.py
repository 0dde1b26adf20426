from .beginning import AlreadyThere, add_council, add_first_administrator

__all__ = ["AlreadyThere", "add_council", "add_first_administrator"]
