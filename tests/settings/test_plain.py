"""What is taken without validation is what validation would have made of it."""

from collections.abc import Mapping
from typing import Any

import pytest

from acctplan.settings import Settings
from acctplan.settings.plain import plain_settings

RIGHT: Mapping[str, Mapping[str, Any]] = {
    "nothing": {},
    "scalars": {"currency": "EUR", "fiscal-year-start": 4},
    "team": {"team": {"company": "Northwind Software", "people": [{"name": "Ana Ruiz", "role": "CSM"}]}},
    "team without people": {"team": {"people": []}},
    "catalogue": {
        "catalog": {"products": ["Core", "Été"], "use-cases": ["Billing"], "units": [], "regions": ["EMEA"]}
    },
}
UNUSUAL: Mapping[str, Mapping[str, Any]] = {
    "unknown setting": {"colour": "red"},
    "name of the field": {"fiscal_year_start": 4},
    "currency in lower case": {"currency": "eur"},
    "currency and line end": {"currency": "EUR\n"},
    "month as text": {"fiscal-year-start": "4"},
    "month as truth": {"fiscal-year-start": True},
    "month too large": {"fiscal-year-start": 13},
    "no table": {"team": "Northwind"},
    "person without name": {"team": {"people": [{"role": "CSM"}]}},
    "blank product": {"catalog": {"products": [" "]}},
    "product that is no list": {"catalog": {"products": "Core"}},
    "rules": {"rules": {"ignore": ["AP202"]}},
}


@pytest.mark.parametrize("document", RIGHT.values(), ids=RIGHT)
def test_a_plain_configuration_is_what_validation_makes_of_it(document: Mapping[str, Any]) -> None:
    validated = Settings.model_validate(document)
    plain = plain_settings(document)
    assert plain == validated
    assert plain is not None
    assert plain.model_dump(exclude_unset=True) == validated.model_dump(exclude_unset=True)


@pytest.mark.parametrize("document", UNUSUAL.values(), ids=UNUSUAL)
def test_whatever_may_be_wrong_is_left_to_validation(document: Mapping[str, Any]) -> None:
    assert plain_settings(document) is None
