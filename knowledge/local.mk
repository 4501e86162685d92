# The order is that of prominence: of two entities of one name, the one that is
# listed first is the better known.
knowledge_early = \
  knowledge/schema.tsv \
  knowledge/folding.tsv
knowledge_late = \
  knowledge/states.tsv \
  knowledge/former-states.tsv \
  knowledge/territories.tsv \
  knowledge/capitals.tsv \
  knowledge/organisations.tsv \
  knowledge/memberships.tsv \
  knowledge/bodies.tsv \
  knowledge/seats.tsv \
  knowledge/places.tsv \
  knowledge/groups.tsv \
  knowledge/media.tsv \
  knowledge/agreements.tsv \
  knowledge/conflicts.tsv \
  knowledge/persons-east.tsv \
  knowledge/persons-europe.tsv \
  knowledge/persons-asia.tsv \
  knowledge/persons-americas-africa.tsv \
  knowledge/persons-world.tsv \
  knowledge/persons-history.tsv \
  knowledge/persons-ministers-europe.tsv \
  knowledge/persons-ministers-asia.tsv \
  knowledge/persons-ministers-americas-africa.tsv \
  knowledge/persons-ministers.tsv
knowledge_made = \
  knowledge/states-iso.tsv \
  knowledge/subdivisions-iso.tsv \
  knowledge/cities-geonames.tsv

geography_scripts = \
  scripts/make-geography \
  scripts/cldr-names.awk \
  scripts/iso-codes.awk \
  scripts/make-cities.awk \
  scripts/make-states.awk \
  scripts/make-subdivisions.awk

EXTRA_DIST += $(knowledge_early) $(knowledge_late) $(knowledge_made) \
  $(geography_scripts) knowledge/README.md knowledge/ordinary-words.txt

# Made from the Debian packages iso-codes, unicode-cldr-core and, if it is
# there, libtimezonemap-data; shipped in the tarball.
knowledge/states-iso.tsv: $(geography_scripts) $(knowledge_early) \
    $(knowledge_late) knowledge/ordinary-words.txt
	$(AM_V_GEN)$(MKDIR_P) knowledge && AWK='$(AWK)' $(SHELL) \
	  $(srcdir)/scripts/make-geography '$(ISO_CODES)' '$(CLDR)' \
	  '$(GEONAMES)' $(srcdir)/knowledge knowledge

knowledge/subdivisions-iso.tsv knowledge/cities-geonames.tsv: \
    knowledge/states-iso.tsv
	@test -f $@ || rm -f knowledge/states-iso.tsv
	@test -f $@ || $(MAKE) $(AM_MAKEFLAGS) knowledge/states-iso.tsv

knowledge/entente.kb: know-compile$(EXEEXT) $(knowledge_early) \
    $(knowledge_late) $(knowledge_made)
	$(AM_V_GEN)$(MKDIR_P) knowledge && ./know-compile$(EXEEXT) $@ \
	  $(srcdir)/knowledge/schema.tsv $(srcdir)/knowledge/folding.tsv \
	  `test -f knowledge/states-iso.tsv || echo $(srcdir)/`knowledge/states-iso.tsv \
	  `for t in $(knowledge_late); do echo $(srcdir)/$$t; done` \
	  `test -f knowledge/subdivisions-iso.tsv || echo $(srcdir)/`knowledge/subdivisions-iso.tsv \
	  `test -f knowledge/cities-geonames.tsv || echo $(srcdir)/`knowledge/cities-geonames.tsv

knowledgedir = $(pkgdatadir)/knowledge
nodist_knowledge_DATA = knowledge/entente.kb
CLEANFILES += knowledge/entente.kb
MAINTAINERCLEANFILES += $(knowledge_made)
