"""What is wrong with a query, where, and what to do, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.engine.queries import LONGEST, Problem, QueryError

REMEDIES = {
    Problem.EMPTY: gettext_lazy("The query is empty. Write at least one word."),
    Problem.TOO_LONG: gettext_lazy(
        "The query is too long. Make two topics of it, or leave words out."
    ),
    Problem.TOO_DEEP: gettext_lazy("Too many brackets inside each other. Write it more simply."),
    Problem.OPEN_QUOTE: gettext_lazy('A quotation mark has no end. Close it with “"”.'),
    Problem.OPEN_BRACKET: gettext_lazy("A bracket has no end. Close it with “)”."),
    Problem.LONE_BRACKET: gettext_lazy("This bracket closes nothing. Take it away."),
    Problem.MISSING_OPERAND: gettext_lazy(
        "Here a word is missing. Write one, or put the operator itself in quotation marks."
    ),
    Problem.UNKNOWN_FIELD: gettext_lazy(
        "There is no such field. Use judul:, isi: or media:, or put the text in quotation marks."
    ),
    Problem.NEAR_DISTANCE: gettext_lazy("Give NEAR a number from 1 to 50, such as NEAR/5."),
    Problem.NEAR_OPERANDS: gettext_lazy(
        "NEAR joins words and phrases only. Put alternatives in brackets: (a OR b) NEAR/5 c."
    ),
    Problem.SHORT_PREFIX: gettext_lazy("Write at least three letters before “*”."),
    Problem.NO_WORD: gettext_lazy("There is no letter or number here to look for."),
    Problem.ONLY_NOT: gettext_lazy(
        "A query that only leaves things out would match nearly everything. Say what is wanted."
    ),
}


def explained(error: QueryError) -> str:
    """For example: "At character 8 (“)”): This bracket closes nothing. Take it away."."""
    remedy = str(REMEDIES[error.problem])
    if error.problem in {Problem.EMPTY, Problem.ONLY_NOT}:
        return remedy
    place = min(error.at, LONGEST) + 1
    if not error.found:
        return _("At character %(place)s: %(remedy)s") % {"place": place, "remedy": remedy}
    return _("At character %(place)s (“%(found)s”): %(remedy)s") % {
        "place": place,
        "found": error.found,
        "remedy": remedy,
    }
