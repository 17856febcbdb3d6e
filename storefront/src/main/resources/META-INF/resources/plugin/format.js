import { locale } from './texts.js';

/** Money of the API ({amount: minor units, currency: ISO 4217}) as the page's language writes it. */
export function money({ amount, currency }) {
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** An instant (RFC 3339) in the reader's time zone. */
export function instant(text, style = { dateStyle: 'medium', timeStyle: 'short' }) {
  return new Intl.DateTimeFormat(locale(), style).format(new Date(text));
}

/** An attribute's value: plain, a list, or `{value, unit}`. */
export function value(given) {
  if (Array.isArray(given)) return given.map(value).join(', ');
  if (typeof given === 'number') return new Intl.NumberFormat(locale()).format(given);
  if (given !== null && typeof given === 'object') return [value(given.value), given.unit].filter(Boolean).join(' ');
  return String(given);
}

/** A language (BCP 47) by its name in the page's language. */
export function language(tag) {
  return new Intl.DisplayNames(locale(), { type: 'language' }).of(tag);
}

/** A code as words: `product-line`, `product_line` and `productLine` are "Product line". */
export function words(code) {
  const text = code.replace(/[-_]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
