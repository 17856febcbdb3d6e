import { h } from '/plugin/element.js';
import { instant, words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { locale, t } from '/plugin/texts.js';
import { chart } from './chart.js';
import { tabs, tabsLook } from './tabs.js';
import { Part, work } from './work.js';

/** From a touch to a request: each step is a verb of the ledger. */
const FUNNEL = ['viewed', 'signed-in', 'registered'];
/** From a request to a win. Of these it is known where whoever asked came from. */
const OF_REQUESTS = ['requests', 'accepted', 'opportunities', 'won'];
const PERIODS = [['7', 'days7'], ['30', 'days30'], ['90', 'days90']];
const DAY = 86_400_000;
const MOST_LINES = 5;
const UNKNOWN = '?';

/** Where people come from, and how many go how far. `inside` another screen it has no heading of its own. */
export class Reach extends Part {
  static look = [work, tabsLook, sheet(`
    .screen { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) }
    .by { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; min-inline-size: 0 }
    .by select { inline-size: auto; max-inline-size: min(16rem, 100%) }
    @media (width > 64rem) { .screen { grid-template-columns: repeat(2, minmax(0, 1fr)) } .wide { grid-column: 1 / -1 } }
  `)];

  #days = '30';
  #source = '';

  async render() {
    const inside = this.hasAttribute('inside');
    if (!inside) document.title = `${t('reach')} – Touchstone`;
    const counts = by => this.client.get('/counts', { by, days: this.#days }).then(({ items }) => items);
    const [verbs, days, { items: requests }] = await Promise.all([counts('verb'), counts('day'), this.client.get('/lead-sources', { days: this.#days })]);
    const sources = sumBy(requests, ({ source }) => source ?? UNKNOWN);
    const chosen = requests.filter(({ source }) => !this.#source || (source ?? UNKNOWN) === this.#source);
    const top = h('div', { class: 'top' }, !inside && h('h1', {}, t('reach')), h('div', { class: 'by' },
      tabs(t('period'), PERIODS.map(([value, text]) => [value, t(text)]), this.#days, value => this.#choose({ days: value }, `.tabs [value="${value}"]`)),
      (sources.length > 0 || this.#source) && h('select', { 'aria-label': t('source'), onchange: event => this.#choose({ source: event.target.value }, 'select') }, h('option', { value: '' }, t('everySource')),
        names(sources, this.#source).map(source => h('option', { value: source, selected: source === this.#source }, called(source))))));
    if (verbs.length === 0 && requests.length === 0) return [top, h('p', { class: 'notice' }, t('noTouchesYet'))];
    return [top, h('div', { class: 'screen' },
      card('funnel', { heads: [t('step'), t('howOften'), t('ofStepBefore')], rows: this.#funnel(verbs, chosen) }, 'wide', t(this.#source ? 'funnelOfSource' : 'funnelAbout')),
      chosen.length === 0 ? h('section', { class: 'card stack wide' }, h('h2', {}, t('sources')), h('p', { class: 'notice' }, t('noRequestsYet'))) : [
        card('sourcesByDay', { kind: 'lines', ...this.#linesByDay(chosen) }, 'wide'),
        card('sources', { heads: [t('source'), ...OF_REQUESTS.map(step => t(`funnel ${step}`))], rows: sources.slice(0, 12).map(([source, sums]) => [called(source), ...OF_REQUESTS.map(step => sums[step])]) }, this.#source && 'wide')],
      !this.#source && card('touchesByDay', { heads: [t('day'), t('touches')], rows: this.#everyDay().map(([day, name]) => [name, days.find(one => one.day === day)?.count ?? 0]) }))];
  }

  async #choose({ days = this.#days, source = this.#source }, focus) {
    this.#days = days;
    this.#source = source;
    await this.refresh();
    this.shadowRoot.querySelector(focus)?.focus();
  }

  #funnel(verbs, requests) {
    const [[, sums]] = requests.length > 0 ? sumBy(requests, () => '') : [['', Object.fromEntries(OF_REQUESTS.map(step => [step, 0]))]];
    const steps = [...this.#source ? [] : FUNNEL.map(verb => [verb, verbs.find(one => one.verb === verb)?.count ?? 0]), ...OF_REQUESTS.map(step => [step, sums[step]])];
    const percent = new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 });
    return steps.map(([step, count], index) => {
      const before = index > 0 && steps[index - 1][1];
      return [t(`funnel ${step}`), count, before ? percent.format(count / before) : '–'];
    });
  }

  /** A line for each of the most frequent sources, and one for all others. */
  #linesByDay(requests) {
    const sources = sumBy(requests, ({ source }) => source ?? UNKNOWN).map(([source]) => source);
    const own = new Set(sources.slice(0, MOST_LINES));
    const line = source => own.has(source) ? source : '';
    const lines = [...own, ...sources.length > own.size ? [''] : []];
    const counts = new Map();
    for (const { source = UNKNOWN, day, requests: count } of requests) {
      const at = `${day} ${line(source)}`;
      counts.set(at, (counts.get(at) ?? 0) + count);
    }
    return { heads: [t('day'), ...lines.map(source => source ? called(source) : t('otherSources'))],
      rows: this.#everyDay().map(([day, name]) => [name, ...lines.map(source => counts.get(`${day} ${source}`) ?? 0)]) };
  }

  /** Each day of the period, also those on which nothing happened: as it is counted, and as it is written. */
  #everyDay() {
    const today = Date.now();
    return Array.from({ length: Number(this.#days) }, (_, index) => {
      const date = new Date(today - (this.#days - 1 - index) * DAY);
      return [date.toISOString().slice(0, 10), instant(date, { day: 'numeric', month: 'short', timeZone: 'UTC' })];
    });
  }
}

/** The numbers of requests added up by what a key tells, the most requests first. @returns {[string, object][]} */
function sumBy(requests, key) {
  const all = new Map();
  for (const one of requests) {
    const sums = all.get(key(one)) ?? Object.fromEntries(OF_REQUESTS.map(step => [step, 0]));
    for (const step of OF_REQUESTS) sums[step] += one[step];
    all.set(key(one), sums);
  }
  return [...all].sort(([, one], [, other]) => other.requests - one.requests);
}

/** All sources there are, and the chosen one though there is nothing of it in these days. */
function names(sources, chosen) {
  return [...new Set([...sources.map(([source]) => source), ...chosen ? [chosen] : []])];
}

/** `share/linkedin` is "Linkedin (shared)". */
function called(source) {
  if (source === UNKNOWN) return t('sourceUnknown');
  const [, kind, name] = source.match(/^([^/]*)(?:\/(.*))?$/);
  return name ? t('sourceOf', { name: kind === 'other' ? name : words(name), kind: t(`source ${kind}`) }) : words(t(`source ${kind}`));
}

function card(name, data, kind, about) {
  return h('section', { class: `card stack ${kind || ''}` }, h('h2', {}, t(name)), about && h('p', { class: 'quiet small' }, about), chart({ label: t(name), ...data }));
}
