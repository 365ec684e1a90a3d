"""Tests of the pipeline: unit (no files), golden (typed-out cases), e2e (the real commands on real files)."""
