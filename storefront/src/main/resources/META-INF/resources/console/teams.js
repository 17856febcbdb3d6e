import { h } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { language } from '/plugin/format.js';
import { locale, t } from '/plugin/texts.js';
import { Defined } from './defined.js';
import { hoursFields, hoursOf, hoursSaid, hoursText, officeHours } from './hours.js';
import { countOf, rows } from './rows.js';
import { facts } from './work.js';

/** Who shares requests, when they are at work, and how soon they answer. Sales says here when somebody is away. */
export class Teams extends Defined {
  render() {
    return this.draw({ base: '/teams', path: 'teams', name: 'teams', make: 'newTeam', none: 'noTeamsHere' }, card, asked, ({ roles }) => roles.includes('sales') && h('console-away'));
  }
}

function card({ definition: { respondWithin, escalateTo, hours, members } }, { subject }) {
  return [facts([[t('answersWithin'), promised(respondWithin)], [t('toldWhenLate'), escalateTo]]), h('p', { class: 'small' }, hoursSaid(hours)),
    h('h3', {}, t('members')),
    members.length === 0 ? h('p', { class: 'quiet' }, t('noMembers')) : h('ul', { class: 'people', role: 'list' }, members.map(({ id, name, email, languages = [] }) => h('li', {},
      h('span', { dir: 'auto' }, name, id === subject && h('span', { class: 'quiet' }, ` ${t('thatIsYou')}`)), h('span', { class: 'quiet small' }, [email, languages.map(language).join(', ')].filter(Boolean).join(' · ')))))];
}

function asked({ name, respondWithin = 'PT4H', escalateTo, hours = officeHours(), members = [] } = {}) {
  return {
    about: t('teamAbout'), read,
    names: { name: t('name'), respondWithin: t('answersWithin'), escalateTo: t('toldWhenLate'), hours: t('hours'), members: t('members') },
    fields: [h('div', { class: 'pair' }, field({ name: 'name', label: t('name'), required: true, maxlength: 100, value: name }),
      field({ name: 'respondWithin', label: t('answersWithinHours'), hint: t('answersWithinHint'), type: 'number', step: 'any', required: true, value: String(hoursIn(respondWithin)) }),
      field({ name: 'escalateTo', label: t('toldWhenLate'), hint: t('toldWhenLateHint'), type: 'email', required: true, maxlength: 254, value: escalateTo })),
    hoursFields('', hoursText(hours)),
    rows({ name: 'members', legend: t('members'), one: t('member'), add: t('addMember'), empty: t('noMembers'), blank: {}, fields: memberFields }, members.map(member => ({ ...member, languages: (member.languages ?? []).join(', ') })))],
  };
}

/** Whom a service knows by the subject of their token. */
export function personFields(at, { id, name, email }) {
  return [field({ name: `${at}name`, label: t('name'), required: true, maxlength: 200, value: name }),
    field({ name: `${at}email`, label: t('email'), type: 'email', required: true, maxlength: 254, value: email }),
    field({ name: `${at}id`, label: t('accountId'), hint: t('accountIdHint'), required: true, maxlength: 100, value: id })];
}

export function readsIn(at, { locale: written }) {
  return field({ name: `${at}locale`, label: t('readsIn'), hint: t('readsInHint'), maxlength: 35, value: written });
}

/** What such fields say. */
export function personOf(at, data) {
  return { ...Object.fromEntries(['id', 'name', 'email'].map(name => [name, data.get(at + name).trim()])), locale: data.get(`${at}locale`).trim() || undefined };
}

function memberFields(at, values) {
  return [h('div', { class: 'pair' }, personFields(at, values), field({ name: `${at}languages`, label: t('languagesSpoken'), hint: t('languagesSpokenHint'), maxlength: 100, value: values.languages }), readsIn(at, values))];
}

function read(data) {
  return { name: data.get('name').trim(), respondWithin: `PT${Math.round(Number(data.get('respondWithin')) * 60)}M`, escalateTo: data.get('escalateTo').trim(), hours: hoursOf('', data),
    members: Array.from({ length: countOf('members', data) }, (_, index) => ({ ...personOf(`members/${index}/`, data), languages: codes(data.get(`members/${index}/languages`)).map(code => code.toLowerCase()) })) };
}

/** Words between commas or blanks. */
export function codes(text) {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

/** A span (ISO 8601) in hours. */
function hoursIn(span) {
  const [, hours = 0, minutes = 0, seconds = 0] = span.match(/^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/) ?? [];
  return Number(hours) + minutes / 60 + seconds / 3600;
}

function promised(span) {
  return t('hoursAtWork', { hours: new Intl.NumberFormat(locale(), { style: 'unit', unit: 'hour', unitDisplay: 'long', maximumFractionDigits: 2 }).format(hoursIn(span)) });
}
