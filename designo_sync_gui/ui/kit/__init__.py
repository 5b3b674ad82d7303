"""What every screen is made of: language, times, colours, small widgets. Independent of orders."""
