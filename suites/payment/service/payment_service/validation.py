"""What a request to pay must look like; anything else is refused, naming the attribute."""
import json
import re
from decimal import Decimal

from .payments import Order

LONGEST_BODY = 16 * 1024
WHOLE = "(request)"
_ORDER_ID = re.compile(r"[A-Za-z0-9._-]+", re.ASCII)
_LONGEST_ORDER_ID = 64
_MOST = Decimal("9999999999.99")
_KNOWN = ("order_id", "amount")


class Invalid(Exception):
    def __init__(self, attribute, code, message):
        super().__init__(message)
        self.attribute = attribute
        self.code = code


class _NotFinite:
    """NaN, Infinity: no JSON, though Python's parser takes them."""

    def __init__(self, text):
        self.text = text


def parse_order(body):
    """\\param body as it came, in bytes"""
    members = _members(body)
    seen = set()
    for name, _ in members:
        if name not in _KNOWN:
            raise Invalid(WHOLE, "unknown", f"{name[:64]!r} is no attribute of a payment")
        if name in seen:
            raise Invalid(name, "duplicate", f"{name} is given twice")
        seen.add(name)
    values = dict(members)
    for name in _KNOWN:
        if name not in values:
            raise Invalid(name, "missing", f"{name} is missing")
        if values[name] is None:
            raise Invalid(name, "null", f"{name} must not be null")
    return Order(_order_id(values["order_id"]), _amount(values["amount"]))


def is_order_id(text):
    return len(text) <= _LONGEST_ORDER_ID and _ORDER_ID.fullmatch(text) is not None


class _Object(list):
    """A JSON object's members in order, duplicates included."""


def _members(body):
    if len(body) > LONGEST_BODY:
        raise Invalid(WHOLE, "too-large", f"the request is longer than {LONGEST_BODY} bytes")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Invalid(WHOLE, "encoding", "the request is no UTF-8") from None
    try:
        # Numbers as Decimal, straight from their text: 0.07 stays 0.07.
        value = json.loads(text, object_pairs_hook=_Object, parse_float=_number, parse_int=_number,
                           parse_constant=_NotFinite)
    except (ValueError, RecursionError):
        raise Invalid(WHOLE, "malformed", "the request is no JSON") from None
    if not isinstance(value, _Object):
        raise Invalid(WHOLE, "kind", "the request must be a JSON object")
    return value


def _number(text):
    try:
        return Decimal(text)
    except ArithmeticError:  # an exponent beyond all bounds
        return _NotFinite(text)


def _order_id(value):
    if not isinstance(value, str):
        raise Invalid("order_id", "kind", "order_id must be a string")
    if not value:
        raise Invalid("order_id", "empty", "order_id must not be empty")
    if len(value) > _LONGEST_ORDER_ID:
        raise Invalid("order_id", "length", f"order_id is longer than {_LONGEST_ORDER_ID} characters")
    if not is_order_id(value):
        raise Invalid("order_id", "characters", "order_id has characters other than A-Z a-z 0-9 . _ -")
    return value


def _amount(value):
    if isinstance(value, _NotFinite):
        raise Invalid("amount", "finite", "amount must be a finite number")
    if not isinstance(value, Decimal):
        raise Invalid("amount", "kind", "amount must be a number")
    if value <= 0:
        raise Invalid("amount", "minimum", "amount must be more than 0")
    if value > _MOST:
        raise Invalid("amount", "maximum", f"amount is more than {_MOST}")
    _, digits, exponent = value.as_tuple()
    while digits[-1] == 0:
        digits, exponent = digits[:-1], exponent + 1
    if exponent < -2:
        raise Invalid("amount", "decimals", "amount has more than 2 decimals")
    return value
