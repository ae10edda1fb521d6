"""Adding sources, looking at them, reading pages, watching topics, coding tone."""

from .alerts import (
    ANSWERERS,
    ROSTER_KEEPERS,
    acknowledge,
    add_shift,
    add_starter_rules,
    change_alert_settings,
    close_alert,
    remove_shift,
    save_rule,
    see_alert,
    swap_duty,
)
from .articles import analyse, decide_paid, register_own_text
from .entries import ENTRY_KEEPERS, Written, add_entry, change_entry, remove_entry
from .moving import change_address, moved_to
from .naming import check_identifies_nobody, record_office_holder, save_office_holder
from .newsletters import add_newsletter, change_newsletter
from .polling import poll, poll_due
from .posts import forget_posts, open_post
from .reading import fetch_page, keep_pages, read_page
from .rechecking import due as due_again
from .rechecking import recheck, recheck_due
from .searches import remove_search, save_search, share_search, topic_of_search
from .sources import (
    SOURCE_KEEPERS,
    Offer,
    add_from_catalogue,
    add_source,
    correct_clock,
    discover,
    set_source_active,
)
from .stories import merge_stories, split_story, undo_story_decision
from .tables import (
    check_columns,
    forget_imports,
    open_import,
    start_import,
    take_rows,
    undo_import,
)
from .tones import code_again, code_tone, learn_tones, uncode_tone
from .topics import add_starter_topics, change_topic, check_topic, create_topic
from .trends import dismiss_signal, move_signal, restore_signal
from .triage import exclude_word, ignore_word, mark_article, unmark_article
from .twins import find_twins

__all__ = [
    "ANSWERERS",
    "ENTRY_KEEPERS",
    "ROSTER_KEEPERS",
    "SOURCE_KEEPERS",
    "Offer",
    "Written",
    "acknowledge",
    "add_entry",
    "add_from_catalogue",
    "add_newsletter",
    "add_shift",
    "add_source",
    "add_starter_rules",
    "add_starter_topics",
    "analyse",
    "change_address",
    "change_alert_settings",
    "change_entry",
    "change_newsletter",
    "change_topic",
    "check_columns",
    "check_identifies_nobody",
    "check_topic",
    "close_alert",
    "code_again",
    "code_tone",
    "correct_clock",
    "create_topic",
    "decide_paid",
    "discover",
    "dismiss_signal",
    "due_again",
    "exclude_word",
    "fetch_page",
    "find_twins",
    "forget_imports",
    "forget_posts",
    "ignore_word",
    "keep_pages",
    "learn_tones",
    "mark_article",
    "merge_stories",
    "move_signal",
    "moved_to",
    "open_import",
    "open_post",
    "poll",
    "poll_due",
    "read_page",
    "recheck",
    "recheck_due",
    "record_office_holder",
    "register_own_text",
    "remove_entry",
    "remove_search",
    "remove_shift",
    "restore_signal",
    "save_office_holder",
    "save_rule",
    "save_search",
    "see_alert",
    "set_source_active",
    "share_search",
    "split_story",
    "start_import",
    "swap_duty",
    "take_rows",
    "topic_of_search",
    "uncode_tone",
    "undo_import",
    "undo_story_decision",
    "unmark_article",
]
