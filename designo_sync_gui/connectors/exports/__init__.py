"""Orders from a CSV or XLSX export: of a shop, or of DesignO. Read, never written."""
