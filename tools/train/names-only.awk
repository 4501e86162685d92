# Makes CoNLL-U without trees of a file of columns: number, form, name tag.
BEGIN { FS = "\t"; OFS = "\t" }
NF < 3 { if (n) print ""; n = 0; next }
{ print ++n, $2, "_", "_", "_", "_", "_", "_", "_", "Name=" $3 }
END { if (n) print "" }
