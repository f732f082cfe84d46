"""pytest: parametrize over the rows of rows.hpp, $BENCH_N of them or those of the file $BENCH_CSV."""
import csv
import os

import pytest

WRONG = 1 if os.environ.get("BENCH_FAIL") == "1" else 0
FILE = os.environ.get("BENCH_CSV")


def made():
    for i in range(int(os.environ["BENCH_N"])):
        length = 12 + i % 13
        text = ("row-%d" % i).ljust(length, "x")[:length]
        yield i, len(text) + WRONG, text


def read():
    with open(FILE, newline="") as file:
        records = csv.reader(file)
        next(records)
        return [tuple(record) for record in records]


if FILE:

    @pytest.mark.parametrize("id,length,text,name,city,amount,date,note", read())
    def test_length(id, length, text, name, city, amount, date, note):
        assert int(length) == len(text)

else:

    @pytest.mark.parametrize("id,length,text", made())
    def test_length(id, length, text):
        assert length == len(text)
