"""Is a history of answers explained by some order of the requests, each taking effect at one instant between its
question and its answer? (Herlihy and Wing 1990; searched as by Wing and Gong 1993 with Lowe's memory of 2017.)"""

import dataclasses

OPEN = ("sent", "acknowledged", "contacted", "proposal")
ORIGINS = {"acknowledged": OPEN[:1], "contacted": OPEN[:2], "proposal": OPEN[:3], "won": OPEN, "lost": OPEN}
START = ("sent", False, False, False)
DONE, NO = 303, 409


@dataclasses.dataclass(frozen=True)
class Call:
    """One request: what was asked, what was answered (None: nothing came), and between which moments."""

    action: str
    answer: object
    begun: float
    ended: float

    @property
    def kind(self):
        return self.action, self.answer


def step(state, action):
    """The referral's rules: the next state and the answer. The state is stage, nudged, thanked, confirmed."""
    stage, nudged, thanked, confirmed = state
    if action in ORIGINS:
        if stage in ORIGINS[action]:
            return (action, nudged, thanked, confirmed), DONE
        # Asked twice is done twice, as far as one can see.
        return state, DONE if stage == action else NO
    if action == "withdraw":
        if stage == "sent":
            return ("withdrawn", nudged, thanked, confirmed), DONE
        return state, DONE if stage == "withdrawn" else NO
    if action == "nudge":
        if stage in OPEN and not nudged:
            return (stage, True, thanked, confirmed), DONE
        # Within the same minute it is the same tap, whatever became of the referral since.
        return state, DONE if nudged else NO
    if action == "thank":
        return ((stage, nudged, True, confirmed), DONE) if stage == "won" else (state, NO)
    if action == "confirm":
        return ((stage, nudged, thanked, True), DONE) if stage == "won" else (state, NO)
    assert action == "read", action
    return state, stage


def explained(calls, start=START):
    """The states in which the history can have ended; none when no order explains it.

    Two shortcuts keep the search short and lose nothing. A call that could come next and changes nothing may as well
    come now. Of two that could come next with the same question and answer, the one that ended first may as well.
    """
    calls = sorted(calls, key=lambda call: call.ended)
    every = (1 << len(calls)) - 1
    seen, ends, waiting = set(), set(), [(every, start)]
    while waiting:
        left, state = waiting.pop()
        left = _settle(calls, left, state)
        if (left, state) in seen:
            continue
        seen.add((left, state))
        if all(calls[index].answer is None for index in _each(left)):
            ends.add(state)
        tried = set()
        for index in _next(calls, left):
            call = calls[index]
            if call.kind in tried:
                continue
            tried.add(call.kind)
            after, answer = step(state, call.action)
            if call.answer is None or answer == call.answer:
                waiting.append((left & ~(1 << index), after))
    return ends


def _settle(calls, left, state):
    changed = True
    while changed:
        changed = False
        for index in _next(calls, left):
            call = calls[index]
            if call.answer is not None and step(state, call.action) == (state, call.answer):
                left &= ~(1 << index)
                changed = True
    return left


def _next(calls, left):
    """Those that no other call must come before: begun before the first of the rest ended."""
    rest = list(_each(left))
    first = min((calls[index].ended for index in rest), default=0)
    return [index for index in rest if calls[index].begun <= first]


def _each(bits):
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
