import { h } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';

/** Views of one screen, of which one is shown. @param {[string, string][]} views value and text of each */
export function tabs(label, views, shown, choose) {
  return h('div', { class: 'tabs', role: 'group', 'aria-label': label }, views.map(([value, text]) =>
    h('button', { type: 'button', value, 'aria-pressed': String(value === shown), onclick: () => choose(value) }, text)));
}

export const tabsLook = sheet(`
  .top { display: flex; flex-wrap: wrap; gap: .75rem 2rem; align-items: center; justify-content: space-between; margin-block-end: 1.25rem }
  .tabs { display: flex; flex-wrap: wrap; gap: .25rem }
  .tabs button { min-block-size: 2.25rem; padding: .2rem .8rem; border-color: transparent }
  .tabs [aria-pressed=true] { border-color: var(--accent); color: var(--accent) }
`);

/** Tables of facts, which scroll for themselves where the window is narrow. */
export const tableLook = sheet(`
  .scroll { position: relative; overflow-x: auto }
  table { border-collapse: collapse; inline-size: 100% }
  caption { text-align: start; color: var(--quiet); font-size: .875rem; padding-block-end: .5rem }
  th, td { text-align: start; padding: .5rem .75rem; border-block-end: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere }
  @media (width < 48rem) { th, td { min-inline-size: 5rem; overflow-wrap: break-word } th[scope=row] { min-inline-size: 7rem } }
  th { font-weight: 600 }
  thead th { color: var(--quiet); font-size: .875rem; font-weight: 400 }
  .number { text-align: end; font-variant-numeric: tabular-nums }
`);

/** @param {(string|Node)[]} heads @param {any[][]} rows of which the first cell names the row */
export function table(caption, heads, rows) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {}, h('caption', {}, caption),
      h('thead', {}, h('tr', {}, heads.map(head => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, rows.map(tableRow))));
}

/** One more row of such a table. */
export function tableRow([first, ...cells]) {
  return h('tr', {}, h('th', { scope: 'row' }, first), cells.map(cell => h('td', {}, cell)));
}
