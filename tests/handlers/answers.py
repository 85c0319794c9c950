"""What Alexa accepts as an answer: the response format and its limits, asserted on any response. It knows no shop."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

Json = dict[str, Any]
MOST_TEXT = 8_000  # characters of one speech or one card
MOST_BYTES = 24 * 1024  # of the whole response
BODY = {"outputSpeech", "card", "reprompt", "directives", "shouldEndSession"}
TAGS = {*("speak", "p", "s", "w", "break", "sub", "say-as", "prosody", "emphasis", "phoneme", "audio", "voice", "lang")}
CARDS = {
    "Simple": {"type", "title", "content"},
    "LinkAccount": {"type"},
    "AskForPermissionsConsent": {"type", "permissions"},
}


def text_of(ssml: str) -> str:
    """The words of an SSML document; "" for none. Raises ParseError for what is no XML."""
    return "".join(ElementTree.fromstring(ssml).itertext()) if ssml else ""


def spoken(response: Json) -> str:
    """The words a customer hears; "" for silence."""
    return text_of(response["response"].get("outputSpeech", {}).get("ssml", ""))


def assert_valid(response: Json) -> None:
    """Fails unless Alexa accepts the response: silence, or speech whose session is open exactly when it asks."""
    assert [*faults_of(response)] == [], response


def faults_of(response: Json) -> Iterator[str]:
    """All that is wrong with a response."""
    if set(response) - {"version", "response", "sessionAttributes", "userAgent"}:
        yield f"unknown parts beside the response: {sorted(response)}"
    if response.get("version") != "1.0":
        yield "the version is not 1.0"
    if len(json.dumps(response, ensure_ascii=False).encode()) >= MOST_BYTES:
        yield "24 KB or more"
    body = response.get("response")
    if not isinstance(body, dict) or set(body) - BODY:
        yield f"unknown parts in the response: {body}"
        return
    speeches = [body.get("outputSpeech"), body.get("reprompt", {}).get("outputSpeech")]
    unspeakable = [fault for speech in speeches if speech is not None for fault in _speech_faults(speech)]
    yield from unspeakable or _session_faults(response, body)
    if "card" in body:
        yield from _card_faults(body["card"])
    for directive in body.get("directives", []):
        if directive.get("type") == "Dialog.UpdateDynamicEntities":
            yield from _names_faults(directive)
        elif directive.get("type") != "Dialog.ElicitSlot" or not directive.get("slotToElicit"):
            yield f"an unknown directive: {directive}"


def _names_faults(directive: Json) -> Iterator[str]:
    """Alexa's reference: a hundred values at most, synonyms counted, each of 140 characters at most."""
    entities = [entity for kind in directive["types"] for entity in kind["values"]]
    names = [name for e in entities for name in (e["name"]["value"], *e["name"].get("synonyms", ()))]
    if directive["updateBehavior"] != "REPLACE" or not 1 <= len(names) <= 100 or len({*names}) < len(names):
        yield f"names that Alexa won't take: {directive}"
    if any(not 0 < len(name) <= 140 for name in names):
        yield f"a name that Alexa won't take: {names}"


def _speech_faults(speech: Json) -> Iterator[str]:
    if set(speech) != {"type", "ssml"} or speech["type"] != "SSML" or len(speech["ssml"]) > MOST_TEXT:
        yield f"no SSML of up to {MOST_TEXT} characters: {speech}"
        return
    try:
        document = ElementTree.fromstring(speech["ssml"])
    except ElementTree.ParseError as error:
        yield f"SSML that is no XML ({error}): {speech['ssml']!r}"
        return
    if document.tag != "speak" or any(part.tag not in TAGS for part in document.iter()):
        yield f"SSML with tags that Alexa does not know: {speech['ssml']!r}"


def _session_faults(response: Json, body: Json) -> Iterator[str]:
    """Silence says nothing about the session; speech keeps it open exactly when it asks, and then it asks again."""
    ends, again = body.get("shouldEndSession"), body.get("reprompt", {}).get("outputSpeech")
    if "outputSpeech" not in body:
        if body or response.get("sessionAttributes"):
            yield f"silence with something to it: {response}"
        return
    asks = spoken(response).endswith("?")
    if not spoken(response).strip() or ends is not (not asks) or (again is not None) is not asks:
        yield f"asks: {asks}, ends the session: {ends}, asks again: {again}"
    if again is not None and not text_of(again["ssml"]).endswith("?"):
        yield f"a reprompt that is no question: {again}"
    if ends and (response.get("sessionAttributes") or body.get("directives")):
        yield "a closed session that goes on"


def _card_faults(card: Json) -> Iterator[str]:
    if set(card) != CARDS.get(card.get("type", "")):
        yield f"no card that Careline shows: {card}"
    elif sum(len(text) for text in card.values()) > MOST_TEXT:
        yield f"a card of more than {MOST_TEXT} characters"
