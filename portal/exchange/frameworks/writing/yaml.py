"""Our YAML: what the starter files are written in, with the key of each statement."""

import yaml

from ..tree import neat, neat_line
from ..whole import Whole

LEVEL = ("value", "code", "name", "short", "description")
ABOVE = "# {title}, version {number}. Change it, and bring it in again as a draft."


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    pass


def _text(dumper, text):
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def written(version) -> str:
    whole = Whole(version)
    kinds = dict.fromkeys(kind for one in whole.statements for kind in one.evidence_kinds)
    value = {
        "framework": {
            "code": version.framework.code,
            "title": neat_line(version.title),
            "version": version.number,
            "notice": neat(version.notice),
        },
        "levels": [{name: getattr(level, name) for name in LEVEL} for level in whole.levels],
        "evidence_kinds": {kind: kind.replace("_", " ").capitalize() for kind in kinds},
        "roles": [_role(profile) for profile in whole.profiles.values()],
        "domains": [_area(whole, area, inside) for area, inside in whole.filled()],
    }
    head = ABOVE.format(title=neat_line(version.framework.title), number=version.number)
    return f"{head}\n" + yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
    )


def _role(profile) -> dict:
    return {
        "code": profile.job_role.code,
        "name": neat_line(profile.name),
        "summary": neat(profile.summary),
        "typical_work": profile.typical_work,
        "social_work_qualified": profile.social_work_qualified,
    }


def _area(whole, area, inside) -> dict:
    return {
        "code": neat_line(area.code),
        "title": neat_line(area.title),
        "question": neat_line(area.question),
        "summary": neat(area.summary),
        "statements": [_statement(whole, one) for one in inside],
    }


def _statement(whole, one) -> dict:
    told = {
        "code": neat_line(one.code),
        "title": neat_line(one.title),
        "text": neat(one.text),
        "levels": {value: neat(text) for value, text in one.levels.items()},
        "evidence_kinds": list(one.evidence_kinds),
        "evidence_hint": neat(one.evidence_hint),
        "minimum": whole.minimum(one),
        "core": one.core,
        "topics": list(one.topics),
        "key": str(one.lineage),
    }
    answers = whole.answered.get(one.meaning)
    return {**told, "answers": answers} if answers else told
