EXTRA_DIST += \
  samples/README.md \
  samples/asmara-2018.txt \
  samples/havana-2015.txt \
  samples/prespa-2018.txt \
  samples/question.rq \
  samples/skopje-2019.html \
  samples/vienna-2015.txt
