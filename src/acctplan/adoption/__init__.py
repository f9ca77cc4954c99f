"""From any Markdown plan to this format: text -> text, with what was taken and what is missing."""
