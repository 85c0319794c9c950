"""What every skill must answer: launch, help, repeat, yes, no, stop, not understood, and events."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.desk import Caller
from skill.domain.values import replace
from skill.handlers import observability
from skill.handlers.front import QUERY, Front
from skill.handlers.losing import MOST_MISSES, PERSON
from skill.handlers.reply import silent
from skill.handlers.request import Turn, read
from skill.handlers.session import Session
from skill.intents.asking import Ask, Check, Confirm, DidItHelp, Fill, Mention, Offer, WhatNext, Which
from skill.speech import builtin as words

Answer = Callable[[Front, HandlerInput, Turn], Response]


def launch(front: Front, handler_input: HandlerInput, turn: Turn) -> Response:
    """The welcome. It needs no account; with one, Alexa is told the names of the customer's items."""
    files, requests = front.desk.gather(Caller(front.caller(turn)))
    observability.note(handler_input, intent="LaunchRequest", outcome=None, requests=requests)
    linked = files.customer is not None
    speech = words.launch(front.language(turn.locale).catalogue, files.shop.name, linked=linked)
    return front.reply(handler_input, speech, Session(asks=WhatNext()), files.customer)


def help_now(front: Front, handler_input: HandlerInput, turn: Turn) -> Response:
    """Help in every state; while an item, a topic, or yes or no, is being asked for, the question stays open."""
    catalogue, session, asks = front.language(turn.locale).catalogue, turn.session, front.pending(turn)
    if isinstance(asks, Check | Confirm | DidItHelp) and session.reprompt:
        return front.reply(handler_input, words.help_to_answer(catalogue, session.reprompt), session.then(asks))
    if isinstance(asks, Fill) and session.reprompt:
        return front.reply(handler_input, words.help_to_tell(catalogue, session.reprompt), session.then(asks))
    if not isinstance(asks, Which):
        return front.reply(handler_input, words.help_now(catalogue), session.then(WhatNext()))
    searching = QUERY in front.stems[asks.intent].slots
    return front.reply(handler_input, words.help_to_choose(catalogue, searching=searching), session.then(asks))


def repeat(front: Front, handler_input: HandlerInput, turn: Turn) -> Response:
    """The last answer once more, with the question it left open."""
    last, asks = turn.session.last, front.pending(turn)
    if last and asks:
        return front.reply(handler_input, last, turn.session.then(asks))
    speech = words.nothing_to_repeat(front.language(turn.locale).catalogue)
    return front.reply(handler_input, speech, turn.session.then(WhatNext()))


def stop(front: Front, handler_input: HandlerInput, turn: Turn) -> Response:
    """Goodbye, from every state; where something was to be confirmed, with a word that it was not done."""
    catalogue = front.language(turn.locale).catalogue
    left = isinstance(front.pending(turn), Confirm)
    return front.reply(handler_input, words.goodbye_undone(catalogue) if left else words.goodbye(catalogue))


def yes(front: Front, handler_input: HandlerInput, turn: Turn) -> Response:
    """Go on with what was offered, asked or to be confirmed."""
    catalogue = front.language(turn.locale).catalogue
    match front.pending(turn):
        case Offer(intent, ask):
            return front.go_on(handler_input, turn, intent, ask)
        case Check(intent, fact, ask):
            return front.go_on(handler_input, turn, intent, replace(ask, facts=(*ask.facts, (fact, True))))
        case Confirm(intent, ask, nonce):
            return front.go_on(handler_input, turn, intent, replace(ask, nonce=nonce))
        case DidItHelp(intent):
            return front.go_on(handler_input, turn, intent, Ask(helped=True))
        case Which(rest=rest):
            return (more if rest else help_now)(front, handler_input, turn)
        case Fill():
            return help_now(front, handler_input, turn)
        case WhatNext():
            return front.reply(handler_input, words.go_on(catalogue), turn.session.then(WhatNext()))
        case None:
            return front.reply(handler_input, words.nothing_asked(catalogue), turn.session.then(WhatNext()))


def no(front: Front, handler_input: HandlerInput, turn: Turn) -> Response:
    """Leave what was offered; no to a question about an item is an answer; no to "anything else?" is goodbye."""
    catalogue = front.language(turn.locale).catalogue
    match front.pending(turn):
        case Check(intent, fact, ask):
            return front.go_on(handler_input, turn, intent, replace(ask, facts=(*ask.facts, (fact, False))))
        case DidItHelp(intent):
            return front.go_on(handler_input, turn, intent, Ask(helped=False))
        case Fill(intent, _, ask, may_skip=True):
            return front.go_on(handler_input, turn, intent, ask)
        case Confirm():
            return front.close(handler_input, turn, words.left_alone(catalogue))
        case Offer() | Which() | Fill():
            return front.close(handler_input, turn, words.declined(catalogue))
        case WhatNext():
            return stop(front, handler_input, turn)
        case None:
            return front.reply(handler_input, words.nothing_asked(catalogue), turn.session.then(WhatNext()))


def more(front: Front, handler_input: HandlerInput, turn: Turn) -> Response:
    """The next ones of a list that was begun; to a question of yes or no, "more" is no answer."""
    asks = front.pending(turn)
    if isinstance(asks, Which) and asks.rest:
        ask = replace(asks.ask, item=Mention(lines=asks.rest), goes_on=True)
        return front.go_on(handler_input, turn, asks.intent, ask)
    if isinstance(asks, Fill | Offer | Check | Confirm | DidItHelp):
        return not_understood(front, handler_input, turn)
    speech = words.no_more(front.language(turn.locale).catalogue)
    return front.reply(handler_input, speech, turn.session.then(asks if isinstance(asks, Which) else WhatNext()))


def not_understood(front: Front, handler_input: HandlerInput, turn: Turn) -> Response:
    """A helpful sentence, and the open question; what "it" means is kept, and the answer that Repeat repeats."""
    catalogue, session, asks = front.language(turn.locale).catalogue, turn.session, front.pending(turn)
    misses = session.misses + 1
    if isinstance(asks, Which) and misses > MOST_MISSES:
        return front.reply(handler_input, words.which_unsettled(catalogue), session.then(PERSON))
    if isinstance(asks, Offer | Check | Confirm | DidItHelp) and session.reprompt:
        speech = words.not_an_answer(catalogue, session.reprompt, misses)
    elif isinstance(asks, Which) and QUERY not in front.stems[asks.intent].slots:
        speech = words.not_chosen(catalogue, misses)
    elif isinstance(asks, Which | Fill) and session.reprompt:
        speech = words.not_told(catalogue, session.reprompt, misses)
    else:
        asks, speech = WhatNext(), words.not_understood(catalogue, misses)
    after = session.then(asks, misses=misses)
    return front.reply(handler_input, speech, replace(after, spoken=session.spoken, reprompt=session.reprompt))


ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "AMAZON.HelpIntent": help_now,
        "AMAZON.RepeatIntent": repeat,
        "AMAZON.StopIntent": stop,
        "AMAZON.CancelIntent": stop,
        "AMAZON.NavigateHomeIntent": stop,
        "AMAZON.YesIntent": yes,
        "AMAZON.NoIntent": no,
        "AMAZON.MoreIntent": more,
        "AMAZON.NextIntent": more,
        "AMAZON.FallbackIntent": not_understood,
    }
)


class BuiltinHandler(AbstractRequestHandler):
    """Claims what no question's handler claims: launches, Alexa's own intents, unknown intents and every event."""

    def __init__(self, front: Front) -> None:
        self.front = front

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for all but the shop's own questions."""
        request = handler_input.request_envelope.request
        return bool(request.object_type != "IntentRequest" or request.intent.name not in self.front.stems)

    def handle(self, handler_input: HandlerInput) -> Response:
        """The answer by Alexa's name for it; an intent nobody declared is one not understood."""
        kind, turn = handler_input.request_envelope.request.object_type, read(handler_input)
        observability.note(handler_input, intent=turn.intent or kind, outcome=None)
        if kind == "LaunchRequest":
            return launch(self.front, handler_input, turn)
        if kind != "IntentRequest":
            return silent(handler_input)
        return ANSWERS.get(turn.intent, not_understood)(self.front, handler_input, turn)
