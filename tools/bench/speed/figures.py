"""From measured runs to figures: medians, and the cost of one more case."""
import statistics


def median(runs, key="cpu"):
    return statistics.median(run[key] for run in runs)


def slope(by_count):
    """Microseconds that one more case costs, from {count: [runs]}: between the two largest counts, so that what a program
    needs to start falls out. None where fewer than two counts were measured."""
    if len(by_count) < 2:
        return None
    small, large = sorted(by_count)[-2:]
    return 1e6 * (median(by_count[large]) - median(by_count[small])) / (large - small)


def cost(by_count):
    """Microseconds of CPU that one more case costs; where one count only was measured, what its cases cost on average."""
    return per_case(by_count)[0][1] if len(by_count) == 1 else slope(by_count)


def per_case(by_count):
    """[(count, microseconds a case)]: the whole program's time, what it needs to start included."""
    return [(count, 1e6 * median(runs) / count) for count, runs in sorted(by_count.items())]


def peaks(by_count):
    """[(count, MiB)]: the most memory at once."""
    return [(count, median(runs, "peak_kib") / 1024) for count, runs in sorted(by_count.items())]


def short(number):
    """Three significant digits, without an exponent."""
    if number is None:
        return "–"
    if abs(number) >= 100:
        return "%.0f" % number
    return "%.1f" % number if abs(number) >= 10 else "%.2f" % number


def counted(number):
    """`10^5` for a power of ten."""
    exponent = len(str(number)) - 1
    return "10^%d" % exponent if number == 10 ** exponent else str(number)


def between(by_count):
    """The counts that the cost was taken from: `10^5–10^6`."""
    return "–".join(counted(count) for count in sorted(by_count)[-2:])
