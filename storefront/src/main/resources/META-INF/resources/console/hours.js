import { Problem } from '/plugin/client.js';
import { h } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { locale, t } from '/plugin/texts.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const WORKING = DAYS.slice(1, 5);

/** What a form begins with: office hours where we are. */
export function officeHours() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { zone: timeZone, week: Object.fromEntries([DAYS[0], ...WORKING].map(day => [day, [{ from: '09:00', to: '17:00' }]])), holidays: [] };
}

/** Hours as the fields of a form hold them. */
export function hoursText({ zone, week, holidays }) {
  return { 'hours/zone': zone, 'hours/holidays': holidays.toSorted().join('\n'), ...Object.fromEntries(DAYS.map(day => [`hours/week/${day}`, spans(week[day])])) };
}

/** When somebody is at work: a field per day, the time zone, and the free days. @param {string} at what their names begin with */
export function hoursFields(at, values) {
  const day = name => {
    const id = `${at}hours/week/${name}`;
    return h('div', { class: 'field' }, h('label', { for: id }, weekday(name)), h('input', { id, name: id, type: 'text', maxlength: 60, autocomplete: 'off', placeholder: t('freeDay'), value: values[`hours/week/${name}`], 'aria-describedby': `${id}-about` }),
      h('p', { id: `${id}-about`, class: 'hint', 'data-hint': '' }));
  };
  const made = h('fieldset', { class: 'hours' }, h('legend', {}, t('hours'), h('span', { class: 'quiet small' }, ` ${t('spansHint')}`)),
    h('div', { class: 'days' }, DAYS.map(day)),
    h('div', {}, h('button', { type: 'button', class: 'plain small', onclick: () => {
      for (const name of WORKING) input(name).value = input(DAYS[0]).value;
    } }, t('likeMonday'))),
    h('div', { class: 'pair' }, field({ name: `${at}hours/zone`, label: t('timeZone'), required: true, maxlength: 50, list: `${at}zones`, value: values['hours/zone'] }),
      field({ name: `${at}hours/holidays`, label: t('holidays'), hint: t('holidaysHint'), rows: 2, value: values['hours/holidays'] })),
    h('datalist', { id: `${at}zones` }, ['UTC', ...Intl.supportedValuesOf('timeZone')].map(value => h('option', { value }))));
  const input = name => made.querySelector(`[name="${at}hours/week/${name}"]`);
  return made;
}

/** What such fields say. @throws {Problem} at the day whose hours cannot be read */
export function hoursOf(at, data) {
  const week = {};
  for (const day of DAYS) {
    const name = `${at}hours/week/${day}`;
    const said = data.get(name).split(',').map(span => span.trim()).filter(Boolean).map(span => read(span) ?? refuse(name));
    if (said.length > 0) week[day] = said;
  }
  return { zone: data.get(`${at}hours/zone`).trim(), week, holidays: data.get(`${at}hours/holidays`).split(/[\s,;]+/).filter(Boolean) };
}

/** In a line: "Mon–Fri 09:00–17:00 · Europe/Berlin · 2 free days". */
export function hoursSaid({ zone, week, holidays }) {
  const runs = [];
  for (const day of DAYS) {
    const said = spans(week[day]);
    if (runs.at(-1)?.said === said) runs.at(-1).last = day;
    else runs.push({ first: day, last: day, said });
  }
  const days = runs.filter(({ said }) => said).map(({ first, last, said }) => `${weekday(first, 'short')}${first === last ? '' : `–${weekday(last, 'short')}`} ${said}`);
  return [days.join('; '), zone, holidays.length > 0 && t('freeDays', { count: holidays.length })].filter(Boolean).join(' · ');
}

function spans(given = []) {
  return given.map(({ from, to }) => `${from.slice(0, 5)}–${to.slice(0, 5)}`).join(', ');
}

function read(span) {
  const [, from, fromMinute = '00', to, toMinute = '00'] = span.match(/^(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?$/) ?? [];
  return from && { from: `${from.padStart(2, '0')}:${fromMinute}`, to: `${to.padStart(2, '0')}:${toMinute}` };
}

function refuse(name) {
  throw new Problem({ status: 422, detail: t('hoursUnread'), errors: [{ pointer: `/${name}`, detail: t('spansHint') }] });
}

function weekday(day, style = 'long') {
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale(), { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + DAYS.indexOf(day)));
}
