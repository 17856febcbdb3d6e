import { h } from '/plugin/element.js';
import { instant, money, value, words } from '/plugin/format.js';
import { t } from '/plugin/texts.js';
import { table } from './tabs.js';

/** A value as a reader reads it. */
export function shown(data) {
  if (data === undefined || data === null) return h('span', { class: 'quiet' }, '–');
  if (data.currency) return money(data);
  return h('span', { dir: 'auto' }, value(data));
}

/** What is different, value by value, and who made it so. */
export function differences(caption, items) {
  if (items.length === 0) return h('p', { class: 'quiet' }, t('noDifference'));
  return table(caption, [t('attribute'), t('before'), t('after'), t('changedBy')], items.map(({ attribute, scope, before, after, source, system, at, reason }) => [
    [words(attribute), scope && h('span', { class: 'quiet' }, ` ${scope}`)].filter(Boolean),
    h('del', {}, shown(before)), h('ins', {}, shown(after)),
    h('span', { class: 'quiet small' }, [at && instant(at), system ?? source, reason].filter(Boolean).join(' · ')),
  ]));
}
