"""The starter content: YAML files beside this code, read and looked over before any of it is
loaded. `read(folder)` gives the whole, or raises `Faulty` with every fault."""

from .whole import Faulty, Starter, read

__all__ = ["Faulty", "Starter", "read"]
