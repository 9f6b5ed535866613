"""The plan as it is printed: its model, the numbers of its headings, its passages in printed order, its rows."""
