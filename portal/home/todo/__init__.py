"""What needs doing next: small providers, one a subject, each asked for the tasks of a person."""

from .gather import Todo, todo_of
from .task import Task

__all__ = ["Task", "Todo", "todo_of"]
