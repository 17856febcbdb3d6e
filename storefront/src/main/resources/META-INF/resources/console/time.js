import { locale } from '/plugin/texts.js';

const MINUTE = 60_000;
const UNITS = [['day', 24 * 60 * MINUTE], ['hour', 60 * MINUTE], ['minute', MINUTE]];

/** How long, in its greatest unit: "3 hours". @param {number} millis */
export function span(millis, unitDisplay = 'long') {
  const [unit, size] = UNITS.find(([, one]) => Math.abs(millis) >= one) ?? UNITS.at(-1);
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay, maximumFractionDigits: 0 }).format(Math.floor(Math.abs(millis) / size));
}

/** How long ago, or until when: "3 hours ago", "in 2 days". */
export function ago(text, now = Date.now()) {
  const millis = new Date(text) - now;
  const [unit, size] = UNITS.find(([, one]) => Math.abs(millis) >= one) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(Math.trunc(millis / size), unit);
}

/** A day (ISO 8601, without a time) as it is written here. */
export function day(text, style = { dateStyle: 'medium' }) {
  return new Intl.DateTimeFormat(locale(), { ...style, timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`));
}

/** What an input of type datetime-local holds. */
export function localInput(date) {
  return new Date(date - date.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}

/** The Monday at or before a day, at its first moment here. */
export function monday(date) {
  const first = new Date(date.getFullYear(), date.getMonth(), date.getDate());
  first.setDate(first.getDate() - (first.getDay() + 6) % 7);
  return first;
}

/** The same time so many days later, also where the clocks are put on or back in between. */
export function plusDays(date, days) {
  const later = new Date(date);
  later.setDate(later.getDate() + days);
  return later;
}
