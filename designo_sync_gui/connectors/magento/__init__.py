"""Magento 2 and Adobe Commerce, REST API V1, by the schema of 2.4.9 and Magento's own source."""
