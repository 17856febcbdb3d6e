import { h } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { t } from '/plugin/texts.js';
import { Defined } from './defined.js';
import { hoursFields, hoursOf, hoursSaid, hoursText, officeHours } from './hours.js';
import { countOf, rows } from './rows.js';
import { personFields, personOf, readsIn } from './teams.js';
import { facts } from './work.js';

/** The numbers of a calendar: their bounds, and what a new one begins with. */
const NUMBERS = [['minutes', 5, 480, 60], ['bufferMinutes', 0, 240, 15], ['stepMinutes', 5, 480, 30], ['noticeHours', 0, 720, 24], ['horizonDays', 1, 180, 30]];

/** When who shows something. */
export class Calendars extends Defined {
  render() {
    return this.draw({ base: '/demo-calendars', path: 'teams/calendars', name: 'demoCalendars', make: 'newCalendar', none: 'noCalendars' }, card, asked);
  }
}

function card({ definition }) {
  return [facts([[t('place'), definition.place], ...NUMBERS.map(([number]) => [t(number), String(definition[number])])]),
    h('h3', {}, t('hosts')),
    h('ul', { class: 'people', role: 'list' }, definition.hosts.map(({ name, email, hours }) => h('li', {}, h('span', { dir: 'auto' }, name), h('span', { class: 'quiet small' }, email), h('span', { class: 'quiet small' }, hoursSaid(hours)))))];
}

function asked(present = {}) {
  const blank = hoursText(officeHours());
  return {
    about: t('calendarAbout'), read,
    names: { name: t('name'), place: t('place'), hosts: t('hosts'), ...Object.fromEntries(NUMBERS.map(([number]) => [number, t(number)])) },
    fields: [h('div', { class: 'pair' }, field({ name: 'name', label: t('name'), required: true, maxlength: 100, value: present.name }),
      field({ name: 'place', label: t('place'), hint: t('placeHint'), required: true, maxlength: 500, value: present.place })),
    h('div', { class: 'pair' }, NUMBERS.map(([number, min, max, first]) => field({ name: number, label: t(number), hint: t(`${number}Hint`), type: 'number', min, max, required: true, value: String(present[number] ?? first) }))),
    rows({ name: 'hosts', legend: t('hosts'), one: t('host'), add: t('addHost'), empty: t('noHosts'), blank, fields: (at, values) => [h('div', { class: 'pair' }, personFields(at, values), readsIn(at, values)), hoursFields(at, values)] },
      present.hosts ? present.hosts.map(({ hours, ...host }) => ({ ...host, ...hoursText(hours) })) : [blank])],
  };
}

function read(data) {
  return { name: data.get('name').trim(), place: data.get('place').trim(), ...Object.fromEntries(NUMBERS.map(([number]) => [number, Number(data.get(number))])),
    hosts: Array.from({ length: countOf('hosts', data) }, (_, index) => ({ ...personOf(`hosts/${index}/`, data), hours: hoursOf(`hosts/${index}/`, data) })) };
}
