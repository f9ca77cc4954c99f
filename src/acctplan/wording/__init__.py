"""What the wording of objectives, goals and criteria means: judged by sense, in English only.

A row's cells are read (`tokens`, `quantities`, `words`, `reading`), what they say is named (`features`), and learned
weights decide together with what holds without exception (`judge`). `rows` brings the rows of a plan.
"""
