/** Style sheet of the pages. The visual language is written down in `LOOK.md` beside it. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2320, #e6ebe8); --faint: light-dark(#56615c, #a3aea9);
  --page: light-dark(#fbfaf7, #14191a); --card: light-dark(#fff, #1b2123); --line: light-dark(#dcdfd8, #3a4445);
  --link: light-dark(#1d5c4a, #7fd1b4); --negative: light-dark(#b4472e, #e08a70); --neutral: light-dark(#c9c3b2, #6f7671);
  --positive: light-dark(#1d6b54, #63bd9d); --tint: light-dark(#f1f5f2, #1f2a28); }
* { box-sizing: border-box; }
html { accent-color: var(--link); scroll-padding: 1rem 0 4.5rem; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1rem 4rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, figure { margin: 0; }
ul, ol { padding: 0; list-style: none; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.1rem; line-height: 1.3; }
h3 { font-size: 1rem; line-height: 1.4; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .25rem; }
main:focus { outline: 0; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem; background: var(--card); }
.faint { color: var(--faint); font-size: .9rem; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; padding: .75rem 0; min-height: 3.75rem; }
header nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-inline-end: auto; overflow-wrap: normal; }
header nav a { padding: .5rem 0; text-decoration: none; }
header nav a:hover, header nav a[aria-current] { text-decoration: underline; }
.brand { font-weight: 700; letter-spacing: -.01em; }
button, select, input { min-height: 2.75rem; padding: .4rem .9rem; border: 1px solid var(--faint); border-radius: .5rem;
  background: var(--card); color: inherit; font: inherit; }
button { cursor: pointer; }
button:hover { border-color: var(--ink); }
.quiet { border-color: transparent; background: none; color: var(--link); } header .quiet { padding-inline: 0; }
@media (max-width: 40rem) { header form { margin-inline-start: auto; } header nav { order: 1; flex-basis: 100%; } }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: end; gap: 1rem; margin: 1rem 0 1.5rem; }
.picker { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; }
.picking details { margin-top: .25rem; } .picking fieldset { flex-basis: 100%; } .picking legend { padding-bottom: .25rem; font-weight: 400; }
.pair { display: flex; align-items: center; gap: .5rem; min-width: 0; max-width: 100%; } .pair select { min-width: 0; }
.top > * { min-width: 0; max-width: 100%; }
.picker input { flex: 1; width: 10rem; min-width: 0; } .picker select { max-width: 100%; }
.first { padding: 1rem 1.25rem; border-inline-start: 4px solid var(--line); border-radius: .5rem; background: var(--card); }
.first:has(ol) { border-color: var(--negative); }
.first ol { display: grid; gap: .35rem; margin-top: .5rem; }
.first a { font-weight: 600; }
.first li:first-child { font-size: 1.15rem; }
.curve { margin: 1.5rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.curve figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; }
.plot { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .25rem .5rem; margin-top: .75rem; } .plot :is(.spans, .columns) { grid-column: 2; }
.curve svg { display: block; width: 100%; height: clamp(7rem, 22vw, 13rem); } .half { stroke: var(--card); stroke-dasharray: 2 6; }
.axis { display: flex; flex-direction: column; justify-content: space-between; text-align: end; line-height: 1; } .axis, .columns, .spans { color: var(--faint); font-size: .8rem; }
.curve path { stroke: var(--card); stroke-width: 2; }
path.negative { fill: var(--negative); } path.neutral { fill: var(--neutral); } path.positive { fill: var(--positive); }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; color: var(--faint); font-size: .9rem; }
.legend li::before { content: ""; display: inline-block; width: .75em; height: .75em; margin-inline-end: .4em; border-radius: .2em; }
.legend .negative::before { background: var(--negative); } .legend .neutral::before { background: var(--neutral); }
.legend .positive::before { background: var(--positive); }
.spans { table-layout: fixed; } .spans td { padding: 0 .15rem; border: 0; text-align: center; overflow-wrap: normal; } .spans div { container-type: inline-size; }
.spans span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; border-bottom: 1px solid var(--line); } @container (max-width: 2.25rem) { .spans span { display: none; } }
.columns { display: flex; } .columns li { flex: 1 1 0; min-width: 0; padding: 0 .15rem; text-align: center; overflow: hidden; text-overflow: ellipsis; }
.stops a { display: grid; justify-items: center; gap: .15rem; padding: .25rem 0; color: inherit; text-decoration: none; }
.stop { display: inline-grid; place-items: center; flex: none; min-width: 1.6rem; height: 1.6rem; border-radius: 1rem; background: var(--tint); color: var(--ink); font-size: .85rem; font-weight: 600; }
.stops a:hover .stop { background: var(--line); } .stops .name { max-height: 3em; overflow: hidden; } @media (max-width: 40rem) { .stops .name { position: absolute; width: 1px; height: 1px; clip-path: inset(50%); } }
.stages { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(13.5rem, 100%), 1fr)); gap: 1.5rem .75rem; }
.stages > :has(.card:nth-child(4)) { grid-column: 1 / -1; } .stages > :has(.card:nth-child(4)) .cards { grid-template-columns: repeat(auto-fill, minmax(min(13.5rem, 100%), 1fr)); align-items: start; }
.stages h2 { margin: 0 0 .6rem; }
.cards { display: grid; gap: .75rem; }
.card { padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.card:target { border-color: var(--link); box-shadow: 0 0 0 1px var(--link); }
.series { display: grid; gap: .3rem; margin-top: .6rem; }
.series + .series { padding-top: .75rem; border-top: 1px solid var(--line); }
.label { color: var(--faint); font-size: .9rem; }
.score { font-size: 2.25rem; font-weight: 650; line-height: 1.1; font-variant-numeric: tabular-nums; letter-spacing: -.02em; }
.gauge { display: block; width: 100%; height: .75rem; overflow: visible; }
.gauge line { stroke-linecap: round; vector-effect: non-scaling-stroke; }
.gauge .whole { stroke: var(--line); stroke-width: 3; } .gauge .interval { stroke: var(--faint); stroke-width: 5; }
.gauge .score { stroke: var(--ink); stroke-width: 3; }
.verdict { font-weight: 600; } .verdict.too-few { color: var(--faint); font-size: .9rem; font-weight: 400; }
.verdict.up::before { content: "▲ " / ""; color: var(--positive); } .verdict.down::before { content: "▼ " / ""; color: var(--negative); }
.standing { justify-self: start; padding: .05rem .6rem; border-radius: 1rem; background: var(--tint); font-size: .9rem; }
.standing:is(.weakest, .strongest, .is-live, .is-paused)::before { content: "● " / ""; color: var(--positive); }
.standing.weakest::before { color: var(--negative); } .standing.is-paused::before { color: var(--neutral); }
.options { display: grid; gap: .35rem; margin: 0; font-size: .9rem; }
.options div { display: grid; grid-template-columns: 1fr 5.5rem; gap: .5rem; align-items: center; }
.options dd { display: flex; align-items: center; justify-content: end; gap: .4rem; margin: 0; font-variant-numeric: tabular-nums; }
.range { grid-column: 1 / -1; } .options div { row-gap: 0; } .options .range { display: block; } .bars div:has(.range) { align-items: start; }
.panel + .stages { margin-top: 1.5rem; } .panel > .buttons { align-items: center; gap: .5rem 1rem; }
.question { margin: .15rem 0; font-size: 1.1rem; }
.bar { display: block; flex: 1; width: 100%; min-width: 0; height: .5rem; }
.bar rect { fill: var(--faint); } .bar .whole { fill: var(--line); } .bar .negative { fill: var(--negative); }
.bar .neutral { fill: var(--neutral); } .bar .positive { fill: var(--positive); }
details { margin-top: .75rem; }
summary { padding: .35rem 0; color: var(--link); cursor: pointer; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); text-align: start; font-weight: 400; }
thead :is(th, td) { border-top: 0; color: var(--faint); }
.number { text-align: end; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: .75rem; margin-bottom: .75rem; }
.panels:has(> :nth-child(4)) { grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); }
.panel { padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.panel h2 { margin-bottom: .5rem; font-size: 1.05rem; }
.panel .series { margin: 0; } .series + h2 { margin-top: 1.25rem; }
.comments + p { margin-top: .75rem; }
.trend { display: grid; grid-template: auto 9rem auto auto / auto; margin-top: .25rem; }
.trend svg { grid-area: 2 / 1; width: 100%; height: 9rem; overflow: visible; } .zero { grid-area: 2 / 1; place-self: center start; padding-inline-end: .4em; background: var(--card); }
.trend .grid { stroke: var(--line); } .trend .band { fill: var(--line); } .trend .middle { fill: none; stroke: var(--positive); stroke-width: 2.5; }
.ends { display: flex; justify-content: space-between; }
.bars { display: grid; gap: .3rem; margin: 0; }
.bars div { display: grid; grid-template-columns: 3.5rem 1fr; gap: .5rem; align-items: center; }
.bars.wide div { grid-template-columns: minmax(7rem, 30%) 1fr; }
.bars dt, .bars dd { font-size: .9rem; }
.bars dd { display: grid; grid-template-columns: 1fr minmax(4rem, auto); gap: 0 .5rem; align-items: center; margin: 0; }
.tabs { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-bottom: .75rem; }
.tabs a { padding: .6rem 0; } .tabs a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.downloads { align-items: baseline; margin: .75rem 0 0; }
caption { padding-bottom: .35rem; text-align: start; color: var(--faint); }
.segments th:first-child { min-width: 6rem; } .segments td { min-width: 8rem; vertical-align: top; } .segments th { vertical-align: top; }
.segments td:nth-child(2) { min-width: 10.5rem; } .segments td.number { min-width: 0; } .segments thead th { overflow-wrap: normal; }
.segments .score { font-size: 1.05rem; letter-spacing: 0; } .segments p { font-size: .9rem; }
.segments .gauge { margin: .1rem 0; } .scroll + .scroll, .comparison, .panel details { margin-top: 1rem; }
main > .panel { margin-bottom: .75rem; } .panel .panels { gap: .75rem 1.5rem; margin: 0; } .panel .panels .series { padding: 0; border: 0; align-content: start; }
.comparison .panels { margin: 1rem 0 .75rem; } .versus .score { font-size: 1.5rem; } .comparison > .faint { margin-top: .6rem; }
.comparison > .series + .series { margin-top: .75rem; } .segments .options, .versus .options { max-width: 22rem; }
.comments { display: grid; gap: .6rem; } .faint + .comments { margin-top: .75rem; }
.comment { padding-inline-start: .75rem; border-inline-start: 4px solid var(--line); }
.comment.negative { border-color: var(--negative); } .comment.neutral { border-color: var(--neutral); } .comment.positive { border-color: var(--positive); }
.text { white-space: pre-line; }
.tags { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; } .tags > a { padding: .5rem 0; }
.tags .standing { display: inline-block; } .tags details { margin: 0; font-size: .9rem; } .tags details[open] { flex-basis: 100%; }
.tags summary { padding: .6rem 0; } .tags .buttons { align-items: center; margin: 0 0 .75rem; } .tags input { width: 12rem; min-width: 0; }
.new + .comment:not(.new) { padding-top: .6rem; border-top: 1px dashed var(--faint); }
.live:not(:empty) { position: fixed; inset: auto 1rem 1rem; z-index: 1; display: flex; flex-wrap: wrap; justify-content: center; align-items: center; gap: .25rem 1rem;
  width: fit-content; margin-inline: auto; padding: .5rem 1.25rem; border: 1px solid var(--faint); border-radius: 1.5rem; background: var(--card); }
.digest { display: grid; gap: 1rem; max-width: 600px; margin-top: 1rem; } .digest .tabs { margin: 0; }
.digest .series + .comment { margin-top: 1rem; } .digest .comment + .comment { margin-top: .6rem; }
.card h3 a { color: inherit; }
.sign-in { display: grid; gap: .6rem; max-width: 24rem; margin: 12vh auto 0; }
.wrong { color: var(--negative); }
.sites { display: grid; gap: .5rem; margin-top: 1rem; font-size: 1.1rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.button { display: inline-grid; place-items: center; min-height: 2.75rem; padding: .4rem .9rem; border: 1px solid var(--faint);
  border-radius: .5rem; background: var(--card); color: inherit; text-decoration: none; }
.main { background: var(--link); border-color: var(--link); color: var(--page); font-weight: 600; }
.main:hover { border-color: var(--ink); }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
.rows { display: grid; gap: .6rem; margin-top: 1.25rem; }
.row { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .5rem 1rem; }
.row .standing { display: inline-block; margin-top: .25rem; }
.templates { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: .75rem; margin-top: 1rem; }
.templates button { display: grid; gap: .25rem; align-content: start; padding: 1rem 1.25rem; text-align: start; border-radius: .75rem; }
.templates strong { font-size: 1.1rem; } .templates button:hover { border-color: var(--link); }
.form { display: grid; gap: 1rem; max-width: 40rem; margin-top: 1rem; }
.form .field { display: grid; gap: .25rem; } .form .field + .field { margin-top: .75rem; } .group > * + * { margin-top: .75rem; }
.form label { font-weight: 600; } .form .check label { display: flex; gap: .6rem; align-items: center; min-height: 2.75rem; font-weight: 400; }
.form input, .form select, textarea { width: 100%; } .form input[type=checkbox] { flex: none; width: 1.25rem; min-height: 1.25rem; }
.form input[type=color] { width: 5rem; padding: .25rem; }
textarea { padding: .5rem .9rem; border: 1px solid var(--faint); border-radius: .5rem; background: var(--card); color: inherit; font: inherit; }
fieldset { margin: 0; padding: 0; border: 0; min-width: 0; } legend { padding: 0; font-weight: 600; }
.group { margin: 0; padding: .75rem 1.25rem 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.group summary h2 { display: inline; }
.saved, .faults { margin: .75rem 0; padding: .75rem 1rem; border-inline-start: 4px solid var(--positive); border-radius: .5rem; background: var(--card); }
.faults { border-color: var(--negative); } .faults h2 { margin-bottom: .25rem; }
.faults a { padding: .35rem 0; } .field .wrong, .of-standard, .of-own { display: block; } [aria-invalid] { border-color: var(--negative); }
.beside { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; } .beside .field { flex: 1; min-width: 10rem; }
.row .row { position: relative; justify-content: start; } .preview .wrong { white-space: pre-line; } .card thead th { overflow-wrap: normal; }
.sure { margin: 0; } .sure summary { padding: .6rem 0; } .sure[open] { flex-basis: 100%; } .sure .act { margin-top: .5rem; }
.row .row .sure[open] { flex-basis: auto; } .row .row .sure > div { position: absolute; inset: calc(100% + .35rem) 0 auto; z-index: 1; padding: .75rem 1rem; border: 1px solid var(--faint); border-radius: .5rem; background: var(--card); }
html:has(.editor) { scroll-padding-bottom: 6rem; } @media (max-width: 30rem) { html:has(.editor) { scroll-padding-bottom: 8.5rem; } }
.form .faint + .field { margin-top: .75rem; } .editor .form > .buttons { position: sticky; bottom: 0; margin: 0; padding: .75rem 0; background: var(--page); }
.editor { display: grid; gap: 1.5rem; align-items: start; } .editor .form { margin: 0; max-width: none; }
@media (min-width: 60rem) { .editor { grid-template-columns: minmax(20rem, 5fr) 7fr; } .preview { position: sticky; top: 1rem; } }
@media (max-width: 30rem) { .picker:has(.pair + .pair) .pair { flex-basis: 100%; } .pair + .pair label, .pair:has(+ .pair) label { flex: 0 0 38%; } .pair :is(input, select) { flex: 1; } }
@media (max-width: 59.99rem) { .preview { order: -1; } .preview .screen { height: 34rem; } }
.preview { min-width: 0; } .preview h2 { margin-bottom: .5rem; }
.looks { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-top: .75rem; }
.radios { display: flex; flex-wrap: wrap; align-items: center; gap: .1rem .75rem; } .radios legend { float: inline-start; margin-inline-end: .75rem; }
.radios label { display: flex; align-items: center; gap: .35rem; min-height: 2rem; } .radios input { min-height: 1.1rem; width: 1.1rem; margin: 0; }
.screen { position: relative; height: clamp(20rem, 100vh - 17rem, 45rem); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; background: var(--card); }
.screen iframe { position: absolute; left: 50%; width: 125%; height: 125%; border: 0; transform: translateX(-50%) scale(.8); transform-origin: 50% 0; }
.screen.phone iframe { width: 360px; height: min(125%, 40rem); border: 1px solid var(--line); border-top: 0; }
.mock { max-width: none; margin: 0; padding: 1.5rem; background: light-dark(#fff, #14181c); } .mock main { display: grid; gap: 1rem; max-width: 34rem; }
.mock-head, .mock-text { height: 1.75rem; width: 60%; border-radius: .35rem; background: light-dark(#e8eaee, #2a3036); }
.mock-text { height: 4.5rem; width: 100%; background: repeating-linear-gradient(light-dark(#eef0f3, #242a30) 0 .7rem, transparent .7rem 1.25rem); }
.snippet { margin: .5rem 0 .75rem; padding: .75rem 1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; background: var(--tint); font: .85rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.steps { padding-inline-start: 1.25rem; list-style: decimal; } .panel h3 { margin-top: 1rem; }
del { color: var(--negative); } ins { color: var(--positive); text-decoration: none; }
@supports selector(:has(*)) { .of-own, .of-scale, .of-csat, .of-choice, .of-follow-up, .of-follow-up-choice, .of-load, .of-time, .of-scroll, .of-click, .of-view, .of-event, .of-idle, .of-days, .of-inline { display: none; }
  .form:has([name=metric] :is([value=nps], [value=csat], [value=ces]):checked) .of-scale, .form:has([name=metric] [value=csat]:checked) .of-csat, .form:has([name=metric] :is([value=choice], [value=text]):checked) .of-own,
  .form:has([name=metric] [value=choice]:checked) .of-choice, .form:has([name=follow-up] :is([value=text], [value=choice]):checked) .of-follow-up,
  .form:has([name=follow-up] [value=choice]:checked) .of-follow-up-choice, .form:has([name=frequency] [value=days]:checked) .of-days,
  .form:has([name=placement] [value=inline]:checked) .of-inline, .form:has([name=trigger] [value=load]:checked) .of-load,
  .form:has([name=trigger] [value=time]:checked) .of-time, .form:has([name=trigger] [value=scroll]:checked) .of-scroll,
  .form:has([name=trigger] [value=click]:checked) .of-click, .form:has([name=trigger] [value=view]:checked) .of-view,
  .form:has([name=trigger] [value=event]:checked) .of-event, .form:has([name=trigger] [value=idle]:checked) .of-idle { display: block; }
  .form:has([name=metric] :is([value=choice], [value=text]):checked) .of-standard { display: none; } }
@media (max-width: 30rem) { .segments :is(tbody, tr, th, td), .segments, .segments caption { display: block; } .segments :is(th, td), .segments td:nth-child(2) { min-width: 0; padding: .1rem 0; border: 0; }
  .segments thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } .segments tr { padding: .6rem 0; border-top: 1px solid var(--line); }
  .segments tbody th { font-weight: 600; } .segments td.number { text-align: start; } .segments td::before { content: attr(data-label); color: var(--faint); } .segments td > .verdict { display: inline; } }
@media print { :root { color-scheme: light; } header nav, header form, .picking, .comparison form, #parts > details, .skip, .live, .top > div > a, .tabs a:not([aria-current]), .downloads, .buttons, .tags details,
  [rel=next], [rel=prev], main details:not([open]) { display: none; } .card, .comment, .series, tr { break-inside: avoid; }
  svg, .legend li::before, .stop, .standing, .first, .card, .panel, .comment { print-color-adjust: exact; } }
@media (forced-colors: active) { path, rect, .legend li::before { forced-color-adjust: none; } .gauge .score { stroke: CanvasText; } }
`;
