from django import template

from kentongan.insight.briefs import words

register = template.Library()
register.filter("tone", words.tone)
register.filter("audience", words.audience)
