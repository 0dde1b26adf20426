#!/usr/bin/env bash
# Makes what the portal needs, and only what has changed since the last time.
#
#   ./bootstrap.sh python    the virtual environment in .venv, from requirements.lock
#   ./bootstrap.sh assets    the style sheet, scripts and fonts in var/assets, from package-lock.json
#   ./bootstrap.sh site      the database, starter content and demo story, and the files it serves
#   ./bootstrap.sh browser   a Chromium for the browser tests
#   ./bootstrap.sh judges    the programs that `make judge` asks
#   ./bootstrap.sh lock      requirements.lock and bootstrap.lock again, with the newest releases
set -euo pipefail
cd "$(dirname "$0")"

STAMPS=var/stamps
UV=.bootstrap/bin/uv
export LOCAL="${LOCAL:-1}" DEMO="${DEMO:-1}"

say() { printf '%s\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }

# A step is done again when the fingerprint of its inputs differs from the one it left behind.
fingerprint() { # names or values, one an argument; a folder stands for the files in it
    local input
    for input in "$@"; do
        if [ -d "$input" ]; then
            find "$input" -type f -not -name '*.pyc' -print0 | sort -z | xargs -0 -r sha256sum
        elif [ -f "$input" ]; then
            sha256sum "$input"
        else
            printf '%s\n' "$input"
        fi
    done | sha256sum | cut -d' ' -f1
}
is_done() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }
mark_done() { mkdir -p "$(dirname "$1")" && printf '%s\n' "$2" >"$1"; }

# --- Python -----------------------------------------------------------------------------------

# Each is run, not only looked for: a version manager leaves names behind that do not start.
can_run() { "$1" -c 'import ssl, sqlite3, sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in python3.14 python3.13 python3.12 python3 \
        $(ls -d "$HOME"/.pyenv/versions/3.1[2-9]*/bin/python 2>/dev/null | sort -rV); do
        if can_run "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
}

fetch_python() { # no new enough Python: an older one can still fetch one
    install_uv python3 >&2 || true
    if [ -x "$UV" ] && "$UV" python install -q 3.13 >&2; then
        "$UV" python find 3.13
        return
    fi
    stop "The portal needs Python 3.12 or newer, and there is none here.
Install it from your system's packages (such as: apt-get install python3 python3-venv) or from
python.org, then run this again."
}

install_uv() {
    is_done .bootstrap/stamp "$(fingerprint bootstrap.lock)" && [ -x "$UV" ] && return
    command -v "$1" >/dev/null || return 1
    rm -rf .bootstrap
    "$1" -m venv .bootstrap || stop "This Python can't make a virtual environment.
On Debian or Ubuntu: apt-get install python3-venv. Then run this again."
    .bootstrap/bin/python -m pip install -q --disable-pip-version-check --require-hashes \
        -r bootstrap.lock
    mark_done .bootstrap/stamp "$(fingerprint bootstrap.lock)"
}

make_python() {
    local wanted python
    wanted=$(fingerprint requirements.lock bootstrap.lock)
    is_done .venv/stamp "$wanted" && can_run .venv/bin/python && return
    python=$(find_python)
    [ -n "$python" ] || python=$(fetch_python)
    say "Installing the Python packages, with $("$python" --version)."
    install_uv "$python"
    can_run .venv/bin/python || "$UV" venv -q --clear --python "$python" .venv
    VIRTUAL_ENV="$PWD/.venv" "$UV" pip sync -q --require-hashes \
        --compile-bytecode requirements.lock # so that each start is twice as fast
    mark_done .venv/stamp "$wanted"
}

make_lock() {
    install_uv "$(find_python)"
    local pin=(pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url
        --no-header --python-version 3.12)
    "$UV" "${pin[@]}" pyproject.toml --group dev -o requirements.lock
    echo uv | "$UV" "${pin[@]}" --no-annotate - -o bootstrap.lock
}

# --- Style sheet, scripts, fonts ----------------------------------------------------------------

check_node() {
    command -v node >/dev/null && command -v npm >/dev/null || stop \
        "The portal needs Node 20 or newer (with npm) to build its style sheet, and there is none here.
Install it from your system's packages (such as: apt-get install nodejs npm) or from nodejs.org,
then run this again."
    node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || stop \
        "The portal needs Node 20 or newer, and this is $(node --version). Install a newer one, then
run this again."
}

make_assets() {
    local packages wanted
    packages=$(fingerprint package.json package-lock.json .npmrc)
    wanted=$(fingerprint "$packages" portal/assets "${BRAND_COLOUR:-}")
    is_done $STAMPS/assets "$wanted" && [ -f var/assets/app.css ] && [ -d portal/reports/fonts ] &&
        return
    check_node
    if ! is_done node_modules/.stamp "$packages"; then
        say "Installing the style sheet's packages."
        npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
        mark_done node_modules/.stamp "$packages"
    fi
    say "Building the style sheet and scripts."
    node portal/assets/build.mjs
    mark_done $STAMPS/assets "$wanted"
}

# --- Database, starter content, demo story --------------------------------------------------------

manage() { .venv/bin/python manage.py "$@"; }

make_site() {
    local tables story served
    mkdir -p var
    tables=$(fingerprint requirements.lock "${DATABASE_URL:-}" \
        $(find portal skills supervision content -path '*/migrations/*.py' | sort))
    story=$(fingerprint "$tables" "$DEMO" portal/exchange portal/demo content skills supervision \
        portal/people portal/policy portal/journal portal/notices portal/changes portal/links \
        portal/files portal/dates.py)
    if ! is_done $STAMPS/site "$story" || { [ -z "${DATABASE_URL:-}" ] && [ ! -f var/portal.sqlite3 ]; }; then
        say "Making the database."
        local is_new=
        [ "$DEMO" != 1 ] || [ -n "${DATABASE_URL:-}" ] || [ -f var/portal.sqlite3 ] || is_new=1
        manage migrate -v 0
        # All its tables, and nothing in them yet: the tests begin with the same.
        if [ -n "$is_new" ]; then # whole, or not there at all: somebody may be waiting for it
            cp var/portal.sqlite3 $STAMPS/tables.part
            mv $STAMPS/tables.part $STAMPS/tables.sqlite3
        fi
        manage createcachetable
        # First, because the story begins with the starter content, on a day long past.
        if [ "$DEMO" = 1 ]; then
            say "Telling the demo story."
            manage demo
        fi
        say "Loading the starter framework, courses, glossary and pages."
        manage setup --no-administrator
        mark_done $STAMPS/site "$story"
    fi
    served=$(fingerprint requirements.lock var/assets)
    if ! is_done $STAMPS/served "$served"; then
        say "Gathering the files to serve."
        manage collectstatic --no-input --clear -v 0
        mark_done $STAMPS/served "$served"
    fi
}

# --- A browser for the tests ------------------------------------------------------------------------

make_browser() {
    [ -x "${CHROMIUM:-/usr/bin/chromium}" ] && return
    is_done $STAMPS/browser "$(fingerprint requirements.lock)" && return
    say "Fetching Chromium for the browser tests."
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null &&
        { apt-get install -y -qq chromium || { apt-get update -qq && apt-get install -y -qq chromium; }; } \
            >var/chromium.log 2>&1; then
        return
    fi
    .venv/bin/playwright install chromium || stop "The browser tests need Chromium, and it can't be fetched.
Install it (such as: apt-get install chromium), or set CHROMIUM to where it is, then run this again."
    mark_done $STAMPS/browser "$(fingerprint requirements.lock)"
}

# --- Outside judges of the pages: `make judge` --------------------------------------------------------

make_judges() {
    local wanted
    wanted=$(fingerprint tests/judge/package.json tests/judge/package-lock.json)
    java -version >/dev/null 2>&1 || stop "The HTML checker needs Java, and there is none here.
Install it (such as: apt-get install default-jre-headless), then run this again."
    is_done tests/judge/node_modules/.stamp "$wanted" && return
    check_node
    say "Installing the judges."
    (cd tests/judge && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --silent)
    mark_done tests/judge/node_modules/.stamp "$wanted"
}

mkdir -p $STAMPS
for step in "$@"; do
    case $step in
    python | assets | site | browser | judges | lock) "make_$step" ;;
    *) stop "There is no step called $step." ;;
    esac
done
