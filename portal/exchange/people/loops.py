"""Which of many stand in a loop, however long, found in one go over all of them."""

from collections import defaultdict


def in_loops(edges) -> dict:
    """Of each node that can reach itself again, the number of the loop that it stands in: two nodes
    have the same number where each reaches the other (Kosaraju's way, without recursion)."""
    forward, back = defaultdict(list), defaultdict(list)
    for below, above in edges:
        forward[below].append(above)
        back[above].append(below)
    groups = _groups(reversed(_finished(forward)), back)
    sizes = defaultdict(int)
    for group in groups.values():
        sizes[group] += 1
    return {node: group for node, group in groups.items() if sizes[group] > 1}


def _finished(graph) -> list:
    """Every node, each after all that it leads to."""
    order, seen = [], set()
    for start in list(graph):
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(graph[start]))]
        while path:
            node, rest = path[-1]
            following = next((one for one in rest if one not in seen), None)
            if following is None:
                order.append(node)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(graph.get(following, ()))))
    return order


def _groups(order, back) -> dict:
    groups = {}
    for number, start in enumerate(order):
        rest = [start] if start not in groups else []
        while rest:
            node = rest.pop()
            if node not in groups:
                groups[node] = number
                rest += [one for one in back.get(node, ()) if one not in groups]
    return groups
