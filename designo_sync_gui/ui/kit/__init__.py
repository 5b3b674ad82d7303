"""What every screen is made of: language, times, colours, small widgets. Knows no order."""
