"""States move only along the table; the database holds the same table."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kentongan.accounts.models import Agency
from kentongan.core import clocks, tasks
from kentongan.delivery import actions, transitions
from kentongan.delivery.enums import OPEN, SETTLED, DeliveryState
from kentongan.delivery.models import Delivery
from kentongan.delivery.transitions import IllegalTransition

from .factories import account, content

states = st.sampled_from(DeliveryState)


class Life(RuleBasedStateMachine):
    """Any order of events: nothing that may be on the channel returns to the queue by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.state = DeliveryState.QUEUED
        self.submitted = False

    @rule(new=states)
    def move(self, new: DeliveryState) -> None:
        if transitions.allows(self.state, new):
            self.submitted |= new == DeliveryState.SUBMITTING
            self.state = new
        else:
            with pytest.raises(IllegalTransition):
                transitions.check(self.state, new)

    @invariant()
    def never_fresh_again_once_submitted(self) -> None:
        if self.submitted:
            assert self.state not in {DeliveryState.QUEUED}


TestLife = Life.TestCase


@given(states)
def test_from_everywhere_an_end_can_be_reached(state: DeliveryState) -> None:
    seen, todo = {state}, [state]
    while todo:
        for new in transitions.TRANSITIONS[todo.pop()] - seen:
            seen.add(new)
            todo.append(new)
    assert seen & SETTLED


def test_open_and_settled_share_nothing() -> None:
    assert set(DeliveryState) == OPEN | SETTLED
    assert not OPEN & SETTLED


@pytest.mark.parametrize("old", DeliveryState)
def test_the_database_refuses_every_other_step(agency: Agency, old: DeliveryState) -> None:
    where = account(agency, "manual-radio")
    actions.dispatch(content=content(agency), accounts=[where], by=None)
    tasks.drain()
    base = Delivery.objects.get()
    now = clocks.now()
    for number, new in enumerate(DeliveryState):
        row = Delivery.objects.create(
            agency=agency,
            dispatch=base.dispatch,
            account=where,
            content_key=f"k{number}",
            content_version="1",
            verb="publish",
            state=old,
            created_at=now,
            next_attempt_at=now,
            submitted_at=now,
            lease=1,
        )
        if old == new or transitions.allows(old, new):
            Delivery.objects.filter(pk=row.pk).update(state=new)
        else:
            with pytest.raises(ProgrammingError), transaction.atomic():
                Delivery.objects.filter(pk=row.pk).update(state=new)


def test_two_posts_of_one_content_on_one_account_cannot_exist(agency: Agency) -> None:
    where = account(agency, "manual-radio")
    actions.dispatch(content=content(agency), accounts=[where], by=None)
    tasks.drain()
    row = Delivery.objects.get()
    for version in ("v1", "v2"):
        row.pk, row.content_version = None, version
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
