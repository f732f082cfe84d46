"""The plot: an SVG of plain shapes and texts. Its colours are read on a light page and on a dark one alike, since it brings no
background of its own; nothing in it is moved to look better than it is: scales are logarithmic where they say so, bars begin
at nought."""
import math
from xml.sax.saxutils import escape

INK = "#7a7a7a"         # 4.3:1 on white, 4.9:1 on black
FAINT = "#7a7a7a40"
OURS = "#d9480f"
FONT = 'font-family="system-ui, sans-serif"'
LABEL = 15              # from one label's line to the next


def text(x, y, words, size=12, colour=INK, anchor="start", weight="normal"):
    return ('<text x="%.1f" y="%.1f" font-size="%d" fill="%s" text-anchor="%s" font-weight="%s">%s</text>'
            % (x, y, size, colour, anchor, weight, escape(words)))


def line(x1, y1, x2, y2, colour=FAINT, width=1.0, dashes=False):
    return ('<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" stroke-width="%.1f"%s/>'
            % (x1, y1, x2, y2, colour, width, ' stroke-dasharray="2 4"' if dashes else ""))


def decades(low, high):
    """The powers of ten from the one at or below `low` to the one at or above `high`."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return [10.0 ** e for e in range(first, max(last, first + 1) + 1)]


def number(value):
    if value >= 10000:
        return "10%s" % "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(round(math.log10(value))))
    return "%g" % value


def spread_out(wanted, gap, low, high):
    """Heights for labels that want to stand at these: in the same order, at least `gap` apart, none outside if it can be."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = list(wanted)
    below = low - gap
    for i in order:
        below = placed[i] = max(wanted[i], below + gap)
    above = high + gap
    for i in reversed(order):
        above = placed[i] = min(placed[i], above - gap)
    return placed


class LogPanel:
    """Lines over counts, both scales logarithmic. A series is (title, colour, is_ours, [(x, y)])."""

    def __init__(self, title, unit, series, x, y, width, height):
        self.title, self.unit, self.series = title, unit, series
        self.left, self.top, self.right, self.bottom = x + 48, y + 46, x + width - 190, y + height - 34
        points = [point for each in series for point in each[3]]
        self.across = decades(min(p[0] for p in points), max(p[0] for p in points))
        self.up = decades(min(p[1] for p in points), max(p[1] for p in points))

    def x(self, value):
        return self.left + (self.right - self.left) * self.part(value, self.across)

    def y(self, value):
        return self.bottom - (self.bottom - self.top) * self.part(value, self.up)

    @staticmethod
    def part(value, scale):
        return (math.log10(value) - math.log10(scale[0])) / (math.log10(scale[-1]) - math.log10(scale[0]))

    def draw(self):
        yield text(self.left - 40, self.top - 30, self.title, 14, weight="bold")
        yield text(self.left - 40, self.top - 14, self.unit + ", logarithmic", 11)
        for value in self.up:
            yield line(self.left, self.y(value), self.right, self.y(value))
            yield text(self.left - 6, self.y(value) + 4, number(value), 11, anchor="end")
        for value in self.across:
            yield line(self.x(value), self.top, self.x(value), self.bottom)
            yield text(self.x(value), self.bottom + 16, number(value), 11, anchor="middle")
        yield text((self.left + self.right) / 2, self.bottom + 31, "rows", 11, anchor="middle")
        ends = [self.y(points[-1][1]) for _, _, _, points in self.series]
        heights = spread_out(ends, LABEL, self.top, self.bottom + 20)
        for (title, colour, is_ours, points), height in zip(self.series, heights):
            width = 3 if is_ours else 1.5
            path = " ".join("%.1f,%.1f" % (self.x(a), self.y(b)) for a, b in points)
            yield '<polyline points="%s" fill="none" stroke="%s" stroke-width="%.1f"/>' % (path, colour, width)
            for a, b in points:
                yield '<circle cx="%.1f" cy="%.1f" r="%.1f" fill="%s"/>' % (self.x(a), self.y(b), width + 0.5, colour)
            end_x, end_y = self.x(points[-1][0]), self.y(points[-1][1])
            yield line(end_x + 4, end_y, self.right + 8, height - 4, colour + "70", 0.8, dashes=points[-1][0] < self.across[-1])
            yield text(self.right + 12, height, "%s %s" % (title, short(points[-1][1])), 12, colour,
                       weight="bold" if is_ours else "normal")


class BarPanel:
    """Bars from nought. A bar is (title, colour, is_ours, value)."""

    def __init__(self, title, unit, bars, x, y, width, height):
        self.title, self.unit, self.bars = title, unit, bars
        self.left, self.top, self.right = x + 110, y + 40, x + width - 70
        self.step = min(30.0, (height - 60) / max(len(bars), 1))

    def draw(self):
        yield text(self.left - 102, self.top - 24, self.title, 14, weight="bold")
        yield text(self.left - 102, self.top - 8, self.unit, 11)
        most = max(value for *_, value in self.bars)
        yield line(self.left, self.top, self.left, self.top + self.step * len(self.bars))
        for i, (title, colour, is_ours, value) in enumerate(self.bars):
            y = self.top + self.step * i
            length = (self.right - self.left) * value / most
            weight = "bold" if is_ours else "normal"
            yield ('<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>'
                   % (self.left, y + 4, length, self.step - 8, colour))
            yield text(self.left - 8, y + self.step / 2 + 4, title, 12, colour, "end", weight)
            yield text(self.left + length + 6, y + self.step / 2 + 4, short(value), 12, colour, weight=weight)


def short(value):
    return "%.0f" % value if value >= 100 else "%.1f" % value if value >= 10 else "%.2f" % value


def svg(panels, width, height, description):
    body = "\n".join(shape for panel in panels for shape in panel.draw())
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" %s>\n'
            "<title>%s</title>\n%s\n</svg>\n" % (width, height, width, height, FONT, escape(description), body))
