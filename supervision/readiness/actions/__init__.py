from .publishing import CannotPublish, publish_gate

__all__ = ["CannotPublish", "publish_gate"]
