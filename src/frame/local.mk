# frame: nothing yet
