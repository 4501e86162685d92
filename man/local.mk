dist_man_MANS += man/entente.1
