"""What the modules beside the program share."""

RATE = 20
