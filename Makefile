# mapd: `make help` lists what can be done here.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

APP    := web/app
STAMP  := $(APP)/node_modules/.package-lock.json
PAGE   := $(APP)/dist/index.html
SOURCES := $(shell find $(APP)/src $(APP)/public $(APP)/index.html $(APP)/vite.config.ts $(APP)/tsconfig.json -type f 2>/dev/null)

# Where the map is served by `make run`, and the file that keeps the data.
LISTEN ?= 127.0.0.1:8080
STORE  ?= mapd.gpkg

.PHONY: help
help: ## this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

.PHONY: run
run: build ## build everything and open the map at http://127.0.0.1:8080/
	bin/mapd serve --listen $(LISTEN) --store $(STORE)

.PHONY: build
build: $(PAGE) ## build the page and bin/mapd
	go build -trimpath -o bin/mapd ./cmd/mapd

# The page. Go builds without it; mapd then serves the API and says what is
# missing at /.
$(STAMP): $(APP)/package.json $(APP)/package-lock.json
	npm --prefix $(APP) ci --no-audit --no-fund
	@touch $@

$(PAGE): $(STAMP) $(SOURCES)
	npm --prefix $(APP) run build
	@touch $@

.PHONY: test
test: tools check build ## run every test: Go (race detector), page, browser
	MAPD_TEST_REQUIRE_OGR=1 go test -race -timeout 30m ./...
	npm --prefix $(APP) test
	MAPD_BIN=$(CURDIR)/bin/mapd npm --prefix $(APP) run e2e

.PHONY: tools
tools: ## install or find what the tests need beside Go and Node
	@.ci/tools

.PHONY: check
check: $(STAMP) ## format, vet, lint, types
	@bad=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$bad" ]; then echo "gofmt wants: $$bad"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...
	npm --prefix $(APP) run lint
	npm --prefix $(APP) run types

.PHONY: bench
bench: ## speed and memory: Go benchmarks
	go test -run '^$$' -bench . -benchmem ./...

.PHONY: clean
clean: ## remove what was built
	rm -rf bin $(APP)/node_modules
	find $(APP)/dist -mindepth 1 ! -name .gitkeep -delete
