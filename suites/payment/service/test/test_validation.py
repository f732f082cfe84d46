import unittest
from decimal import Decimal

from payment_service.validation import Invalid, is_order_id, parse_order

# body, attribute, code
REFUSED = [
    (b"", "(request)", "malformed"), (b"{", "(request)", "malformed"), (b"[]", "(request)", "kind"),
    (b"null", "(request)", "kind"), (b"7", "(request)", "kind"), (b'"x"', "(request)", "kind"),
    (b'{"order_id":"a","amount":1}x', "(request)", "malformed"), (b"{'order_id':1}", "(request)", "malformed"),
    (b'\xef\xbb\xbf{"order_id":"a","amount":1}', "(request)", "malformed"),
    (b'{"order_id":"\xff","amount":1}', "(request)", "encoding"), (b"[" * 9000, "(request)", "malformed"),
    (b" " * 16385, "(request)", "too-large"), (b'{"order_id":"a","amount":1,"note":2}', "(request)", "unknown"),
    (b'{"order_id":"a","amount":1,"amount":1}', "amount", "duplicate"),
    (b'{"order_id":"a","order_id":"b","amount":1}', "order_id", "duplicate"),
    (b"{}", "order_id", "missing"), (b'{"order_id":"a"}', "amount", "missing"), (b'{"amount":1}', "order_id", "missing"),
    (b'{"order_id":null,"amount":1}', "order_id", "null"), (b'{"order_id":"a","amount":null}', "amount", "null"),
    (b'{"order_id":7,"amount":1}', "order_id", "kind"), (b'{"order_id":{},"amount":1}', "order_id", "kind"),
    (b'{"order_id":["a"],"amount":1}', "order_id", "kind"), (b'{"order_id":true,"amount":1}', "order_id", "kind"),
    (b'{"order_id":NaN,"amount":1}', "order_id", "kind"), (b'{"order_id":"","amount":1}', "order_id", "empty"),
    (b'{"order_id":"' + b"x" * 65 + b'","amount":1}', "order_id", "length"),
    (b'{"order_id":"a b","amount":1}', "order_id", "characters"), (b'{"order_id":"a\\n","amount":1}', "order_id", "characters"),
    (b'{"order_id":"a\\u0000","amount":1}', "order_id", "characters"), (b'{"order_id":"\\ud800","amount":1}', "order_id", "characters"),
    ('{"order_id":"\u5238","amount":1}'.encode(), "order_id", "characters"), (b'{"order_id":"a\'--","amount":1}', "order_id", "characters"),
    (b'{"order_id":"a","amount":"1"}', "amount", "kind"), (b'{"order_id":"a","amount":true}', "amount", "kind"),
    (b'{"order_id":"a","amount":[1]}', "amount", "kind"), (b'{"order_id":"a","amount":{"v":1}}', "amount", "kind"),
    (b'{"order_id":"a","amount":NaN}', "amount", "finite"), (b'{"order_id":"a","amount":-Infinity}', "amount", "finite"),
    (b'{"order_id":"a","amount":0}', "amount", "minimum"), (b'{"order_id":"a","amount":-0.0}', "amount", "minimum"),
    (b'{"order_id":"a","amount":-1}', "amount", "minimum"), (b'{"order_id":"a","amount":0.001}', "amount", "decimals"),
    (b'{"order_id":"a","amount":1.005}', "amount", "decimals"), (b'{"order_id":"a","amount":1e-3}', "amount", "decimals"),
    (b'{"order_id":"a","amount":10000000000}', "amount", "maximum"), (b'{"order_id":"a","amount":9999999999.991}', "amount", "maximum"),
    (b'{"order_id":"a","amount":1e99999999999999999999}', "amount", "finite"),
    (b'{"order_id":"a","amount":1e400}', "amount", "maximum"), (b'{"order_id":"a","amount":' + b"9" * 9000 + b"}", "amount", "maximum"),
    (b'{"order_id":"a","amount":01}', "(request)", "malformed"), (b'{"order_id":"a","amount":.5}', "(request)", "malformed"),
]

ACCEPTED = [("1", "1"), ("0.01", "0.01"), ("12.50", "12.5"), ("1e2", "100"), ("12.5000", "12.5"), ("125e-1", "12.5"),
            ("9999999999.99", "9999999999.99"), ("1E+9", "1000000000"), ("0.07", "0.07")]


class ValidationTest(unittest.TestCase):
    def test_refused(self):
        for body, attribute, code in REFUSED:
            with self.subTest(body=body[:80]), self.assertRaises(Invalid) as refused:
                parse_order(body)
            self.assertEqual((refused.exception.attribute, refused.exception.code), (attribute, code), body[:80])
            self.assertTrue(str(refused.exception))

    def test_accepted_amounts(self):
        for text, amount in ACCEPTED:
            self.assertEqual(parse_order(b'{"amount":%s,"order_id":"a"}' % text.encode()).amount, Decimal(amount))

    def test_accepted_order_ids(self):
        for order_id in ("a", "x" * 64, "A-1_b.2", "0"):
            self.assertEqual(parse_order(b'{"order_id":"%s","amount":1}' % order_id.encode()).order_id, order_id)
            self.assertTrue(is_order_id(order_id))
        for order_id in ("", "x" * 65, "a/b", "a\n", "\u0661"):
            self.assertFalse(is_order_id(order_id), order_id)


if __name__ == "__main__":
    unittest.main()
