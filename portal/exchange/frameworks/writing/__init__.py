"""A published version in each format, for anybody to take away."""
