"""DesignO's own calls: the token and update-order. Reading needs a profile."""
