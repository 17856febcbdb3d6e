import { h } from '/plugin/element.js';
import { instant, words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { locale, t } from '/plugin/texts.js';
import { chart } from './chart.js';
import { tabs, tabsLook } from './tabs.js';
import { Part, work } from './work.js';

/** From a touch to a win: each step is a verb of the ledger. */
const FUNNEL = ['viewed', 'signed-in', 'registered', 'requested-demo', 'accepted-lead', 'opened-opportunity', 'won-opportunity'];
const PERIODS = [['7', 'days7'], ['30', 'days30'], ['90', 'days90']];
const DAY = 86_400_000;

/** Where people come from, and how many go how far. */
export class Reach extends Part {
  static look = [work, tabsLook, sheet(`
    .screen { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) }
    @media (width > 64rem) { .screen { grid-template-columns: repeat(2, minmax(0, 1fr)) } .wide { grid-column: 1 / -1 } }
  `)];

  #days = '30';

  async render() {
    document.title = `${t('reach')} – Touchstone`;
    const counts = (by, more) => this.client.get('/counts', { by, days: this.#days, ...more }).then(({ items }) => items);
    const [verbs, sources, days] = await Promise.all([counts('verb'), counts('source'), counts('day')]);
    const top = h('div', { class: 'top' }, h('h1', {}, t('reach')),
      tabs(t('period'), PERIODS.map(([value, text]) => [value, t(text)]), this.#days, value => this.#choose(value)));
    if (verbs.length === 0) return [top, h('p', { class: 'notice' }, t('noTouchesYet'))];
    return [top, h('div', { class: 'screen' },
      card('funnel', { heads: [t('step'), t('touches'), t('ofStepBefore')], rows: this.#funnel(verbs) }, 'wide'),
      card('sources', { heads: [t('source'), t('touches')], rows: sources.map(({ source, count }) => [words(source ?? 'unknown'), count]) }),
      card('touchesByDay', { heads: [t('day'), t('touches')], rows: this.#byDay(days) }))];
  }

  async #choose(days) {
    this.#days = days;
    await this.refresh();
    this.shadowRoot.querySelector(`.tabs [value="${days}"]`)?.focus();
  }

  #funnel(verbs) {
    const count = verb => verbs.find(one => one.verb === verb)?.count ?? 0;
    const percent = new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 });
    return FUNNEL.map((verb, index) => {
      const before = index > 0 && count(FUNNEL[index - 1]);
      return [t(`funnel ${verb}`), count(verb), before ? percent.format(count(verb) / before) : '–'];
    });
  }

  /** Each day of the period, also those on which nothing happened. */
  #byDay(counted) {
    const counts = new Map(counted.map(({ day, count }) => [day, count]));
    const today = Date.now();
    return Array.from({ length: Number(this.#days) }, (_, index) => {
      const date = new Date(today - (this.#days - 1 - index) * DAY);
      return [instant(date, { day: 'numeric', month: 'short', timeZone: 'UTC' }), counts.get(date.toISOString().slice(0, 10)) ?? 0];
    });
  }
}

function card(name, data, kind) {
  return h('section', { class: `card stack ${kind ?? ''}` }, h('h2', {}, t(name)), chart({ label: t(name), ...data }));
}
