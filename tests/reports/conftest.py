from tests.shelf import pages_kept

__all__ = ["pages_kept"]
