def rewritten(content: bytes, kind: str) -> bytes:
    return content
