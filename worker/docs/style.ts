/** Style sheet of the reference. The list of contents folds, but beside the text, in browsers that let a page say so. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2320, #e6ebe8); --faint: light-dark(#56615c, #a3aea9);
  --page: light-dark(#fff, #14191a); --tint: light-dark(#f3f6f4, #1e2526); --line: light-dark(#d5dcd8, #3a4445);
  --link: light-dark(#1d5c4a, #7fd1b4); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 82rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem; background: var(--page); }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 2.25rem 0 .5rem; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover { text-decoration: underline; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .875em; }
code { overflow-wrap: anywhere; }
pre { overflow: auto; padding: 1rem; background: var(--tint); border-radius: .5rem; margin: .5rem 0; }
pre code { overflow-wrap: normal; }
.method { display: inline-block; min-width: 3.2em; font: 600 .8em ui-monospace, monospace; color: var(--faint); }
.scope, .headers, caption, dd { color: var(--faint); }
p { margin: .4rem 0; max-width: 46rem; }
dt { font-weight: 600; margin-top: .75rem; }
dd { margin: 0; max-width: 46rem; }
.content { display: block; }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .75rem 0 .25rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-top: 1px solid var(--line); }
thead th { font-size: .85rem; color: var(--faint); border-top: 0; }
th[scope=row] { font-weight: 400; width: 32%; }
.place { display: block; font-size: .875rem; color: var(--faint); }
main > section:first-child > h2 { margin-top: 0; padding-top: 0; border: 0; }
td p { margin: .15rem 0 0; color: var(--faint); }
details { margin: .75rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
nav details { margin: 0 0 1rem; }
nav summary { font-weight: 600; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav > ul > li { margin-bottom: .75rem; }
nav > ul > li > a { font-weight: 600; }
nav ul ul { font-size: .875rem; }
nav a { display: block; padding: .2rem 0; text-decoration: none; }
nav a:hover { text-decoration: underline; }
@media (min-width: 64rem) {
  .columns { display: grid; grid-template-columns: 19rem minmax(0, 1fr); gap: 3rem; }
  nav { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; }
  @supports selector(::details-content) {
    nav summary { display: none; }
    nav details::details-content { content-visibility: visible; }
  }
}
`;
