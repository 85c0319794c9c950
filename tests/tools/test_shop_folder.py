"""A shop's folder is read whole or not at all, and everything that is wrong in it is said at once, with its remedy."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from skill.domain.money import Money
from skill.domain.orders import LineRef, OrderItem
from skill.domain.people import Role
from skill.errors import ShopDataError
from skill.storage import items
from skill.storage.versions import FIRST
from skill.tools.opening import DEMO_SHOP
from skill.tools.shop_checks.fields import ROOM
from skill.tools.shop_files import FOLDER
from skill.tools.shop_folder import Demo, DemoCustomer, ShopFolder, read_folder, token_of

SHOP, POLICIES, POINTS, CUSTOMERS = "shop.toml", "policies.yaml", "contact_points.toml", "customers.toml"
PRICES = "prices.toml"
TEXTS = {
    SHOP: """
name = "Tiny"
zone = "Europe/London"
country = "GB"
""",
    POLICIES: """
policies:
  - id: general
    merchantReturnDays: 30
  - id: shoes
    for: {category: shoes}
    returnPolicyCategory: MerchantReturnNotPermitted
""",
    POINTS: """
[[contact_points]]
channel = "phone"
telephone = "+44 20 7946 0142"
area_served = ["GB"]
answer_days = [1, 3]
wait_minutes = 4
hours_available = [{ day_of_week = ["Monday"], opens = 09:00:00, closes = 17:00:00 }]

[[contact_points]]
channel = "email"
email = "care@tiny.example"
zone = "Asia/Tokyo"
""",
    CUSTOMERS: """
[[customers]]
customer_id = "ann"
zone = "Europe/Paris"
country = "FR"
tier = "gold"

[[customers.orders]]
number = "A-1"
placed_at = 2026-11-01T10:00:00Z
items = [{ line_id = "1", name = "lamp", price = { value = "20.00", currency = "EUR" } },
         { line_id = "2", name = "shoes", category = "shoes", quantity = 2 }]
parcels = [{ parcel_id = "p1", line_ids = ["1"], status = "delivered", delivered_at = 2026-11-03T10:00:00Z },
  { parcel_id = "p2", line_ids = ["2"], shipped_at = 2026-11-02T10:00:00Z, expected_arrival_until = 2026-11-09 }]

[[customers.orders]]
number = "A-2"
placed_at = 2026-11-02T10:00:00Z
items = [{ line_id = "1", name = "mug" }]

[[customers.returns]]
line = { order_number = "A-1", line_id = "1" }
number = 1
reference = "123456789"
quantity = 1
cause = "remorse"
requested_at = 2026-11-04T10:00:00Z

[[customers]]
customer_id = "bob"
note = "no orders"
""",
    PRICES: """
[[prices]]
sku = "L-1"
price = { value = "20.00", currency = "EUR" }
valid_from = 2026-10-01T00:00:00Z

[[prices]]
sku = "L-1"
price = { value = "15.00", currency = "EUR" }
valid_from = 2026-11-20T00:00:00Z
valid_through = 2026-11-27T23:59:59Z
tags = ["sale"]
""",
}

# The file, what stands in it, what is written instead; where that is wrong and why.
Wrong = tuple[str, str, str, str, str]
HEADLINE = re.compile(r"\d+ things to mend:|\d+ problems? in the return policies, so none was taken:")
CANCEL = (
    'tier = "gold"\ncancellations = [{ order_number = "A-2", reference = "7", requested_at = 2026-11-02T11:00:00Z }]'
)
PHONE, ORDER = "contact_points 1 (phone)", "customers 1 (ann), orders 1 (A-1)"
SPECIAL, SAME = "special_opening_hours_specification = [{{ {} }}]\n", "opens = 09:00:00, closes = 09:00:00"
SHUT = PHONE + ", special_opening_hours_specification 1"
SHIPPED, PRICE = ORDER + ", parcels 2 (p2), shipped_at", ORDER + ", items 1 (1), price"
RETURN, CANCELLED = "customers 1 (ann), returns 1", "customers 1 (ann), cancellations 1 (A-2)"
GOLD, LINE = 'tier = "gold"', 'line = { order_number = "A-1", line_id = "1" }\n'
A_RETURN = TEXTS[CUSTOMERS][TEXTS[CUSTOMERS].index("[[customers.returns]]") : TEXTS[CUSTOMERS].rindex("[[customers]]")]
WRONG: tuple[Wrong, ...] = (
    (SHOP, '"Tiny"', '""', "name", "is empty"),
    (SHOP, '"Tiny"', '" Tiny"', "name", "begins or ends with a space"),
    (SHOP, 'name = "Tiny"', "", "name", 'is missing; write name = "text"'),
    (SHOP, 'name = "Tiny"', "name = 1", "name", 'Expected `str`, got `int`; write it like "text"'),
    (SHOP, "Europe/London", "Europe/Lundon", "zone", '"Europe/Lundon" is no time zone; use a name like'),
    (SHOP, "Europe/London", "../../etc/passwd", "zone", "is no time zone"),
    (SHOP, "Europe/London", "Europe", "zone", "is no time zone"),
    (SHOP, "Europe/London", "", "", "zone is empty"),
    (SHOP, '"GB"', '""', "", "country is empty"),
    (SHOP, '"GB"', '"United Kingdom"', "country", '"United Kingdom" is no country code; write two letters'),
    (SHOP, '"GB"', '"1B"', "country", "is no country code"),
    (SHOP, '"GB"', '"GB"\nwebsight = "x"', "websight", "nobody reads this; is it meant to be website?"),
    (SHOP, '"GB"', '"GB"\ndemo = 1', "demo", "is not a table"),
    (SHOP, '"GB"', '"GB"\n[demo]\nnow = 2026-11-23T14:00:00Z', "demo, default_customer", "is missing"),
    (SHOP, '"GB"', '"GB"\n[demo]\ndefault_customer = "zoe"', "demo, default_customer", '"zoe" is not in customers'),
    (SHOP, '"GB"', '"GB"\n[demo]\nnow = 2026-11-23T14:00:00\ndefault_customer="ann"', "demo, now", "no time zone"),
    (SHOP, '"GB"', '"GB"\n[price_adjustment]\ndays = 400', "price_adjustment, days", "400 can't be meant"),
    (
        SHOP,
        '"GB"',
        '"GB"\n[price_adjustment]\nstarts = "order"',
        "price_adjustment, days",
        "is missing; write days = 30",
    ),
    (
        SHOP,
        '"GB"',
        '"GB"\n[price_adjustment]\ndays = 1\nstarts = "x"',
        "price_adjustment, starts",
        '"order" or "delivery"',
    ),
    (SHOP, '"GB"', '"GB"\n[price_adjustment]\ndays = 1\nleast = 2', "price_adjustment, least", "nobody reads this"),
    (PRICES, 'sku = "L-1"', 'sku = ""', "prices 1 ()", "sku is empty"),
    (PRICES, '"L-1"', '"L-1 "', "prices 1 (L-1 ), sku", "begins or ends with a space"),
    (PRICES, '"20.00"', '"20,00"', "prices 1 (L-1), price, value", "write it like"),
    (PRICES, "2026-10-01T00:00:00Z", "2026-10-01T00:00:00", "prices 1 (L-1), valid_from", "has no time zone"),
    (PRICES, "2026-10-01T00:00:00Z", "2026-10-01", "prices 1 (L-1), valid_from", "write it like 2026-11-23T14"),
    (PRICES, "2026-11-27", "2026-11-19", "prices 2 (L-1)", "valid_through is before valid_from"),
    (PRICES, "2026-10-01", "2026-11-20", "", '2 prices of "L-1" are valid from 2026-11-20'),
    (PRICES, "valid_through", "valid_until", "prices 2 (L-1), valid_until", "nobody reads this"),
    (PRICES, TEXTS[PRICES], "prices = 1", "prices", "begin each with [[prices]]"),
    (POLICIES, "Days: 30", "Dys: 30", "line 4, $.policies[0].merchantReturnDys", "did you mean merchantReturnDays?"),
    (POLICIES, "Days: 30", "Days: -1", "line 4, $.policies[0].merchantReturnDays", "-1 is no number of days; write"),
    (POLICIES, "    merch", "   merch", "", "it is no YAML at line 4"),
    (POLICIES, TEXTS[POLICIES], "", "", "it is empty; write at least one policy"),
    (POLICIES, TEXTS[POLICIES], "policies: []\n", "", "no return policy is in it; give"),
    (POINTS, 'telephone = "+44 20 7946 0142"', "", PHONE, "without its telephone; add it"),
    (POINTS, '"phone"\ntelephone', '"chat"\ntelephone', "contact_points 1 (chat)", "without its url"),
    (POINTS, '"phone"\ntelephone', '"form"\ntelephone', "contact_points 1 (form)", "without its url"),
    (POINTS, '"care@tiny.example"', '" "', "contact_points 2 (email)", "reach the email channel without its email"),
    (POINTS, '"+44 20 7946 0142"', '"call us"', PHONE, '"call us" is no telephone number; write it as customers dial'),
    (
        POINTS,
        '"care@tiny.example"',
        '"care at tiny"',
        "contact_points 2 (email)",
        '"care at tiny" is no e-mail address',
    ),
    (POINTS, "= 4\n", '= 4\nurl = "http//x"\n', PHONE, 'url "http//x" is no address; begin it with https://'),
    (POINTS, '"email"\nemail', '"fax"\nemail', "contact_points 2 (fax), channel", '"phone" or "chat" or "messaging"'),
    (POINTS, '"email"\nemail', '"forum"\nurl', "contact_points 2 (forum)", "forum is for sellers alone"),
    (POINTS, 'zone = "Asia', 'calls_back = true\nzone = "Asia', "contact_points 2 (email)", "email can't call back"),
    (
        POINTS,
        "= 4\n",
        '= 4\navailable_language = ["en", "Spanish"]\n',
        PHONE + ", available_language",
        "is no language tag",
    ),
    (POINTS, "= 4\n", '= 4\ncontact_type = ["billing"]\n', PHONE + ", contact_type", "nobody knows 'billing'"),
    (
        POINTS,
        "= 4\n",
        '= 4\naudience = "vendor"\n',
        PHONE + ", audience",
        "nobody knows 'vendor'; write it like \"customer\" or ",
    ),
    (POINTS, "= 4\n", '= 4\nprepare = " it"\n', PHONE + ", prepare", "begins or ends with a space"),
    (
        POINTS,
        "= 4\n",
        "= 4\n" + SPECIAL.format("valid_from = 2026-12-25, opens = 09:00:00"),
        SHUT,
        "only one of opens and",
    ),
    (
        POINTS,
        "= 4\n",
        "= 4\n" + SPECIAL.format("valid_from = 2026-12-25, closes = 09:00:00"),
        SHUT,
        "only one of opens",
    ),
    (
        POINTS,
        "= 4\n",
        "= 4\n" + SPECIAL.format("valid_from = 2026-12-25, " + SAME),
        SHUT,
        "opens and closes are the same",
    ),
    (
        POINTS,
        "= 4\n",
        "= 4\n" + SPECIAL.format("valid_from = 2026-12-25, valid_through = 2026-12-24"),
        SHUT,
        "ends before",
    ),
    (POINTS, "= 4\n", "= 4\n" + SPECIAL.format("opens = 09:00:00"), SHUT + ", valid_from", "is missing"),
    (POINTS, '["GB"]', '["gb"]', PHONE + ", area_served", '"gb" is no country code; write two capital'),
    (POINTS, '["GB"]', '["GB", ""]', PHONE + ", area_served", "is no country code"),
    (POINTS, '["GB"]', '"GB"', PHONE + ", area_served", 'write it like ["one", "two"]'),
    (POINTS, "[1, 3]", "[3, 1]", PHONE + ", answer_days", "begins with the larger number"),
    (POINTS, "[1, 3]", "[-1, 3]", PHONE + ", answer_days", "-1 can't be meant"),
    (POINTS, "[1, 3]", "[1]", PHONE + ", answer_days", "write it like [1, 3]"),
    (POINTS, "= 4\n", "= -4\n", PHONE + ", wait_minutes", "-4 can't be meant"),
    (POINTS, "Asia/Tokyo", "Tokyo", "contact_points 2 (email), zone", '"Tokyo" is no time zone'),
    (POINTS, "17:00:00", "09:00:00", PHONE + ", hours_available 1", "opens and closes are the same"),
    (POINTS, '["Monday"]', "[]", PHONE + ", hours_available 1", "names no day"),
    (POINTS, '"Monday"', '"Mon"', PHONE + ", hours_available 1, day_of_week", '["Monday" or "Tuesday"'),
    (POINTS, "17:00:00", '"17:00"', PHONE + ", hours_available 1, closes", "write it like 09:00:00"),
    (POINTS, "09:00:00", '"09:00:00Z"', PHONE + ", hours_available 1, opens", "name it in zone"),
    (POINTS, "17:00:00", '"17:00:00Z"', PHONE + ", hours_available 1, closes", "name it in zone"),
    (POINTS, TEXTS[POINTS], "[contact_points]\n", "contact_points", "begin each with [[contact_points]]"),
    (POINTS, TEXTS[POINTS], "[[contact_point]]\n", "contact_points", "is missing; write contact_points = [] if there"),
    (CUSTOMERS, '"bob"', '"ann"', "customers 2 (ann)", "has the customer_id of customers 1"),
    (CUSTOMERS, '"bob"', '""', "customers 2 (), customer_id", "is empty"),
    (CUSTOMERS, '"bob"', f'"{"é" * 1020}"', f"customers 2 ({'é' * 40}), customer_id", "1 bytes too long"),
    (CUSTOMERS, '"no orders"', f'"{"x" * 2001}"', "customers 2 (bob), note", "has more than 2000 characters"),
    (CUSTOMERS, "Europe/Paris", "Paris", "customers 1 (ann), zone", '"Paris" is no time zone'),
    (CUSTOMERS, '"FR"', '"FRA"', "customers 1 (ann), country", "is no country code"),
    (CUSTOMERS, '"A-2"', '"A-1"', "customers 1 (ann), orders 2 (A-1)", "has the number of orders 1"),
    (CUSTOMERS, '"A-2"', '""', "customers 1 (ann), orders 2 (), number", "is empty"),
    (CUSTOMERS, '"A-2"', "2", "customers 1 (ann), orders 2, number", "got `int`"),
    (CUSTOMERS, '"2", name', '"1", name', ORDER + ", items 2 (1)", "has the line_id of items 1"),
    (CUSTOMERS, '"lamp"', '""', ORDER + ", items 1 (1), name", "is empty"),
    (CUSTOMERS, "= 2 }]", "= 0 }]", ORDER + ", items 2 (2), quantity", "0 can't be meant"),
    (CUSTOMERS, 'line_id = "1"', 'line_id = ""', ORDER + ", items 1 (), line_id", "is empty"),
    (CUSTOMERS, '"p2"', '" "', ORDER + ", parcels 2 ( ), parcel_id", "is empty"),
    (
        CUSTOMERS,
        "2026-11-03T10:00:00Z",
        "2026-11-03T10:00:00",
        ORDER + ", parcels 1 (p1), delivered_at",
        "no time zone",
    ),
    (CUSTOMERS, '"p2"', '"p1"', ORDER + ", parcels 2 (p1)", "has the parcel_id of parcels 1"),
    (CUSTOMERS, '["2"]', '["2", "3"]', ORDER, 'names line "3", which is not among'),
    (CUSTOMERS, '["2"]', '["2", "1"]', ORDER, '2 pieces of line "1" are in parcels, of 1'),
    (CUSTOMERS, "2026-11-03T10", "2026-11-01T09", ORDER, "before the order was placed"),
    (CUSTOMERS, '"delivered"', '"in_transit"', ORDER + ", parcels 1 (p1)", "its status is"),
    (CUSTOMERS, "T10:00:00Z\nitems", "T10:00:00\nitems", ORDER + ", placed_at", "with Z for UTC"),
    (CUSTOMERS, "T10:00:00Z\nitems", "\nitems", ORDER + ", placed_at", "2026-11-23T14:00:00Z"),
    (CUSTOMERS, "2026-11-01T", "0001-01-01T", ORDER + ", placed_at", "1 can't be meant; mend"),
    (CUSTOMERS, "2026-11-09", "9999-12-31", ORDER + ", parcels 2 (p2), expected_arrival_until", "9999 can't be meant"),
    (
        CUSTOMERS,
        "2026-11-09",
        "2026-11-09T10:00:00Z",
        ORDER + ", parcels 2 (p2), expected_arrival_until",
        "write it like 2026-11-23",
    ),
    (CUSTOMERS, '["1"]', "[1]", ORDER + ", parcels 1 (p1), line_ids", "got `int` - at `$[0]`"),
    (
        CUSTOMERS,
        '[{ line_id = "1", name = "mug" }]',
        '["mug"]',
        "customers 1 (ann), orders 2 (A-2), items 1",
        "a table",
    ),
    (CUSTOMERS, "shipped_at = 2026-11-02T10:00:00Z", "shipped_at = 2026-11-02T10:00:00", SHIPPED, "has no time zone"),
    (
        CUSTOMERS,
        "= 2 }]",
        "= 2, cancelled_quantity = -1 }]",
        ORDER + ", items 2 (2), cancelled_quantity",
        "-1 can't be",
    ),
    (CUSTOMERS, "= 2 }]", "= 2, refunded_quantity = -1 }]", ORDER + ", items 2 (2), refunded_quantity", "-1 can't be"),
    (CUSTOMERS, ', currency = "EUR"', "", PRICE + ", currency", 'is missing; write currency = "text"'),
    (CUSTOMERS, 'value = "20.00", ', "", PRICE + ", value", 'is missing; write value = "19.90"'),
    (CUSTOMERS, '"20.00"', '"twenty"', PRICE + ", value", 'write it like "19.90"'),
    (CUSTOMERS, '"20.00"', '"-20.00"', PRICE, "-20.00 is no price; write"),
    (CUSTOMERS, '"20.00"', "inf", PRICE, "Infinity is no price; write"),
    (CUSTOMERS, '"20.00"', "nan", PRICE, "NaN is no price; write"),
    (CUSTOMERS, '"20.00"', '"1e9"', PRICE, "1E+9 is no price; write"),
    (
        CUSTOMERS,
        '[{ line_id = "1", name = "mug" }]',
        "[]",
        "customers 1 (ann), orders 2 (A-2)",
        "has no items; add what",
    ),
    (CUSTOMERS, '"EUR"', '"euros"', PRICE, '"euros" is no currency; write its ISO 4217 code, such as USD'),
    (CUSTOMERS, 'price = { value = "20.00", currency = "EUR" }', "price = 20", PRICE, "is not a table"),
    (CUSTOMERS, '"gold"', "1", "customers 1 (ann), tier", "got `int`"),
    (
        CUSTOMERS,
        GOLD,
        'phone = "020 7946 0142"',
        "customers 1 (ann), phone",
        '"020 7946 0142" is no phone number; write +',
    ),
    (CUSTOMERS, GOLD, "phone = 442079460142", "customers 1 (ann), phone", 'got `int`; write it like "text"'),
    (CUSTOMERS, GOLD, 'language = "English"', "customers 1 (ann), language", '"English" is no language tag; write one'),
    (CUSTOMERS, GOLD, 'role = "boss"', "customers 1 (ann), role", '"customer" or "seller"'),
    (
        CUSTOMERS,
        '"gold"',
        '"gold"\nteir = "x"',
        "customers 1 (ann), teir",
        "nobody reads this; is it meant to be tier?",
    ),
    (
        CUSTOMERS,
        '1", line_id = "1"',
        '1", line_id = "9"',
        "customers 1 (ann)",
        'return "123456789" is of a line that is',
    ),
    (CUSTOMERS, 'order_number = "A-1"', 'order_number = "A-9"', "customers 1 (ann)", "is of a line that is not among"),
    (CUSTOMERS, LINE, "", RETURN + ", line", 'missing; write line = { order_number = "text", line_id = "text" }'),
    (CUSTOMERS, "number = 1\n", "number = 0\n", RETURN + ", number", "0 can't be meant; write"),
    (CUSTOMERS, "quantity = 1\n", "quantity = 0\n", RETURN + ", quantity", "0 can't be meant"),
    (
        CUSTOMERS,
        "quantity = 1\n",
        "quantity = 2\n",
        "customers 1 (ann)",
        'line "1" of order "A-1" are in returns, of 1',
    ),
    (CUSTOMERS, '"remorse"', '"whim"', RETURN + ", cause", '"remorse" or "defect"'),
    (CUSTOMERS, "2026-11-04T10:00:00Z", "2026-11-04T10:00:00", RETURN + ", requested_at", "has no time zone"),
    (CUSTOMERS, A_RETURN, A_RETURN * 2, "customers 1 (ann)", 'line "1" of order "A-1" has two returns with number 1'),
    (CUSTOMERS, GOLD, CANCEL.replace("A-2", "A-9"), "customers 1 (ann)", 'cancellation "7" is of an order that is not'),
    (CUSTOMERS, GOLD, CANCEL.replace("11:00:00Z", "11:00:00"), CANCELLED + ", requested_at", "has no time zone"),
    (
        CUSTOMERS,
        GOLD,
        CANCEL.replace("}]", '}, { order_number = "A-2", reference = "8", requested_at = 2026-11-02T12:00:00Z }]'),
        "customers 1 (ann), cancellations 2 (A-2)",
        "has the order_number of cancellations 1",
    ),
)

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the small shop, with other texts for some of its files, and says where."""

    def folder(texts: dict[str, str] | None = None) -> Path:
        for name, text in {**TEXTS, **(texts or {})}.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return folder


def refused(folder: Path) -> list[str]:
    """What is wrong with it, without the folder's name; the headlines count it rightly and are left out."""
    with pytest.raises(ShopDataError) as error:
        read_folder(folder)
    lines = [line.strip().replace(f"{folder}/", "") for line in str(error.value).splitlines()]
    said = [line for line in lines if not HEADLINE.fullmatch(line)]
    of_policies = [line for line in said if line.startswith("policies.")]
    things = len(said) - len(of_policies) + bool(of_policies)
    count = "1 problem" if len(of_policies) == 1 else f"{len(of_policies)} problems"
    assert [line for line in lines if HEADLINE.fullmatch(line)] == [
        *([f"{things} things to mend:"] if things > 1 else []),
        *([f"{count} in the return policies, so none was taken:"] if of_policies else []),
    ]
    return said


def changed(file: str, old: str, new: str) -> dict[str, str]:
    assert old in TEXTS[file]
    return {file: TEXTS[file].replace(old, new, 1)}


def test_the_small_shop_is_read_as_it_is_written(write: Write) -> None:
    read = read_folder(write())
    assert (read.shop.name, read.shop.zone, read.shop.country) == ("Tiny", "Europe/London", "GB")
    [version] = read.shop.policy_versions
    assert version.effective_from == FIRST
    assert [(policy.policy_id, policy.scope.category) for policy in version.policies] == [
        ("general", ""),
        ("shoes", "shoes"),
    ]
    assert (version.policies[0].merchant_return_days, read.warnings) == (30, ())
    assert read.shop.contact_points[0].hours_available[0].opens == time(9)
    ann, bob = read.customers
    assert (ann.customer_id, ann.zone, [order.number for order in ann.orders]) == (
        "ann",
        "Europe/Paris",
        ["A-1", "A-2"],
    )
    assert ann.orders[0].items[1] == OrderItem("2", "shoes", "shoes", quantity=2)
    assert ann.orders[0].parcels[0].delivered_at == datetime(2026, 11, 3, 10, tzinfo=UTC)
    assert ann.orders[0].parcels[1].shipped_at == datetime(2026, 11, 2, 10, tzinfo=UTC)
    assert (ann.tier, ann.orders[0].items[0].price) == ("gold", Money(Decimal("20.00"), "EUR"))
    assert [(back.line, back.reference) for back in ann.returns] == [(LineRef("A-1", "1"), "123456789")]
    assert (bob.orders, bob.tier, bob.returns, bob.cancellations) == ((), "", (), ())


def test_what_is_known_of_a_customer_beside_orders_is_read(write: Write) -> None:
    known = GOLD + '\nphone = "+33123456789"\nlanguage = "fr-FR"\nrole = "seller"'
    ann, bob = read_folder(write(changed(CUSTOMERS, GOLD, known))).customers
    assert (ann.phone, ann.language, ann.role) == ("+33123456789", "fr-FR", Role.SELLER)
    assert (bob.phone, bob.language, bob.role) == ("", "", Role.CUSTOMER)


def test_a_wish_to_cancel_an_order_that_is_there_is_read(write: Write) -> None:
    [wish] = read_folder(write(changed(CUSTOMERS, GOLD, CANCEL))).customers[0].cancellations
    assert (wish.order_number, wish.requested_at) == ("A-2", datetime(2026, 11, 2, 11, tzinfo=UTC))


@pytest.mark.parametrize("value", ["20", "20.00", '"20.00"'])
def test_a_price_may_be_written_as_a_number(write: Write, value: str) -> None:
    price = read_folder(write(changed(CUSTOMERS, '"20.00"', value))).customers[0].orders[0].items[0].price
    assert price == Money(Decimal(20), "EUR")


def test_a_folder_without_a_policies_file_is_told_what_such_files_are_called(write: Write) -> None:
    folder = write({SHOP: TEXTS[SHOP].replace("GB", "Britain")})
    (folder / POLICIES).unlink()
    (folder / "policies.toml").write_text("policies = []", encoding="utf-8")
    (folder / "policies.schema.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ShopDataError, match=r"^2 things to mend:") as error:
        read_folder(folder)
    assert str(error.value).splitlines()[2] == (
        f"  {folder}: has no return policies; put one of these there: "
        "policies.json, policies.jsonld, policies.html, policies.yaml, policies.yml"
    )


@pytest.mark.parametrize("ending", [".yaml", ".yml", ".json", ".jsonld", ".html"])
def test_any_of_the_kinds_of_policies_file_will_do_alone(write: Write, ending: str) -> None:
    policy = '{"@context": "https://schema.org", "@type": "MerchantReturnPolicy", "merchantReturnDays": 14}'
    text = {
        ".html": f'<script type="application/ld+json">{policy}</script>',
        ".json": policy,
        ".jsonld": policy,
    }.get(ending, "policies: [{merchantReturnDays: 14}]")
    folder = write()
    (folder / POLICIES).unlink()
    (folder / f"policies{ending}").write_text(text, encoding="utf-8")
    [version] = read_folder(folder).shop.policy_versions
    assert [policy.merchant_return_days for policy in version.policies] == [14]


def test_policies_files_are_read_together_and_settings_with_them(write: Write) -> None:
    published = {
        "@context": "https://schema.org",
        "@type": "OnlineStore",
        "name": "Tiny",
        "hasMerchantReturnPolicy": {
            "@type": "MerchantReturnPolicy",
            "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": 14,
        },
    }
    own = "policies: [{id: shoes, for: {category: shoes}, finalSale: true}]\nsettings: {graceDays: 3}\n"
    shop = read_folder(write({POLICIES: own, "policies.jsonld": json.dumps(published)})).shop
    [version] = shop.policy_versions
    assert {(policy.scope.category, policy.merchant_return_days) for policy in version.policies} == {
        ("", 14),
        ("shoes", None),
    }
    assert shop.return_settings.grace_days == 3


def test_the_schema_that_an_editor_wants_beside_the_policies_is_none_of_them(write: Write) -> None:
    schema = (DEMO_SHOP.parent / "docs" / "policies.schema.json").read_text(encoding="utf-8")
    assert len(read_folder(write({"policies.schema.json": schema})).shop.policy_versions[0].policies) == 2


def test_what_was_read_into_the_policies_is_a_warning_and_no_obstacle(write: Write) -> None:
    [warning] = read_folder(write(changed(POLICIES, "id: general", "id: hats\n    for: {category: hats}"))).warnings
    assert "every policy is for some items only" in str(warning)


def test_the_demo_shop_can_be_read(demo_shop: ShopFolder) -> None:
    assert demo_shop.shop.name == "Fern & Fable"
    assert demo_shop.demo
    assert demo_shop.demo.accounts[token_of("ada")] == "ada"


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong[0]}:{wrong[3]}:{wrong[4][:20]}")
def test_what_is_wrong_is_said_with_file_place_and_remedy(write: Write, wrong: Wrong) -> None:
    file, old, new, place, why = wrong
    where = f"{file}, {place}: " if place else f"{file}: "
    said = refused(write(changed(file, old, new)))
    assert [line for line in said if line.startswith(where) and why in line] != [], said
    assert all("; " in line for line in said)


def test_every_problem_of_every_file_is_said_at_once(write: Write) -> None:
    texts: dict[str, str] = {}
    for file, old, new, *_ in (
        (SHOP, '"Tiny"', '""'),
        (SHOP, '"GB"', '"Britain"'),
        (POLICIES, "Days: 30", "Days: -1"),
        (POLICIES, "for:", "four:"),
        (POINTS, "17:00:00", "09:00:00"),
        (CUSTOMERS, '"bob"', '"ann"'),
        (CUSTOMERS, "Europe/Paris", "Paris"),
        (CUSTOMERS, "= 2 }]", "= 0 }]"),
        (CUSTOMERS, '["2"]', '["9"]'),
        (CUSTOMERS, '"mug"', "7"),
    ):
        texts[file] = texts.get(file, TEXTS[file]).replace(old, new, 1)
    assert len(refused(write(texts))) == 10


def test_a_shop_may_do_without_prices_and_without_a_rule_for_them(write: Write) -> None:
    folder = write()
    assert [price.valid_through is None for price in read_folder(folder).prices] == [True, False]
    (folder / PRICES).unlink()
    assert read_folder(folder).prices == ()
    assert read_folder(folder).shop.price_adjustment is None


@pytest.mark.parametrize("name", [SHOP, POINTS, CUSTOMERS])
def test_a_missing_file_is_named_and_does_not_pass_for_an_empty_one(write: Write, name: str) -> None:
    folder = write()
    (folder / name).unlink()
    assert refused(folder) == [f"{name}: is missing; {FOLDER}"]


@pytest.mark.parametrize("name", [POINTS, CUSTOMERS])
@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_a_file_without_a_word_is_refused_for_it_may_have_been_cut_short(write: Write, name: str, text: str) -> None:
    key = name.removesuffix(".toml")
    assert refused(write({name: text})) == [f"{name}, {key}: is missing; write {key} = [] if there are none"]


def test_a_shop_may_say_that_it_has_no_contact_points_or_customers(write: Write) -> None:
    nothing = {name: f"{name.removesuffix('.toml')} = []" for name in (POINTS, CUSTOMERS)}
    read = read_folder(write(nothing))
    assert (read.shop.contact_points, read.customers, read.demo) == ((), (), None)


def test_a_folder_in_a_files_place_is_named(write: Write) -> None:
    folder = write()
    (folder / POINTS).unlink()
    (folder / POINTS).mkdir()
    assert refused(folder) == [f"{POINTS}: is a folder; put a file there"]


def test_a_file_that_cannot_be_read_is_named(write: Write) -> None:
    folder = write()
    (folder / SHOP).unlink()
    (folder / SHOP).symlink_to(folder / SHOP)  # a loop: even root can't read it
    assert refused(folder) == [f"{SHOP}: can't be read (Too many levels of symbolic links); check its permissions"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ('# Café\nname = "x"\n'.encode("cp1252"), ", line 1: is not UTF-8; save the file as UTF-8"),
        (b'name = "x"\n# \xff\n', ", line 2: is not UTF-8; save the file as UTF-8"),
        ('name = "x"'.encode("utf-16"), ", line 1: is not UTF-8; save the file as UTF-8"),
        (b"name = x\n", ": Invalid value (at line 1, column 8); mend it there (text in quotes, "),
        (b'name = "x"\nzone = 09:00\n', "line 2, column 9); mend it there"),
        (b'name = "x"\nname = "y"\n', "line 2, column 11); mend it there"),
        (b"x = " + b"[" * 5000, ": is nested too deeply to be a shop's"),
        (b"x = " + b"9" * 5000, ": Exceeds the limit (4300 digits)"),
        (b'name = "x\x00"', "Illegal character"),
    ],
)
def test_a_file_that_is_not_toml_in_utf8_is_said_with_its_line(write: Write, raw: bytes, said: str) -> None:
    folder = write()
    (folder / SHOP).write_bytes(raw)
    [line] = refused(folder)
    assert line.startswith(SHOP)
    assert said in line


def test_a_byte_order_mark_and_windows_line_ends_are_no_harm(write: Write) -> None:
    folder = write()
    for name, text in TEXTS.items():
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_folder(folder).shop.name == "Tiny"


def test_a_file_that_cannot_be_read_does_not_hide_what_is_wrong_in_the_others(write: Write) -> None:
    said = refused(write({SHOP: "name =", POLICIES: TEXTS[POLICIES].replace("Days: 30", "Days: -1")}))
    assert [line.split(",")[0].split(":")[0] for line in said] == [SHOP, POLICIES]


def test_a_contact_point_without_a_zone_has_the_shops(write: Write) -> None:
    assert [point.zone for point in read_folder(write()).shop.contact_points] == ["Europe/London", "Asia/Tokyo"]


def test_what_may_be_left_out_may_be_written_as_nothing(write: Write) -> None:
    read = read_folder(write({CUSTOMERS: '[[customers]]\ncustomer_id = "ann"\nzone = ""\ncountry = ""\norders = []\n'}))
    assert (read.customers[0].zone, read.customers[0].country) == ("", "")


def test_ids_as_long_as_a_table_key_may_be_are_taken(write: Write) -> None:
    """A key has 2,048 bytes for a customer and 1,024 for an order, with what Careline puts before and behind."""
    text = TEXTS[CUSTOMERS].replace('"bob"', f'"{"b" * 2039}"').replace('"A-2"', f'"{"A" * 900}"')
    with pytest.raises(ShopDataError, match="more than 2000 characters"):
        read_folder(write({CUSTOMERS: text}))
    text = TEXTS[CUSTOMERS].replace('"bob"', f'"{"é" * 1019}b"').replace('"A-2"', f'"{"A" * 900}"')
    ann, bob = read_folder(write({CUSTOMERS: text})).customers
    assert len(items.customer_items(bob)[0]["pk"]["S"].encode()) == 2048
    assert max(len(item["sk"]["S"].encode()) for item in items.customer_items(ann)) == 1024 - ROOM


def test_an_order_larger_than_an_item_of_the_table_is_refused(write: Write) -> None:
    line = '{{ line_id = "{0}", name = "{1}" }}'
    several = ", ".join(line.format(n, "x" * 1900) for n in range(220))
    text = TEXTS[CUSTOMERS].replace('{ line_id = "1", name = "mug" }', several)
    assert refused(write({CUSTOMERS: text})) == [
        f"{CUSTOMERS}, customers 1 (ann), orders 2 (A-2): is larger than the 400 KB that DynamoDB takes; "
        "split it into several orders"
    ]


def test_a_name_that_could_play_tricks_on_a_terminal_is_shown_without_them(write: Write) -> None:
    [line] = refused(write(changed(CUSTOMERS, '"bob"', '"b\\u001b[2Jb"\nzone = "Paris"')))
    assert line.startswith(f"{CUSTOMERS}, customers 2 (b?[2Jb), zone")


def test_without_a_demo_table_the_first_customer_speaks_at_the_real_time(write: Write) -> None:
    assert read_folder(write()).demo == Demo("ann", (DemoCustomer("ann"), DemoCustomer("bob", "no orders")), None)


def test_a_demo_table_names_who_speaks_and_when(write: Write) -> None:
    demo = '\n[demo]\nnow = 2026-11-23T09:00:00-05:00\ndefault_customer = "bob"\n'
    read = read_folder(write({SHOP: TEXTS[SHOP] + demo}))
    assert read.demo
    assert (read.demo.default_customer, read.demo.now) == ("bob", datetime(2026, 11, 23, 14, tzinfo=UTC))


def test_as_many_customers_can_be_played_as_an_item_of_the_table_holds(write: Write) -> None:
    many = "".join(f'[[customers]]\ncustomer_id = "{n}"\nnote = "{"x" * 1900}"\n' for n in range(200))
    demo = '\n[demo]\ndefault_customer = "199"\n'
    read = read_folder(write({SHOP: TEXTS[SHOP] + demo, CUSTOMERS: many}))
    assert read.demo
    assert read.demo.customers[0].customer_id == "199"
    assert 100 < len(read.demo.customers) < len(read.customers) == 200


def test_the_demo_folder_copied_is_a_shop_of_its_own(tmp_path: Path) -> None:
    assert read_folder(Path(shutil.copytree(DEMO_SHOP, tmp_path / "copy"))) == read_folder(DEMO_SHOP)
