"""What all pictures are drawn with: cells to values, widths of text, marks with their boxes, and SVG."""
