import { h } from '/plugin/element.js';
import { money } from '/plugin/format.js';
import { t } from '/plugin/texts.js';

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CNY'];

function digits(currency) {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
}

/** An amount and its currency, to be read with {@link worth}. */
export function worthFields({ label, value, currency, required }) {
  const chosen = value?.currency ?? currency ?? CURRENCIES[0];
  return h('fieldset', { class: 'worth' }, h('legend', {}, label, !required && h('span', { class: 'quiet' }, ` ${t('optional')}`)),
    h('input', { name: 'amount', inputmode: 'decimal', pattern: '[0-9]+([.,][0-9]{1,3})?', required, 'aria-label': t('amount'), value: value && (value.amount / 10 ** digits(chosen)).toFixed(digits(chosen)) }),
    h('select', { name: 'currency', 'aria-label': t('currency') }, [...new Set([chosen, ...CURRENCIES])].map(one => h('option', { value: one, selected: one === chosen }, one))));
}

/** The money that was typed (minor units), undefined for none. */
export function worth(data) {
  const text = data.get('amount').trim().replace(',', '.');
  const currency = data.get('currency');
  return text ? { amount: Math.round(Number(text) * 10 ** digits(currency)), currency } : undefined;
}

/** Sums of several currencies, one beside the other. */
export function sums(values) {
  return values.map(money).join(' + ');
}
