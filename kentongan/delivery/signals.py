"""What rooms above may listen to."""

from django.dispatch import Signal

# account, external_id, sender_ref, sender_name, text, at (aware), reply_ref
message_received = Signal()
# delivery, state, at (aware)
receipt_received = Signal()
