#include "report/html_page.hpp"

namespace offbeat::report {

// Colour only underlines what a symbol and a word say; every pair of colours has a contrast above 4.5:1.
const char* html_style() {
    return R"css(
:root { color-scheme: light dark;
  --page: #f6f5f2; --card: #ffffff; --ink: #1c1e22; --soft: #5b616b; --line: #dfdcd5; --code: #f1efea; --link: #1f5fa8;
  --passed: #17683f; --passed-bg: #e3f1e8; --failed: #a8201a; --failed-bg: #fae5e2; --broken: #7d4a00; --broken-bg: #fcecd2;
  --skipped: #4d5561; --skipped-bg: #e9ebee; --todo: #5a3fa3; --todo-bg: #ece6f9; --hole: #e9e6df; }
@media (prefers-color-scheme: dark) { :root {
  --page: #131417; --card: #1b1d21; --ink: #e9e8e4; --soft: #a2a8b2; --line: #33363c; --code: #25282d; --link: #8ebcf0;
  --passed: #7fd3a3; --passed-bg: #17301f; --failed: #ff9d94; --failed-bg: #3d1b19; --broken: #f2bf6b; --broken-bg: #39290f;
  --skipped: #b6bdc8; --skipped-bg: #2b2f35; --todo: #c3b0f7; --todo-bg: #2b2342; --hole: #272a2f; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 0 1.25rem 4rem; background: var(--page); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", sans-serif; }
header, main { max-width: 78rem; margin: 0 auto; }
code, pre, .formula, .addition, .account { font-family: ui-monospace, "Cascadia Code", "DejaVu Sans Mono", Menlo, monospace; font-size: .88em; }
code { overflow-wrap: anywhere; }
a { color: var(--link); }
h1 { margin: .1rem 0 .2rem; font-size: 1.9rem; line-height: 1.25; font-weight: 650; letter-spacing: -.015em; }
h2 { margin: 2.6rem 0 .9rem; font-size: 1.3rem; font-weight: 650; letter-spacing: -.01em; }
h3 { margin: 1.6rem 0 .6rem; font-size: 1.02rem; font-weight: 650; }
h3 code { font-size: .95em; }
header { margin-top: 1.75rem; padding: 1.6rem 1.9rem 1.4rem; background: var(--card); border: 1px solid var(--line);
  border-left: .5rem solid var(--skipped); border-radius: .7rem; }
header.green { border-left-color: var(--passed); } header.red { border-left-color: var(--failed); } header.amber { border-left-color: var(--broken); }
header.green .sign { color: var(--passed); } header.red .sign { color: var(--failed); } header.amber .sign { color: var(--broken); }
.program { margin: 0; color: var(--soft); font-weight: 600; }
.account { margin: .1rem 0 1.1rem; color: var(--soft); font-size: .95rem; }
.counts { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0 0 1.2rem; padding: 0; list-style: none; }
.counts li { min-width: 8.2rem; padding: .55rem .9rem .6rem; border-radius: .5rem; font-size: .88rem; }
.counts b { display: block; font-size: 1.7rem; line-height: 1.15; font-weight: 650; font-variant-numeric: tabular-nums; }
.counts .none { color: var(--soft); background: none; box-shadow: inset 0 0 0 1px var(--line); }
.passed { color: var(--passed); background: var(--passed-bg); } .failed { color: var(--failed); background: var(--failed-bg); }
.broken { color: var(--broken); background: var(--broken-bg); } .skipped { color: var(--skipped); background: var(--skipped-bg); }
.flaky { color: var(--broken); background: var(--broken-bg); } .known-bug { color: var(--skipped); background: var(--skipped-bg); }
.not-configured { color: var(--todo); background: var(--todo-bg); }
.gates { margin: 0 0 1.2rem; padding: 0; list-style: none; } .gates li { margin: .25rem 0; }
.facts { display: flex; flex-wrap: wrap; gap: .5rem 2.2rem; margin: 0; font-size: .88rem; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.chip { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; font-size: .82rem; font-weight: 600; white-space: nowrap; }
article { margin: 0 0 .9rem; padding: .9rem 1.2rem 1rem; color: var(--ink); background: var(--card); border: 1px solid var(--line);
  border-left: .3rem solid var(--failed); border-radius: .5rem; }
article.broken { border-left-color: var(--broken); } article.not-configured { border-left-color: var(--todo); }
article.broken, article.failed, article.not-configured { color: var(--ink); background: var(--card); }
h4 { margin: 0 0 .6rem; font-size: .98rem; font-weight: 500; overflow-wrap: anywhere; } h4 > code { font-weight: 700; margin: 0 .35rem; }
.message p, .where, .rerun { margin: .5rem 0 .15rem; color: var(--soft); font-size: .88rem; }
.message code, .where code { color: var(--ink); }
pre { margin: 0; padding: .6rem .8rem; background: var(--code); border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.rerun code { display: block; margin-top: .15rem; padding: .6rem .8rem; color: var(--ink); background: var(--code); border-radius: .4rem; user-select: all; }
.wide { overflow-x: auto; margin-bottom: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
table { border-collapse: collapse; font-size: .88rem; } .wide table { width: 100%; }
caption { padding: .65rem .9rem; text-align: left; color: var(--soft); }
.rows tbody th { white-space: nowrap; } .rows td:nth-child(3) { min-width: 14rem; overflow-wrap: anywhere; } .rows td:nth-child(4) { min-width: 22rem; }
.rows caption code { color: var(--ink); font-weight: 600; }
th, td { padding: .38rem .9rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; font-size: .82rem; vertical-align: bottom; } tbody th { font-weight: 500; }
.number, .sum { text-align: right; font-variant-numeric: tabular-nums; }
.arguments { margin-top: .6rem; } .arguments caption { padding: 0; font-size: .88rem; }
.arguments th, .arguments td { padding: .15rem 1.2rem .15rem 0; border: 0; color: var(--soft); } .arguments code { color: var(--ink); }
.cause { display: block; color: var(--soft); }
.method { margin-top: 2rem; } .method > p { margin: .2rem 0 .6rem; } .notes { margin: .4rem 0; padding-left: 1.2rem; color: var(--soft); font-size: .88rem; }
.formula { margin: .8rem 0; padding: .6rem .9rem; background: var(--code); border-radius: .4rem; overflow-wrap: anywhere; }
.method > p.formula { margin: .8rem 0; }
.matrix th, .matrix td { padding: .3rem .5rem; border: 1px solid var(--line); } .matrix { border-style: hidden; }
.matrix thead th { min-width: 4.6rem; text-align: center; line-height: 1.25; } .matrix thead th:first-child { text-align: left; }
.matrix tbody th { white-space: nowrap; } .matrix td { text-align: center; }
.matrix .sum { color: var(--ink); font-weight: 600; background: none; } .matrix tfoot { font-weight: 600; }
.matrix summary { cursor: pointer; list-style: none; font-weight: 600; white-space: nowrap; } .matrix summary::-webkit-details-marker { display: none; }
.matrix details ul { margin: .3rem 0 0; padding: 0; list-style: none; text-align: left; font-size: .8rem; white-space: nowrap; }
.mark + .mark { margin-left: .35rem; } .overview .mark { font-weight: 600; white-space: nowrap; }
.on-passed { color: var(--passed); } .on-failed { color: var(--failed); } .on-broken { color: var(--broken); } .on-skipped, .on-known-bug { color: var(--skipped); } .on-flaky { color: var(--broken); } .on-not-configured { color: var(--todo); }
.hole { background: repeating-linear-gradient(135deg, var(--hole) 0 4px, transparent 4px 9px); }
.untested { margin-left: .4rem; padding: .05rem .5rem; border-radius: 1rem; color: var(--broken); background: var(--broken-bg); font-size: .78rem; font-style: normal; font-weight: 600; }
.addition { margin: -.2rem 0 0; font-weight: 600; } .notice { padding: .5rem .9rem; color: var(--broken); background: var(--broken-bg); border-radius: .4rem; }
.attachment { margin: .5rem 0; } summary { cursor: pointer; } .attachment pre { max-height: 30rem; margin-top: .3rem; overflow: auto; } .type { color: var(--soft); font-size: .88rem; font-weight: 400; }
.wide > table.attached { width: auto; } .attached td { white-space: pre-wrap; overflow-wrap: anywhere; }
.scenario { margin: 0 0 .9rem; padding: .7rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; } .scenario .wide, article .wide { border: 0; }
.timeline { margin: .4rem 0; font-size: .88rem; } .timeline figcaption, .timeline summary { color: var(--soft); } .timeline .wide { margin: .2rem 0; }
.timeline svg { display: block; width: 100%; min-width: 46rem; max-width: 75rem; font-size: 12px; } .timeline text { fill: var(--ink); } .timeline .tl-tick { fill: var(--soft); text-anchor: middle; }
.timeline .tl-lane { font-weight: 600; } .timeline .tl-ends { text-anchor: end; } .tl-grid { stroke: var(--line); stroke-width: 1; } .tl-moment { stroke-width: 1; stroke-dasharray: 2 2; }
.tl-neutral { fill: var(--skipped-bg); stroke: var(--skipped); } .tl-good { fill: var(--passed-bg); stroke: var(--passed); } .tl-bad { fill: var(--failed-bg); stroke: var(--failed); } .tl-warn { fill: var(--broken-bg); stroke: var(--broken); }
.timeline g text { stroke: none; } .tl-bad path { fill: var(--failed); } .tl-good path { fill: var(--passed); } .tl-warn path { fill: var(--broken); } .tl-neutral path { fill: var(--skipped); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
tr:target, .scenario:target { outline: 2px solid var(--link); outline-offset: -2px; }
@media print {
  :root { color-scheme: light; --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --code: #f4f4f4; --link: #000;
    --passed: #17683f; --passed-bg: #fff; --failed: #a8201a; --failed-bg: #fff; --broken: #7d4a00; --broken-bg: #fff; --skipped: #444; --skipped-bg: #fff; --todo: #5a3fa3; --todo-bg: #fff; --hole: #ddd; }
  body { padding: 0; font-size: 10.5px; } header { margin-top: 0; } .wide { overflow: visible; } article, .scenario, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
  * { print-color-adjust: exact; } }
)css";
}

}  // namespace offbeat::report
