"""From a group's spreadsheet to the board's table.

    read       workbooks and the adopted programme → StatusSheets, Programme
    match      rows with measures, theme by theme → Match
    merge      the programme with what is reported → MergedProgramme
    decide     free-text answers → decisions, and each measure's place in the draft
    check      all of it held against the rules → findings
    compose    → StatusReport, DraftProgramme, without a format
    write      → Word and PDF through templates, JSON for machines
    verify     the finished files read back; only then put in place

Each stage is pure but the first and the last two. README.md in this folder is the map.
"""
