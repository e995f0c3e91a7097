.PHONY: run build test check bank generate generated format lint tidy bench cover fuzz

export CGO_ENABLED ?= 0

# What a new user runs: builds, and serves on http://localhost:8080 from var/fasti.db.
run: build
	./bin/fasti serve

build:
	go build -o bin/fasti ./cmd/fasti

# What a contributor runs. Go alone is enough: what needs PostgreSQL or Chromium is skipped where there is none.
# RACE=-race turns the race detector on; it needs a C compiler.
test:
	CGO_ENABLED=$(if $(RACE),1,$(CGO_ENABLED)) go test $(RACE) -timeout 30m ./...

check: generated format lint tidy bank
	$(MAKE) test RACE=-race

# Every question of the embedded course against every rule: without the race detector, under which the tests look at a share.
bank:
	go test -timeout 30m -run 'Course|Accused' ./internal/question

# From the root alone: the generated code names its files by their path from where the generator ran.
generate:
	go tool templ generate -log-level error

# Generated code is committed, so that a clone builds with the Go toolchain alone; this tells when it is stale,
# or left behind by a template that is gone. Contents are compared, so that it works with changes uncommitted.
generated:
	@for file in $$(find web -name '*_templ.go'); do \
	  test -f "$${file%_templ.go}.templ" || { echo "$$file has no template: delete it"; exit 1; }; \
	done
	@sums() { find web -name '*_templ.go' | sort | xargs cksum; }; \
	before=$$(sums) && $(MAKE) --no-print-directory generate && \
	{ test "$$before" = "$$(sums)" || { echo 'generated code was stale: commit what make generate wrote'; exit 1; }; }

TOOL = go tool -modfile=tools.mod

format:
	@files=$$($(TOOL) gofumpt -l cmd internal migrations questions web) || exit 1; \
	test -z "$$files" || { echo 'not formatted; run: $(TOOL) gofumpt -w .'; echo "$$files"; exit 1; }

lint:
	$(TOOL) golangci-lint run ./...

tidy:
	go mod tidy -diff

# One row a figure: name, value, goal, ok or MISS. Writes to var/, for its figures are those of a real disk.
bench:
	go run ./cmd/bench

cover:
	@mkdir -p var
	go test -timeout 30m -coverprofile=var/cover.out -coverpkg=./... ./...
	@go tool cover -func=var/cover.out | tail -n 1

# A minute of each fuzz target; longer runs are for whoever changes a parser.
fuzz:
	@grep -rl --include=*_test.go '^func Fuzz' internal cmd | while read -r file; do \
	  for name in $$(sed -n 's/^func \(Fuzz[A-Za-z]*\)(.*/\1/p' "$$file"); do \
	    echo "$$name"; go test -run '^$$' -fuzz "^$$name\$$" -fuzztime 60s "./$$(dirname "$$file")" || exit 1; \
	  done; done
