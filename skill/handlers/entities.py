"""Tells Alexa the names of the customer's own items, so that speech recognition knows them. It decides nothing."""

from collections.abc import Iterator

from ask_sdk_model.dialog import DynamicEntitiesDirective
from ask_sdk_model.er.dynamic import Entity, EntityListItem, EntityValueAndSynonyms, UpdateBehavior

from skill.domain.files import CustomerFile
from skill.matching.names import speakable
from skill.speech import ssml

ITEM_TYPE = "ITEM"
MOST = 100  # values and synonyms of one session, by Alexa's reference
LONGEST = 140  # characters of one


def own_items(customer: CustomerFile) -> DynamicEntitiesDirective | None:
    """Dialog.UpdateDynamicEntities with the newest items' names; None where there is none that may be spoken."""
    entities = [*_entities(customer)]
    if not entities:
        return None
    return DynamicEntitiesDirective(UpdateBehavior.REPLACE, [EntityListItem(ITEM_TYPE, entities)])


def _entities(customer: CustomerFile) -> Iterator[Entity]:
    left, seen = MOST, set[str]()
    for names in speakable(customer):
        plain = dict.fromkeys(map(ssml.plain, names))
        fresh = [name for name in plain if name.casefold() not in seen and 0 < len(name) <= LONGEST]
        if not fresh or not left:
            continue
        name, *synonyms = fresh[:left]
        left -= 1 + len(synonyms)
        seen.update(each.casefold() for each in (name, *synonyms))
        yield Entity(f"item-{MOST - left}", EntityValueAndSynonyms(name, synonyms))
