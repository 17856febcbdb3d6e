/** A constructed style sheet: unlike a style element, a strict Content-Security-Policy lets it pass. */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/**
 * The common look. A page sets --touchstone-accent, -on-accent, -ink, -quiet, -surface, -line, -border, -radius where it differs;
 * font and colour scheme are the page's own.
 */
export const base = sheet(`
  :host {
    --accent: var(--touchstone-accent, light-dark(#7a5200, #e2b65c));
    --on-accent: var(--touchstone-on-accent, light-dark(#fff, #1c1500));
    --ink: var(--touchstone-ink, light-dark(#1c1b19, #f1eee8));
    --quiet: var(--touchstone-quiet, light-dark(#5c5850, #b3ada1));
    --surface: var(--touchstone-surface, light-dark(#fff, #1e1c19));
    --line: var(--touchstone-line, light-dark(#e2ddd3, #383530));
    --border: var(--touchstone-border, light-dark(#857f73, #827c70));
    --bad: light-dark(#a3261b, #ff9b8f);
    --good: light-dark(#1f6b3a, #7fd49b);
    --radius: var(--touchstone-radius, .5rem);
    display: block;
    color: var(--ink);
    line-height: 1.5;
    text-align: start;
  }
  :host([hidden]), [hidden] { display: none !important }
  *, ::before, ::after { box-sizing: border-box }
  h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0 }
  ul, ol { list-style: none }
  h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.25rem); line-height: 1.15; letter-spacing: -.015em; font-weight: 650; text-wrap: balance }
  h2 { font-size: 1.25rem; line-height: 1.25; letter-spacing: -.01em; font-weight: 650 }
  h3 { font-size: 1rem; line-height: 1.35; font-weight: 650 }
  h1:focus, h2:focus, h3:focus, p:focus { outline: none }
  a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: from-font }
  :focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem }
  button, input, textarea, select { font: inherit; color: inherit; letter-spacing: inherit }
  button, .button {
    display: inline-flex; align-items: center; justify-content: center; min-block-size: 2.75rem; padding: .5rem 1.1rem;
    border: 1px solid var(--border); border-radius: var(--radius); background: transparent; color: var(--ink);
    font-weight: 550; text-decoration: none; cursor: pointer;
  }
  button:hover, .button:hover { border-color: var(--accent); color: var(--accent) }
  .main { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
  .main:hover { filter: brightness(1.12); color: var(--on-accent) }
  button.plain { min-block-size: 1.5rem; padding: 0; border: 0; color: var(--accent); text-decoration: underline; text-underline-offset: .2em; font-weight: inherit }
  button[aria-disabled=true] { opacity: .6; cursor: progress }
  form, .stack { display: grid; gap: 1.1rem; justify-items: stretch }
  .row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center }
  .field { display: grid; gap: .3rem }
  label { font-weight: 550 }
  label .quiet { font-weight: 400 }
  input:not([type=checkbox]), textarea, select {
    inline-size: 100%; min-block-size: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--border); border-radius: var(--radius);
    background: var(--surface);
  }
  ::placeholder { color: var(--quiet); opacity: 1 }
  textarea { resize: vertical }
  [aria-invalid] { border-color: var(--bad) !important; box-shadow: 0 0 0 1px var(--bad) }
  [aria-invalid] + .hint { color: var(--bad) }
  .hint { font-size: .875rem; color: var(--quiet) }
  .hint:empty, div:empty { display: none }
  .more { display: grid; justify-content: center; margin-block-start: 1.5rem }
  .choice { display: grid; grid-template-columns: auto 1fr; gap: .1rem .75rem; align-items: center }
  .choice input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--accent) }
  .choice label { padding-block: .25rem }
  .choice .hint { grid-column: 2 }
  .quiet { color: var(--quiet) }
  .small { font-size: .875rem }
  blockquote { margin: 0; padding-inline-start: .9rem; border-inline-start: .1875rem solid var(--line); white-space: pre-line }
  .notice { display: grid; gap: .75rem; justify-items: start; padding: .9rem 1.1rem; border-inline-start: .25rem solid var(--border); border-radius: var(--radius); background: color-mix(in srgb, var(--border) 10%, transparent) }
  .notice.bad { border-color: var(--bad); background: color-mix(in srgb, var(--bad) 9%, transparent) }
  .notice.good { border-color: var(--good); background: color-mix(in srgb, var(--good) 9%, transparent) }
  .card { padding: 1.25rem; border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.5); background: var(--surface) }
  .unseen { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
  /* A name in another script keeps its own direction, and the page's side. */
  [dir=auto] { text-align: -webkit-match-parent; text-align: match-parent }
  dd, p, h1, h2, h3 { overflow-wrap: anywhere }
`);
