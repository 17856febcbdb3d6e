import { field } from '/plugin/form.js';
import { words } from '/plugin/format.js';
import { t } from '/plugin/texts.js';

const LONG = 200;

/** One value's input, by the type of its attribute. @param {string} [scope] the locale, currency or channel it is for */
export function valueField(attribute, scope, value) {
  const name = `values/${attribute.code}${scope ? `/${scope}` : ''}`;
  const label = words(attribute.code) + (scope ? ` (${scope})` : '');
  switch (attribute.type) {
    case 'BOOLEAN': return field({ name, label, choices: [['', ''], ['true', t('yes')], ['false', t('no')]], value: value === undefined ? '' : String(value) });
    case 'OPTION': if (attribute.options.length > 0) return field({ name, label, choices: [['', ''], ...attribute.options.map(one => [one, one])], value });
      return field({ name, label, value });
    case 'MULTI_OPTION': return field({ name, label, hint: t('severalParted'), value: value?.join(', ') });
    case 'NUMBER': return field({ name, label, inputmode: 'decimal', value });
    case 'DATE': return field({ name, label, type: 'date', value });
    case 'MEASUREMENT': return field({ name, label, hint: t('withUnit', { units: attribute.units.join(', ') }), value: typeof value === 'object' ? `${value.value} ${value.unit}` : value });
    case 'PRICE': return field({ name, label, inputmode: 'decimal', value: value && major(value) });
    default: return field({ name, label, rows: attribute.type === 'RICH_TEXT' || attribute.maxLength > LONG ? 4 : undefined, value, dir: 'auto' });
  }
}

/** What was typed, as the API takes it; null for nothing. What cannot be read is sent as it is: the service says what is wrong with it. */
export function typed(attribute, scope, text) {
  const trimmed = text.trim();
  if (!trimmed) return null;
  switch (attribute.type) {
    case 'BOOLEAN': return trimmed === 'true';
    case 'NUMBER': return Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
    case 'MULTI_OPTION': return trimmed.split(',').map(one => one.trim()).filter(Boolean);
    case 'MEASUREMENT': {
      const [, value, unit] = trimmed.match(/^(-?[\d.]+)\s*(\S+)$/) ?? [];
      return unit ? { value: Number(value), unit } : trimmed;
    }
    case 'PRICE': {
      const currency = scope.split(':').at(-1);
      return { amount: Math.round(Number(trimmed) * 10 ** digits(currency)), currency };
    }
    default: return trimmed;
  }
}

/** Where an attribute has its values: undefined for one that has a single value. */
export function scopes(attribute, channels, locales, present = {}) {
  if (attribute.type === 'PRICE' || attribute.perChannel) {
    const all = channels.flatMap(({ code, currency, locales: offered }) => {
      const within = attribute.type === 'PRICE' ? [currency] : attribute.localisable ? offered.filter(locale => locales.includes(locale)) : [undefined];
      return within.map(one => [attribute.perChannel && code, one].filter(Boolean).join(':'));
    });
    return [...new Set([...all, ...Object.keys(present)])];
  }
  return attribute.localisable ? locales : [undefined];
}

function digits(currency) {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
}

function major({ amount, currency }) {
  return (amount / 10 ** digits(currency)).toFixed(digits(currency));
}
