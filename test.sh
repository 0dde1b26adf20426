#!/usr/bin/env bash
# Runs the tests, two at a time. What decides (actions, rules, querysets) is tested in full, each
# branch of it. Anything given after the command goes to pytest, and then only those tests run.
set -euo pipefail
cd "$(dirname "$0")"

if [ $# -gt 0 ]; then
    exec .venv/bin/pytest "$@"
fi

# Copies that a run left behind when it was stopped.
find var/test -maxdepth 1 \( -name 'gw*' -o -name 'master*' \) -mmin +60 -delete 2>/dev/null || true

DECIDES='*/actions.py,*/actions/*,*/rules.py,*/rules/*,*/querysets.py,*/querysets/*'
rm -f var/coverage var/coverage.*
BRANCHES=1 .venv/bin/pytest -n 2 --dist loadgroup # what each worker saw: tests/branches.py
.venv/bin/coverage combine --quiet
.venv/bin/coverage report >var/tested.txt
if ! .venv/bin/coverage report --include="$DECIDES" --fail-under=100 >var/tested-decides.txt; then
    cat var/tested-decides.txt
    echo "Every branch of what decides has a test. The lines above have none."
    exit 1
fi
