"""People from HR, by CSV or workbook.

`reading` makes a table of a file, `columns` says which column is which, `rows` makes people of it,
`planning` compares them with who is here, and `applying` writes. Nothing else writes anything.
"""
