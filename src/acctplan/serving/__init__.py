"""A local, read-only page over the plans: accounts, documents, and findings beside the text."""
