"""What needs doing next: small providers, one a subject, each asked for a person’s tasks."""

from .gather import Todo, todo_of
from .task import Task

__all__ = ["Task", "Todo", "todo_of"]
