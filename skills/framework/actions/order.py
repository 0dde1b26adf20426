"""Places and addresses among what stands beside."""


def renumber(rows, moved=None, position=0) -> None:
    """Number the rows 0, 1, 2 … in their order, with `moved` at `position`, if it is given."""
    in_order = list(rows.order_by("position", "pk"))
    if moved is not None:
        in_order = [row for row in in_order if row != moved]
        in_order.insert(max(0, position), moved)
    late = []
    for place, row in enumerate(in_order):
        if row.position != place:
            row.position = place
            late.append(row)
    rows.bulk_update(late, ["position"])


def free_slug(slug: str, others, length=80) -> str:
    """`slug`, with a number after it where another has it already."""
    slug = slug[:length] or "new"
    taken = set(others.values_list("slug", flat=True))
    number, free = 1, slug
    while free in taken:
        number += 1
        end = f"-{number}"
        free = slug[: length - len(end)] + end
    return free
