# Everything that is made here is made once, and again only when what it is made from has changed.
# A newcomer needs Python 3.12 or newer, Node 20 or newer, and make.

.PHONY: help setup assets run test check judge many bench lock

SIZE ?= 1000
SEED ?= 1
MANY = DATABASE_URL="$${DATABASE_URL:-sqlite:///$(CURDIR)/var/many-$(SIZE).sqlite3}" LOCAL=1 DEMO=1 PLAIN_STATIC=1

help:
	@echo "make run     make everything and serve the portal with its demo story"
	@echo "make test    run every test"
	@echo "make check   look over the code: style, import order, migrations, deployment"
	@echo "make judge   let outside judges look over the pages for everyone (needs Java)"
	@echo "make many    fill an empty database with SIZE= made-up practitioners and their years"
	@echo "make bench   time the slowest pages over SIZE= practitioners; writes docs/bench.md"
	@echo "make setup   make everything and stop there"
	@echo "make assets  build the style sheet and scripts again"
	@echo "make lock    pin the newest compatible Python packages"

setup:
	@./bootstrap.sh python assets site

assets:
	@./bootstrap.sh python assets

run: setup
	@./serve.sh

test:
	@./bootstrap.sh python assets browser
	@./test.sh $(ARGS)

check:
	@./bootstrap.sh python assets
	@./check.sh

judge: setup
	@./bootstrap.sh browser judges
	@.venv/bin/python tests/judge/judge.py

many:
	@./bootstrap.sh python
	@mkdir -p var
	@$(MANY) .venv/bin/python manage.py migrate -v 0
	@$(MANY) .venv/bin/python manage.py createcachetable
	@$(MANY) .venv/bin/python manage.py many --size $(SIZE) --seed $(SEED)

bench: assets
	@[ -n "$$DATABASE_URL" ] || [ -f var/many-$(SIZE).sqlite3 ] || $(MAKE) --no-print-directory many
	@$(MANY) .venv/bin/python manage.py bench --write docs/bench.md

lock:
	@./bootstrap.sh lock
