"""grammars/documents.yaml: how whole documents are taken apart."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import Regex, WordClasses, WordPart, Words, read_file


class Closing(WordPart):
    """How the lines at the end of an issued document begin, and whole ones."""

    starts: Regex
    """How such a line begins."""
    whole: Regex
    """Such a line as a whole."""


class ColumnWords(WordClasses):
    """Words in the headers of tables, by what the column holds."""

    number: Words
    """序号."""
    item: Words
    """The name of the matter."""
    content: Words
    """What is to be done."""
    target: Words
    """What shall be reached."""
    lead: Words
    """The lead unit."""
    units: Words
    """The responsible units."""
    leader: Words
    """The leader in charge."""
    deadline: Words
    """Until when."""
    progress: Words
    """How far it is."""


class RosterColumns(WordClasses):
    """Words in the headers of rosters printed as tables."""

    name: Words
    """Who it is."""
    role: Words
    """What somebody is in the group."""
    post: Words
    """What somebody is outside the group."""


class DocumentWords(WordPart):
    """What the readers of whole documents know of words; all patterns run on folded text without white space."""

    kinds_of_document: Words
    """What a title ends with."""
    title_note: Regex
    """What a title may end in that is a note on what stands below."""
    notice: Regex
    """The title of a covering notice."""
    issues: Regex
    """How such a title names what it issues."""
    document_number: Regex
    """The number of a document, as a whole line."""
    glued_number: Regex
    """The same behind a title on one line."""
    furniture: Words
    """Patterns of lines that are no part of the document."""
    contents: Words
    """Titles of a list of contents."""
    page_mark: Regex
    """The number of a page, as a whole line."""
    foot: Regex
    """How the foot of a page begins."""
    downloads: Words
    """Headings of lists of files to download."""
    file_endings: Regex
    """How the name of a file ends."""
    closing: Closing
    """The lines at the end of an issued document."""
    date: str
    """The date under a document, as a pattern to be put into others."""
    broken_date: str
    """The same where 年月日 are lost."""
    sentence_ends: str
    """Characters that end a sentence."""
    statement_tails: str
    """Characters that no statement keeps at its end."""
    responsibility: Regex
    """What a bracket of responsibility says."""
    responsible_organ: Regex
    """The first name of a bracket that holds units only."""
    responsibility_line: Regex
    """How a line of responsibility begins."""
    task_force: Regex
    """The words that set up a body for one action."""
    task_force_roles: Words
    """The words that such a paragraph must hold as well."""
    task_force_goes_on: Words
    """The words of the sentences that go with it."""
    roster_roles: Words
    """The roles in a leading group."""
    post: Regex
    """What a post ends with."""
    office_end: Regex
    """What an office ends with."""
    surnames_of_two: Words
    """Family names of two characters."""
    surnames: str
    """Family names of one character."""
    columns: ColumnWords
    """Words in the headers of tables."""
    form_fields: Words
    """Names of the fields of a form."""
    roster_columns: RosterColumns
    """Words in the headers of rosters."""
    table_titles: Words
    """What the title of a table ends with."""
    group_words: Words
    """What a line of a table ends with that only opens a group."""
    deadline: Regex
    """Words of time in a cell."""
    between_units: Words
    """Words that part two units of a cell."""
    duty: Regex
    """What a cell of units says besides their names."""
    project_leaders: Words
    """Words in the header of a column of leaders that look after the project of the row, not after its unit."""
    leader_post: Regex
    """A post without a name, at the end of a leader's cell."""
    kind_of_table: Regex
    """What the title of a table ends with and does not say what it counts."""
    words_of_any_annex: frozenset[str]
    """Pairs of characters that the title of any annex may hold."""
    remarks: Words
    """How a line below a table begins that is none of its rows."""
    own_area: Regex
    """The area in a title, with its name in a group."""
    no_areas: Words
    """What stands before an area and is no part of a name."""
    addressed: Words
    """How the line begins that says whom a notice is for."""
    action_of_title: Regex
    """The action that a title names, as its group."""
    listed_in_annex: Regex
    """What is in an annex, right before the reference to it; its group is its name."""
    list_in_annex: Regex
    """A list that is named by what it is of alone; its group is its name."""
    form_of_list: Regex
    """What the name of a list ends with."""
    sent_to_annex: Regex
    """What sends to an annex, right before its number."""
    issued_in_title: Regex
    """How the title of a notice names what it issues; its group is the name."""
    issued_in_text: Regex
    """How the text of a notice names it; its group is the name."""
    issuing_organs: str
    """What the name of an organ ends with that issues documents, as a pattern."""
    idle_in_organs: Regex
    """What the name of an organ may lack."""
    refers_to_table: str
    """What sends to a table, before its number, as a pattern."""
    of_this_document: str
    """What stands between that and the number, as a pattern."""
    deputies: str
    """The post of a deputy, as a pattern."""
    times_alone: str
    """What stands behind a year that is alone on its line."""
    listed_counts: str
    """The measure word of a count that opens an item of a list, as a pattern."""


@cache
def load_documents() -> DocumentWords:
    """The words of whole documents."""
    return read_file(DocumentWords, "documents")
