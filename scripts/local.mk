EXTRA_DIST += \
  scripts/check \
  scripts/check-layers \
  scripts/install-packages \
  scripts/packages.txt \
  scripts/quickstart
