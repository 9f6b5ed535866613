"""grammars/measures.yaml: how figures of one indicator may be set against each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker.words.word_file import Regex, WordPart, Words, read_file


class MeasureWords(WordPart):
    """What comparing and adding up figures knows of words."""

    counting: Words
    """Measure words that count single things and stand for each other."""
    currencies: Words
    """Words of money."""
    sums: Words
    """Patterns of the words behind a list that give its sum."""
    part_words: Words
    """Words between a whole and a part that say that it is one."""
    split_by: Regex
    """The view by which a whole is split; its group is what is split."""
    exchanged: tuple[Words, ...]
    """Measure words of one kind that are easily taken for one another."""
    dealt_with: Regex
    """What stands before a figure of things that something is done to."""
    hundred_points: Regex
    """What says of the points behind it that they make a hundred."""
    scheme_of_hundred: Regex
    """What says that all points together are a hundred."""
    extra_rows: Words
    """Words in the names of rows of points that are no part of them."""
    full_points: Regex
    """What says that a hundred points behind it are all."""
    weighted: Regex
    """What says of a share that it is a weight, which make a hundred."""
    extra_points: Regex
    """What stands before points that are taken off or given besides."""
    side_by_side: Words
    """Words that set parts side by side, so that they do not overlap."""
    counted_off: Words
    """Words that count off the parts of a whole, all of which must be there."""
    joined: Words
    """Words that join a total to a figure told before (与财政资金合计)."""
    shared_out: Words
    """Words that give each of several times its figure."""
    reached: Words
    """Words of a figure that is reached by a time."""
    added_things: Words
    """Measure words by which a total counts what it adds up (三项合计)."""
    running: Words
    """Words of figures that run on through the year."""
    own_totals: Words
    """Words of a figure behind parts that is no part itself."""
    taken_off: Words
    """What stands before a figure that is taken off."""
    time_columns: str
    """Headers that are times, behind the year, as a pattern to be put into others."""
    year_columns: Words
    """What a header says behind its year."""
    shared: Words
    """Measure words of amounts that a share is held against."""
    reaching: Words
    """How verbs begin that say what stands at the end of a year."""
    rising: Words
    """How those begin that say that it rises."""
    running_times: tuple[Words, ...]
    """Times of a year that each hold those before them."""
    half: Regex
    """A half of a year."""
    quarter: Regex
    """The time of a column that is one quarter."""
    whole_year: Words
    """Columns of time that give what the whole year shall bring."""
    change_columns: Words
    """Headers of columns that give by how much what the row names changes."""
    before_change: str
    """What may stand before such a word (a pattern)."""
    growth_rates: Words
    """Of the columns of growth those of rates."""
    growth_or_sum: Regex
    """A column of growth that gives sums in brackets, with the group `growth`."""
    added_over_all: str
    """What such a sum is."""
    either_way_columns: Words
    """Headers of columns of growth whose figures have a sign."""
    grows: str
    """The verb of a figure without a minus under such a header."""
    falls: str
    """That of one with a minus."""
    growth_columns: Words
    """Headers of columns that give the growth of what the row names."""
    total_rows: Words
    """Names of rows and columns that add up the others."""
    owned: Words
    """What belongs to several by shares."""
    headed_sums: Words
    """What the first cell of a row holds that only gives the sum of all others."""
    subtotal_rows: Words
    """What the name of a row ends with that adds up its section."""
    part_columns: Words
    """Headers of columns that tell a part of what the column before them counts."""
    cell_headers: Words
    """Endings of headers that say what the figures of their cells measure."""
    points_columns: Words
    """What the header of a column of points ends with."""
    own_things: Words
    """What a longer name ends with that is another thing than the shorter one."""
    no_places: Words
    """Ends of names that end like those of places."""
    townships: Words
    """What the name of a township ends with."""
    place_rows: Words
    """What the name of a row ends with that is a place."""
    led_by: Words
    """What stands between a place and what it has a share of."""
    money_columns: Words
    """What the header of a column of money ends with."""
    source_columns: Words
    """Columns behind one of money that only say who pays."""
    size_columns: Words
    """Columns of words that give how large a thing is, whose cells may be numbers alone."""
    whole_money: Words
    """How the header of a column of money begins that gives the whole of several years."""
    extent_columns: Regex
    """Columns that say how much of what their rows name shall be done."""
    number_columns: Words
    """What the header of a column ends with that counts things."""
    group_columns: Words
    """Headers of columns whose cells are headings of the rows, where another column names the indicator."""
    partial_rows: Words
    """Names of rows that tell some of the row above."""
    standard_rows: Words
    """What the name of a row ends with that gives the standard of each column."""
    not_added: Words
    """Words in headers of columns that nobody adds up."""
    not_across: Words
    """Words in headers of columns that make no sum with those beside them."""
    rests: Words
    """How the name of a last part begins that leaves no other out."""
    stock: Words
    """Verbs of a level that say how much there is at the end."""
    alike_commitments: Mapping[str, str]
    """Commitments that promise the same as another."""
    before_measure: str
    """What stands before the measure word of a table, as a pattern."""
    amount_apart: str
    """What is no title behind a number with a point, as a pattern."""
    each_time: Words
    """How the name of a row begins that tells each time alone."""


@cache
def load_measures() -> MeasureWords:
    """The words by which figures are compared and added up."""
    return read_file(MeasureWords, "measures")
