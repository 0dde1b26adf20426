#!/usr/bin/env bash
# Serves the portal on this machine, with the task worker beside it, until Ctrl-C.
set -euo pipefail
set -m # each child in a group of its own: Ctrl-C reaches this script alone, which stops them in turn
cd "$(dirname "$0")"

export LOCAL="${LOCAL:-1}" DEMO="${DEMO:-1}" PORT="${PORT:-8000}"
export SITE_URL="${SITE_URL:-http://127.0.0.1:$PORT}"
children=()

stop_all() {
    trap - INT TERM EXIT
    kill -TERM "${children[@]}" 2>/dev/null || true
    wait "${children[@]}" 2>/dev/null || true
}
trap 'stop_all; exit 0' INT TERM
trap stop_all EXIT

# Loaded once and then split in two: a start costs half.
.venv/bin/gunicorn portal.wsgi --bind "127.0.0.1:$PORT" --workers 2 --preload \
    --no-control-socket --log-level warning &
children+=($!)
.venv/bin/python manage.py db_worker -v 0 &
children+=($!)

echo
echo "The portal is at $SITE_URL/"
[ "$DEMO" != 1 ] || echo "Sign in as someone: $SITE_URL/demo/sign-in/"
echo "Press Ctrl-C to stop."
wait -n "${children[@]}"
