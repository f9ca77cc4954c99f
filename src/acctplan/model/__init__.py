"""The nouns of an account plan: values, rows, sections, people and the plan itself."""
