"""The lexicon: the words by which news tells of people, meetings, sanctions and claims.

All data stands in the TOML files of this folder, a file a topic, a table a section:

    [verbs]                     a section of topic "meetings", asked for as "meetings.verbs"
    words = ["meet", "..."]     a list of words, or
    meet = "InPerson"           a table from words to a value (a string, or a list of strings)

A section holds either the one key `words` or a table. `load_lexicon` reads the packaged files and merges a user's
files, each of which names its topics as tables of sections (`[meetings.verbs]`): words are added, values of a table
are added or replaced. Unknown topics and sections are errors: they would be ignored in silence otherwise.
"""

from kgexport.lexicon.loader import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
