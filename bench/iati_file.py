"""An IATI file of any length, invented: activities with organizations, places, sectors and transactions."""

import random
from pathlib import Path

SECTORS = ("12240", "15170", "11220", "31120", "14030", "15160", "13040")
COUNTRIES = ("RW", "BI", "CD", "UG", "KE", "TZ")
ORGANIZATIONS = 300
TRANSACTIONS = 6


def write_iati(path: Path, activities: int) -> Path:
    """Write a file of so many activities, and return it."""
    dice = random.Random(7)
    with path.open("w", encoding="utf-8") as stream:
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n')
        for number in range(activities):
            stream.write(_activity(number, dice))
        stream.write("</iati-activities>\n")
    return path


def _activity(number: int, dice: random.Random) -> str:
    name = f"XM-EX-BENCH-{number}"
    bodies = dice.sample(range(ORGANIZATIONS), 3)
    transactions = "".join(_transaction(dice, bodies) for _ in range(TRANSACTIONS))
    return f"""<iati-activity default-currency="USD" last-updated-datetime="2025-01-01T00:00:00Z">
<iati-identifier>{name}</iati-identifier>
<reporting-org ref="XM-EX-BENCH" type="21"><narrative>Bench Reporter International</narrative></reporting-org>
<title><narrative>Invented undertaking number {number}</narrative></title>
{_body("participating-org", bodies[0], ' role="1"')}
{_body("participating-org", bodies[1], ' role="4"')}
<activity-status code="2"/>
<activity-date iso-date="20{10 + number % 15}-01-15" type="2"/>
<recipient-country code="{dice.choice(COUNTRIES)}" percentage="100"/>
<sector vocabulary="1" code="{dice.choice(SECTORS)}"/>
{transactions}</iati-activity>
"""


def _transaction(dice: random.Random, bodies: list[int]) -> str:
    day = f"20{dice.randint(10, 24)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    kind, receiver = dice.choice((("2", bodies[1]), ("3", bodies[1]), ("3", bodies[2])))
    return f"""<transaction><transaction-type code="{kind}"/><transaction-date iso-date="{day}"/>
<value value-date="{day}">{dice.randint(1_000, 900_000)}</value>
{_body("provider-org", bodies[0])}
{_body("receiver-org", receiver)}
</transaction>
"""


def _body(element: str, number: int, role: str = "") -> str:
    name = f"<narrative>Invented Body Number {number}</narrative>"
    return f'<{element} ref="XX-BEN-{1000 + number}"{role}>{name}</{element}>'
