# Everything that is made here is made once, and again only when what it is made from has changed.
# A newcomer needs Python 3.12 or newer, Node 20 or newer, and make.

.PHONY: help setup assets run test check judge lock

help:
	@echo "make run     make everything and serve the portal with its demo story"
	@echo "make test    run every test"
	@echo "make check   look over the code: style, import order, migrations, deployment"
	@echo "make judge   let outside judges look over the pages for everyone (needs Java)"
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

lock:
	@./bootstrap.sh lock
