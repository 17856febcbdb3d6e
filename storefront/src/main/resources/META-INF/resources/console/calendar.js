import { h } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { demoActs } from './demo-acts.js';
import { watch } from './live.js';
import { askLook } from './look.js';
import { failed } from './notices.js';
import { badge, look } from './status.js';
import { monday, plusDays } from './time.js';
import { Part, work } from './work.js';

const DAYS = 7;
const FIRST_HOUR = 7;
const LAST_HOUR = 20;
const ROWS_AN_HOUR = 4;
const TELLING = new Set(['booked-demo', 'moved-demo', 'cancelled-demo', 'held-demo', 'missed-demo']);

/** The demos of a week: who comes when, what is free, and what became of those that are over. */
export class Calendar extends Part {
  static look = [work, look, askLook, sheet(`
    .top { display: flex; flex-wrap: wrap; gap: .75rem 2rem; align-items: center; justify-content: space-between; margin-block-end: 1rem }
    .top select { inline-size: auto }
    .week { display: grid; grid-template-columns: 3.75rem repeat(7, minmax(7.5rem, 1fr)); grid-template-rows: auto; grid-auto-rows: .8rem; border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.5); background: var(--surface); overflow-x: auto }
    .week .hour { grid-column: 1; padding-inline: .4rem; color: var(--quiet); font-size: .75rem; line-height: 1; text-align: end; white-space: nowrap; translate: 0 -.35rem }
    .week .line { display: block; grid-column: 2 / -1; border-block-start: 1px solid var(--line) }
    .day { padding: .4rem .5rem; border-inline-start: 1px solid var(--line); font-weight: 550; font-size: .875rem }
    .day.today { color: var(--accent) }
    .week .column { display: block; border-inline-start: 1px solid var(--line) }
    .week .column.today { background: color-mix(in srgb, var(--accent) 5%, transparent) }
    .demo { z-index: 1; display: grid; align-content: start; justify-items: start; justify-content: stretch; inline-size: calc((100% - .4rem) / var(--lanes, 1)); margin: 1px 0; margin-inline-start: calc(.2rem + (100% - .4rem) / var(--lanes, 1) * var(--lane, 0)); padding: .1rem .4rem; min-block-size: 0; overflow: hidden; border: 0; border-inline-start: .25rem solid var(--accent); border-radius: .25rem; background: color-mix(in srgb, var(--accent) 16%, var(--surface)); font-size: .8125rem; font-weight: 550; line-height: 1.25; text-align: start }
    .demo.CANCELLED { border-color: var(--border); background: var(--surface); text-decoration: line-through; color: var(--quiet) }
    .demo.HELD { border-color: var(--good); background: color-mix(in srgb, var(--good) 14%, var(--surface)) }
    .demo.NO_SHOW { border-color: var(--warn); background: color-mix(in srgb, var(--warn) 14%, var(--surface)) }
    .demo .quiet { font-weight: 400; color: inherit }
    .demo.waits { outline: 2px dashed var(--warn); outline-offset: -2px }
    .week .free { display: block; margin: 1px .2rem; border: 1px dashed var(--border); border-radius: .25rem; opacity: .55 }
    .agenda { display: none }
    .agenda li { display: grid; gap: .1rem; padding: .6rem 0; border-block-end: 1px solid var(--line) }
    .agenda .demo { inline-size: 100%; margin: 0; padding: .4rem .6rem }
    @media (width < 56rem) { .week { display: none } .agenda { display: block } }
    .when { margin-block-end: .5rem }
    .legend { margin-block-start: .75rem }
  `)];

  #from = monday(new Date());
  #calendar = '';
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = watch(({ verb }) => TELLING.has(verb) && !this.shadowRoot.querySelector('dialog') && this.renew().catch(failed));
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  keys() {
    return [['p', t('previousWeek'), () => this.#go(-DAYS)], ['n', t('nextWeek'), () => this.#go(DAYS)], ['.', t('thisWeek'), () => this.#go()]];
  }

  async render() {
    document.title = `${t('calendar')} – Touchstone`;
    const until = plusDays(this.#from, DAYS);
    const [{ items: demos }, { items: calendars }] = await Promise.all([
      this.client.get('/bookings', { from: this.#from.toISOString(), until: until.toISOString() }), this.client.get('/demo-calendars')]);
    const shown = demos.filter(({ calendar }) => !this.#calendar || calendar === this.#calendar);
    const one = calendars.find(({ id }) => id === (this.#calendar || (calendars.length === 1 ? calendars[0].id : '')));
    const free = one ? (await this.client.get(`/demo-calendars/${encodeURIComponent(one.id)}/slots`, { from: this.#from.toISOString(), days: DAYS })).starts : [];
    return [
      h('div', { class: 'top' }, h('h1', {}, t('calendar')), h('div', { class: 'row' },
        calendars.length > 1 && h('select', { 'aria-label': t('calendar'), 'data-at': 'calendar', onchange: event => {
          this.#calendar = event.target.value;
          this.renew().catch(failed);
        } }, h('option', { value: '' }, t('everyCalendar')), calendars.map(({ id, definition }) => h('option', { value: id, selected: id === this.#calendar }, definition.name))),
        h('button', { type: 'button', 'data-at': 'previous', 'aria-label': t('previousWeek'), onclick: () => this.#go(-DAYS) }, '‹'),
        h('button', { type: 'button', 'data-at': 'now', onclick: () => this.#go() }, t('thisWeek')),
        h('button', { type: 'button', 'data-at': 'next', 'aria-label': t('nextWeek'), onclick: () => this.#go(DAYS) }, '›'))),
      h('p', { class: 'quiet when', role: 'status' }, new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).formatRange(this.#from, plusDays(this.#from, DAYS - 1)), ` · ${t('demosCount', { count: shown.filter(({ state }) => state !== 'CANCELLED').length })}`),
      calendars.length === 0 && h('p', { class: 'notice' }, t('noCalendar')),
      this.#week(shown, free, one?.definition.minutes),
      this.#agenda(shown),
      h('p', { class: 'quiet small legend' }, t('calendarLegend', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })),
    ];
  }

  #go(days) {
    this.#from = days ? plusDays(this.#from, days) : monday(new Date());
    return this.renew().catch(failed);
  }

  #week(demos, free, minutes) {
    const hours = [FIRST_HOUR, LAST_HOUR, ...demos.map(({ startsAt }) => new Date(startsAt).getHours()), ...demos.map(({ endsAt }) => new Date(endsAt).getHours() + 1)];
    const first = Math.min(...hours);
    const last = Math.max(...hours);
    const row = date => 2 + (date.getHours() - first) * ROWS_AN_HOUR + Math.floor(date.getMinutes() / (60 / ROWS_AN_HOUR));
    const today = new Date().toDateString();
    const days = Array.from({ length: DAYS }, (_, index) => plusDays(this.#from, index));
    const column = date => 2 + (date.getDay() + 6) % 7;
    const place = (element, from, to) => {
      element.style.gridColumn = column(from);
      element.style.gridRow = `${row(from)} / ${Math.max(row(from) + 1, row(to))}`;
      return element;
    };
    const at = (element, gridColumn, gridRow) => Object.assign(element.style, { gridColumn, gridRow }) && element;
    return h('div', { class: 'week', role: 'region', 'aria-label': t('calendar'), tabindex: '0' },
      days.map((date, index) => at(h('div', { class: `day ${date.toDateString() === today ? 'today' : ''}` }, instant(date, { weekday: 'short', day: 'numeric', month: 'short' })), index + 2, 1)),
      days.map((date, index) => at(h('div', { class: `column ${date.toDateString() === today ? 'today' : ''}` }), index + 2, `2 / ${2 + (last - first) * ROWS_AN_HOUR}`)),
      Array.from({ length: last - first }, (_, index) => {
        const line = 2 + index * ROWS_AN_HOUR;
        return [at(h('div', { class: 'hour', 'aria-hidden': 'true' }, index === 0 ? '' : instant(new Date(2000, 0, 1, first + index), { timeStyle: 'short' })), 1, line), at(h('div', { class: 'line' }), '2 / -1', line)];
      }),
      free.map(start => new Date(start)).filter(start => start < plusDays(this.#from, DAYS) && start.getHours() >= first && start.getHours() < last)
        .map(start => place(h('div', { class: 'free', 'aria-hidden': 'true', title: t('freeAt', { when: instant(start, { timeStyle: 'short' }) }) }), start, new Date(start.getTime() + minutes * 60_000))),
      lanes(demos, demo => [row(new Date(demo.startsAt)), row(new Date(demo.endsAt))]).map(({ demo, lane, lanes }) => {
        const shown = place(this.#demo(demo), new Date(demo.startsAt), new Date(demo.endsAt));
        shown.style.setProperty('--lane', lane);
        shown.style.setProperty('--lanes', lanes);
        return shown;
      }));
  }

  #agenda(demos) {
    if (demos.length === 0) return h('p', { class: 'notice agenda' }, t('noDemos'));
    return h('ul', { class: 'agenda', role: 'list' }, demos.map(demo => h('li', {}, h('time', { class: 'quiet small', datetime: demo.startsAt }, instant(demo.startsAt, { dateStyle: 'full', timeStyle: 'short' })), this.#demo(demo))));
  }

  #demo(demo) {
    const waits = demo.state === 'BOOKED' && new Date(demo.endsAt) < new Date();
    const who = demo.company ?? demo.name ?? demo.email ?? t('erased');
    return h('button', { type: 'button', class: `demo ${demo.state} ${waits ? 'waits' : ''}`, 'aria-label': `${instant(demo.startsAt)}, ${who}, ${t(`status${demo.state}`)}${waits ? `, ${t('heldAsked')}` : ''}`, onclick: () => this.#open(demo) },
      h('span', { dir: 'auto' }, who), h('span', { class: 'quiet' }, `${instant(demo.startsAt, { timeStyle: 'short' })} · ${demo.host}`));
  }

  #open(demo) {
    const dialog = h('dialog', { 'aria-labelledby': 'shown', onclose: () => dialog.remove() },
      h('h2', { id: 'shown', dir: 'auto' }, demo.name ?? demo.email ?? t('erased')),
      h('p', { class: 'row' }, badge(demo.state), h('span', {}, instant(demo.startsAt, { dateStyle: 'full', timeStyle: 'short' }), '–', instant(demo.endsAt, { timeStyle: 'short' }))),
      h('p', { class: 'quiet', dir: 'auto' }, [demo.company, demo.product, t('shownBy', { name: demo.host })].filter(Boolean).join(' · ')),
      // Whatever is chosen, the dialog goes: what is said of it, and taking it back, stands below.
      h('div', { class: 'row', onclick: event => event.target.closest('button, a') && dialog.close() }, demo.state === 'BOOKED' && demoActs(this, demo, () => this.renew()),
        h('a', { class: 'button small', href: `#/leads/${demo.lead}` }, t('openRequest')), h('button', { type: 'button', class: 'small' }, t('close'))));
    this.shadowRoot.append(dialog);
    dialog.showModal();
  }
}

/** Demos at the same time side by side: in which lane of how many each stands. @param {(demo: object) => [number, number]} rows from which row to before which one it takes */
function lanes(demos, rows) {
  const shown = demos.map(demo => {
    const [from, to] = rows(demo);
    return { demo, day: new Date(demo.startsAt).toDateString(), from, to: Math.max(from + 1, to) };
  }).sort((one, other) => new Date(one.demo.startsAt) - new Date(other.demo.startsAt));
  let together = [];
  let until = 0;
  for (const one of shown) {
    if (one.from >= until || one.day !== together[0].day) together = [];
    until = Math.max(together.length > 0 ? until : 0, one.to);
    const taken = new Set(together.filter(({ to }) => to > one.from).map(({ lane }) => lane));
    one.lane = 0;
    while (taken.has(one.lane)) one.lane++;
    together.push(one);
    const most = Math.max(...together.map(({ lane }) => lane)) + 1;
    for (const other of together) other.lanes = most;
  }
  return shown;
}
