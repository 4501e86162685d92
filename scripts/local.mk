EXTRA_DIST += scripts/check-layers
