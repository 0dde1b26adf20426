#!/usr/bin/env bash
# Looks over the code without running it. Each finding says what to do; all are shown, not the first.
set -uo pipefail
cd "$(dirname "$0")"

failed=0
look() { # what is looked for, then the command
    local what=$1
    shift
    if output=$("$@" 2>&1); then
        printf '  fine  %s\n' "$what"
    else
        printf '  LOOK  %s\n%s\n' "$what" "$output"
        failed=1
    fi
}
files() { git ls-files --cached --others --exclude-standard -- "$@" | while read -r file; do
    [ -f "$file" ] && printf '%s\n' "$file"
done; }
none() { ! grep -nIE "$@"; } # fine when nothing is found

long_files() {
    local long
    long=$(files '*.py' '*.html' '*.scss' '*.js' '*.mjs' '*.sh' | grep -v /migrations/ |
        xargs wc -l | awk '$2 != "total" && $1 >= 300')
    [ -z "$long" ] || { echo "$long"; echo "A file of 300 lines is two files."; return 1; }
}
inline() {
    none -i '<style|[[:space:]]style="|[[:space:]]on[a-z]+="|<script>' \
        $(files 'templates/*.html' '*/templates/*.html' |
            grep -vE '^templates/(base.html$|emails/)') && # mail programs know no style sheet
        [ "$(grep -c '<script>' templates/base.html)" = 1 ] # the boot script, whose hash is signed
}
hosts() {
    none 'pypi[.]org|pythonhosted[.]org|npmjs[.](org|com)|yarnpkg[.]com|/simpl[e]/|"resolve[d]":' \
        $(files .)
}
deploy() {
    env -u LOCAL -u DEMO SECRET_KEY="$(head -c 48 /dev/urandom | base64 | tr -d '\n')" \
        ALLOWED_HOSTS=skills.example.gov.uk SITE_URL=https://skills.example.gov.uk \
        MAIL_HOST=mail.example.gov.uk \
        .venv/bin/python -W error::DeprecationWarning:portal manage.py check --deploy \
        --fail-level WARNING
}

look "style of the code" .venv/bin/ruff check --quiet .
look "layout of the code (ruff format)" .venv/bin/ruff format --quiet --check --diff .
look "layout of the templates (djade)" .venv/bin/djade --target-version 6.1 --check \
    $(files 'templates/*.html' '*/templates/*.html')
look "no file too long" long_files
look "no style or script inside a template" inline
look "no registry's host in a file" hosts
look "who imports whom" .venv/bin/lint-imports --no-cache
look "migrations tell the whole story" env LOCAL=1 .venv/bin/python manage.py makemigrations --check --dry-run
look "safe to deploy" deploy

[ $failed = 0 ] && echo "Nothing to mend." || { echo "There are things to mend."; exit 1; }
