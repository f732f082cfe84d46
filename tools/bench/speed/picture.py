"""Which of the findings the plot shows, and where."""
import compiling
import figures
import plot
import ways

WIDTH, HEIGHT = 1180, 740
HALF, THIRD, LOWER = WIDTH // 2, WIDTH // 3, 480


# One for each peer, however many of its ways are drawn: readable on white and on black.
COLOURS = {ways.OURS: plot.OURS, "g++": "#808080", "libgtest-dev": "#2b7bba", "catch2": "#8c6bb1", "doctest-dev": "#3f8f4f",
           "libboost-test1.81-dev": "#c0508a", "libtestng7-java": "#a0793d", "junit5": "#b06a6a", "python3-pytest": "#4f9a9a",
           "libcsv-dev": "#6f7fd0"}


def series(found, figure):
    """What `figure` makes of each way's runs with JUnit XML; of a way without, of its quiet ones. Ours last, so on top."""
    made = []
    for way in sorted(ways.WAYS, key=lambda each: (each.is_ours, each.key == ways.OURS)):
        by_count = dict(found.shown(way, "pass", "junit"))
        if way.key == ways.OURS and "pass" in found.beyond:
            by_count[10 ** 7] = [found.beyond["pass"]]
        if by_count:
            made.append((way.title, COLOURS[way.package], way.key == ways.OURS, figure(by_count)))
    return made


def bars(values):
    """[(title, package, value)] as bars, those without a value left out."""
    return [(title, COLOURS[package], package == ways.OURS, value) for title, package, value in values if value is not None]


def compiled(found, what):
    return bars((each.title, each.package, found.seconds(each.key, what)) for each in compiling.WRITTEN
                if each.key in compiling.HEADERS)


def panels(found):
    made = []
    if found.cases:
        made.append(plot.LogPanel("CPU time a passing case, JUnit XML on", "µs, starting the program included",
                                  series(found, figures.per_case), 10, 10, HALF - 20, 440))
        made.append(plot.LogPanel("Peak memory, JUnit XML on", "MiB", series(found, figures.peaks),
                                  HALF + 10, 10, HALF - 20, 440))
    if found.compiled:
        made.append(plot.BarPanel("Compiling 100 tests of 5 assertions", "seconds of CPU, g++ -O2", compiled(found, 100),
                                  10, LOWER, THIRD - 10, 250))
        made.append(plot.BarPanel("Compiling the bare header", "seconds of CPU, g++ -O2; no framework: <string>",
                                  compiled(found, "header"), 10 + THIRD, LOWER, THIRD - 10, 250))
    if found.rates:
        values = [("Offbeat", ways.OURS, found.rate("ours")), ("libcsv", "libcsv-dev", found.rate("libcsv")),
                  ("memory copy", "g++", found.rate("copy"))]
        made.append(plot.BarPanel("Reading CSV, quoted, with line breaks", "MB a second of CPU time", bars(values),
                                  10 + 2 * THIRD, LOWER, THIRD - 10, 250))
    return made


def draw(found):
    return plot.svg(panels(found), WIDTH, HEIGHT, "Offbeat beside the test frameworks that Debian packages")
