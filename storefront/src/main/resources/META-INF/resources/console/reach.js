import { h, TouchstoneElement } from '/plugin/element.js';
import { words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { table, tableLook, tabs, tabsLook } from './tabs.js';

/** From a look to a win: each step is a verb of the ledger. */
const FUNNEL = ['viewed', 'signed-in', 'registered', 'requested-demo', 'accepted-lead', 'opened-opportunity', 'won-opportunity'];
const PERIODS = [['7', 'days7'], ['30', 'days30'], ['90', 'days90']];

/** Where people come from, and how many go how far. */
export class Reach extends TouchstoneElement {
  static look = [tabsLook, tableLook, sheet(`
    .screen { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr) }
    ol { display: grid; gap: .5rem }
    ol li { display: grid; grid-template-columns: 9rem 1fr 5rem; gap: .75rem; align-items: center }
    @media (width < 30rem) { ol li { grid-template-columns: 1fr auto } ol svg { grid-column: 1 / -1 } }
    .number { text-align: end; font-variant-numeric: tabular-nums }
    svg { inline-size: 100%; block-size: 1.25rem }
    svg.days { block-size: 9rem }
    rect { fill: var(--accent) }
  `)];

  #days = '30';

  async render() {
    document.title = `${t('reach')} – Touchstone`;
    const counts = (by, more) => this.client.get('/counts', { by, days: this.#days, ...more }).then(({ items }) => items);
    const [verbs, sources, days] = await Promise.all([counts('verb'), counts('source'), counts('day')]);
    const shell = content => [
      h('div', { class: 'top' }, h('h1', {}, t('reach')),
        tabs(t('period'), PERIODS.map(([value, text]) => [value, t(text)]), this.#days, value => this.#choose(value))),
      content,
    ].flat();
    if (verbs.length === 0) return shell(h('p', { class: 'notice' }, t('noTouchesYet')));
    return shell(h('div', { class: 'screen' },
      h('section', { class: 'card stack' }, h('h2', {}, t('funnel')), this.#funnel(verbs)),
      h('section', { class: 'card stack' }, h('h2', {}, t('sources')), this.#bars(sources.map(({ source, count }) => [words(source ?? 'unknown'), count]))),
      h('section', { class: 'card stack' }, h('h2', {}, t('touchesByDay')), this.#chart(days))));
  }

  async #choose(days) {
    this.#days = days;
    await this.refresh();
    this.shadowRoot.querySelector(`.tabs [value="${days}"]`)?.focus();
  }

  #funnel(verbs) {
    const count = verb => verbs.find(one => one.verb === verb)?.count ?? 0;
    return this.#bars(FUNNEL.map(verb => [t(`funnel ${verb}`), count(verb)]));
  }

  #bars(rows) {
    const most = Math.max(1, ...rows.map(([, count]) => count));
    return h('ol', { role: 'list' }, rows.map(([name, count]) => h('li', {},
      h('span', {}, name), bars([[0, 0, 100 * count / most, 10]], '0 0 100 10'), h('span', { class: 'number' }, count.toLocaleString()))));
  }

  #chart(days) {
    const sorted = [...days].sort((one, other) => one.day.localeCompare(other.day));
    const most = Math.max(1, ...sorted.map(({ count }) => count));
    const width = 100 / sorted.length;
    return [
      bars(sorted.map(({ count }, index) => [index * width, 50 - 50 * count / most, width * .8, 50 * count / most]), '0 0 100 50', 'days'),
      h('details', {}, h('summary', {}, t('asTable')), table(t('touchesByDay'), [t('day'), t('touches')], sorted.map(({ day, count }) => [day, count.toLocaleString()]))),
    ];
  }
}

/** Bars as a picture; beside it stands what it says. */
function bars(rectangles, box, kind) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  for (const [name, value] of Object.entries({ viewBox: box, preserveAspectRatio: 'none', 'aria-hidden': 'true', class: kind ?? '' })) svg.setAttribute(name, value);
  for (const [x, y, width, height] of rectangles) {
    const rect = document.createElementNS(space, 'rect');
    for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, value);
    svg.append(rect);
  }
  return svg;
}
