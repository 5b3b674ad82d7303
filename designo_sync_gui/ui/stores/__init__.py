"""The store list and the dialogs that connect a store or DesignO."""
