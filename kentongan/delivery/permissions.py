from kentongan.accounts.enums import APPROVERS, DESK, WRITERS, Role

TELLERS = WRITERS | APPROVERS  # hand contents to the outbox
OPERATORS = frozenset({Role.CHANNEL_OPERATOR, Role.WRITER, Role.EDITOR, Role.HEAD})  # post by hand
ANSWERERS = DESK | WRITERS  # answer one person
HOLDERS = APPROVERS  # stop and restart everything
CONNECTORS = frozenset({Role.ADMIN, Role.HEAD, Role.CHANNEL_OPERATOR})
READERS = TELLERS | CONNECTORS | {Role.AUDITOR}
