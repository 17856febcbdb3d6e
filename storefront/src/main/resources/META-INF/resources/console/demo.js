import { h } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { demoActs } from './demo-acts.js';
import { askLook } from './look.js';
import { failed, said } from './notices.js';
import { badge, look } from './status.js';
import { Part, work } from './work.js';

/** The demos of a lead, and the times at which the next can be booked. */
export class Demo extends Part {
  static look = [work, look, askLook, sheet(`
    li.row { justify-content: space-between }
    .days { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); max-block-size: 17rem; overflow-y: auto; align-items: start }
    .days h3 { position: sticky; inset-block-start: 0; background: var(--surface); padding-block-end: .2rem; font-size: .875rem }
    .days div { display: grid; gap: .25rem }
    .days button { font-variant-numeric: tabular-nums }
    .where { display: flex; gap: .5rem; align-items: center }
    .where select { inline-size: auto }
  `)];

  #calendar;

  async render() {
    const lead = this.getAttribute('lead');
    const [{ items: booked }, { items: calendars }] = await Promise.all([this.client.get(`/leads/${lead}/bookings`), this.client.get('/demo-calendars')]);
    const next = booked.find(({ state }) => state === 'BOOKED');
    return h('section', { class: 'card stack' }, h('h2', {}, t('demo')),
      booked.length > 0 && h('ul', { role: 'list', class: 'stack' }, booked.map(demo => this.#row(demo))),
      !next && (calendars.length === 0 ? h('p', { class: 'quiet' }, t('noCalendar')) : await this.#slots(lead, calendars)));
  }

  #row(demo) {
    return h('li', { class: 'row' }, h('span', {}, h('b', {}, instant(demo.startsAt, { dateStyle: 'full', timeStyle: 'short' })), h('span', { class: 'quiet' }, ` · ${demo.host}`)),
      demo.state === 'BOOKED' ? demoActs(this, demo, () => this.renew()) : badge(demo.state));
  }

  async #slots(lead, calendars) {
    const chosen = calendars.find(({ id }) => id === this.#calendar) ?? calendars.find(({ id }) => id === 'demos') ?? calendars[0];
    const { starts } = await this.client.get(`/demo-calendars/${encodeURIComponent(chosen.id)}/slots`, { days: 14 });
    const days = Map.groupBy(starts, start => instant(start, { weekday: 'short', day: 'numeric', month: 'short' }));
    return [
      calendars.length > 1 && h('label', { class: 'where small' }, t('calendar'), h('select', { 'data-at': 'calendar', onchange: event => {
        this.#calendar = event.target.value;
        this.renew().catch(failed);
      } }, calendars.map(({ id, definition }) => h('option', { value: id, selected: id === chosen.id }, definition.name)))),
      starts.length === 0 ? h('p', { class: 'quiet' }, t('noSlots')) : [h('p', { class: 'quiet small' }, t('bookAbout', { minutes: chosen.definition.minutes, zone: zone() })),
        h('div', { class: 'days' }, [...days].map(([name, times]) => h('div', {}, h('h3', {}, name), times.map(start =>
          h('button', { type: 'button', class: 'small', 'aria-label': t('bookAt', { when: instant(start, { dateStyle: 'full', timeStyle: 'short' }) }), onclick: () => this.#book(lead, chosen.id, start) },
            instant(start, { timeStyle: 'short' }))))))],
    ];
  }

  async #book(lead, calendar, start) {
    try {
      await this.client.post(`/leads/${lead}/bookings`, { calendar, ...here(start) });
      await this.renew();
      said(t('demoBooked', { when: instant(start, { dateStyle: 'full', timeStyle: 'short' }) }));
    } catch (problem) {
      failed(problem);
      await this.renew();
    }
  }
}

/** A moment as the clocks here show it: in the invitation it is read by these. */
function here(start) {
  const date = new Date(start);
  const offset = -date.getTimezoneOffset();
  const two = number => String(number).padStart(2, '0');
  const minutes = Math.abs(offset);
  return {
    start: new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19), zone: zone(),
    offset: `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
  };
}

function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
