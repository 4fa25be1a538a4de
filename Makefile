.PHONY: run test

run:
	@tools/bun/exec install --frozen-lockfile --silent
	@tools/bun/exec run --silent start

test:
	@tools/bun/exec install --frozen-lockfile --silent
	@tools/bun/exec run --silent test
