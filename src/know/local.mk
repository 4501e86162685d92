# know: nothing yet
