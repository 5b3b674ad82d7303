"""DesignO's own calls: the token and update-order. Reading goes by a profile."""
