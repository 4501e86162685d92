# Weights: mapped where they are installed, so they are data, not source.
modelsdir = $(pkgdatadir)/models
dist_models_DATA = \
  models/NOTICE \
  models/english.bin
