# make run | test | faults | fuzz | sanitize | bench | deb | test-deb | format | lint
.PHONY: run test faults fuzz sanitize bench deb test-deb format lint browser

SOURCES = Sources Tests Fuzzing Package.swift
# The Python that has the SMTP server the mail tests talk to.
export RABITA_TEST_PYTHON := $(CURDIR)/.venv/bin/python
# The settings file is optional; the environment (PORT=… make run) comes before it.
CONFIG ?= rabita.conf

run:
	@Tools/install.sh run
	@swift build -c release --product rabita
	@exec .build/release/rabita serve $(if $(wildcard $(CONFIG)),--settings $(CONFIG))

test:
	@Tools/install.sh test
	swift format lint --strict --configuration .swift-format -r $(SOURCES)
	Tools/contrast.py
	Tools/controls.py
	swift build --build-tests
	Tools/swift-test
	.venv/bin/pytest -q Tests/service
	.venv/bin/pytest -q Tests/security
	RABITA_BINARY=$(CURDIR)/.build/debug/rabita .venv/bin/pytest -q Tests/faults -m quick
	.venv/bin/pytest -q Tests/browser

# Only the browser's part, against what was built last.
browser:
	@Tools/install.sh test
	.venv/bin/pytest -q Tests/browser $(PYTEST)

# Kills, power cuts, full disks, wrong clocks, slow people … against the release build; prints what was tried and lost.
# Some need root and say so. PYTEST="-k kill" picks some; FAULT_CYCLES, FAULT_CUTS and FAULT_FLIPS say how often.
faults:
	@Tools/install.sh faults
	@test -n "$$RABITA_BINARY" || swift build -c release --product rabita
	.venv/bin/pytest -q Tests/faults $(PYTEST)

# An hour for each fuzzer, or SECONDS=600; FUZZERS="table zone" for some of them. See docs/security/attacks.md.
SECONDS ?= 3600
fuzz:
	@Tools/install.sh run
	@Fuzzing/build
	@Fuzzing/run $(SECONDS) $(FUZZERS)

# The tests once more, each access and each allocation watched (docs/security/attacks.md): SANITIZERS=thread for one of
# them. One test at a time: watched, all at once take longer than the deadlines some of them set. What is still held when
# a program ends is not a fault here: Foundation keeps some words for each process it started.
SANITIZERS ?= thread address
sanitize:
	@Tools/install.sh test
	for kind in $(SANITIZERS); do \
	    TSAN_OPTIONS="suppressions=$(CURDIR)/Tests/sanitizers/thread.suppressions" \
	    ASAN_OPTIONS=detect_leaks=0 swift test --no-parallel --sanitize=$$kind --scratch-path .build-$$kind || exit 1; done

bench:
	@Tools/install.sh bench
	@Benchmarks/run

# A Debian package in .build-deb. RABITA_BINARY=PATH packs a program that was linked to Swift statically before.
deb:
	@Tools/install.sh deb
	@Packaging/build-deb

# Installs, runs, upgrades and removes the package in a Debian of its own, and Tools/install.sh in another. As root;
# a quarter of an hour and 5 GB in .build-packaging, where the bare Debian and its packages stay for the next time.
test-deb:
	@Tools/install.sh test-deb
	.venv/bin/pytest -q Tests/packaging $(PYTEST)

format:
	swift format --in-place --configuration .swift-format -r $(SOURCES)

lint:
	swift format lint --strict --configuration .swift-format -r $(SOURCES)
	Tools/contrast.py
	Tools/controls.py
