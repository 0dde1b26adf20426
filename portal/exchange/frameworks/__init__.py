"""Frameworks of knowledge and skills, in and out: our YAML and workbook, Moodle's CSV and CASE 1.1.

Whatever a file is written in, it is read to one `Tree`. That is compared with what is here, shown,
and applied into a draft. Nothing here publishes anything.
"""
