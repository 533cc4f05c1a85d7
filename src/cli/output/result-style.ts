/** How the page of a result looks, in light and in dark. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1c1e21; --dim: #5f6368; --line: #d9dce0; --back: #ffffff; --mark: #0b7a4b; --soft: #eef7f2; --warn: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --dim: #9aa0a6; --line: #3c4043; --back: #17181a; --mark: #5fd39a; --soft: #1d2b24; --warn: #f0c060; } }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .25rem; }
p { margin: .25rem 0; }
.name { color: var(--dim); margin: 0; }
.reason { max-width: 48rem; }
.simulated { color: var(--warn); border: 1px solid var(--warn); border-radius: 6px; padding: .4rem .75rem; margin-bottom: 1.5rem; }
table { border-collapse: collapse; width: 100%; margin: 1.5rem 0 0; }
th, td { text-align: left; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; font-weight: normal; }
thead th { color: var(--dim); font-size: .85rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.picked th, .picked td { background: var(--soft); }
.picked th { font-weight: 600; }
.tag { background: var(--mark); color: var(--back); border-radius: 4px; padding: .05rem .4rem; font-size: .75rem; }
svg { display: block; }
.axis { stroke: var(--line); stroke-width: 2; }
.interval { stroke: var(--mark); stroke-width: 4; stroke-linecap: round; opacity: .55; }
.bar { stroke: var(--text); stroke-width: 1.5; stroke-dasharray: 3 2; }
circle { fill: var(--mark); }
.answers { margin-top: .75rem; font-size: .9rem; table-layout: fixed; }
.answers th:first-child { width: 4.5rem; }
.answers th:last-child, .answers td:last-child { width: 6rem; }
.answers th, .answers td { vertical-align: top; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; max-height: 12rem; overflow: auto; }
footer { margin-top: 2.5rem; color: var(--dim); font-size: .9rem; }
@media (max-width: 48rem) { .score { display: none; } }
`;
