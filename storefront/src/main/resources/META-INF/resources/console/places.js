import { h } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';

export const placesLook = sheet(`
  .places { border-collapse: separate; border-spacing: .25rem }
  .places td { padding: .6rem .75rem; border: 0; border-radius: var(--radius); min-inline-size: 9rem; background: color-mix(in srgb, var(--good) var(--share), color-mix(in srgb, var(--bad) 12%, var(--surface))) }
  .places button.plain { color: var(--ink) }
  .places .corner { background: none }
  .share-0 { --share: 0% }
  .share-25 { --share: 5% }
  .share-50 { --share: 10% }
  .share-75 { --share: 15% }
  .share-100 { --share: 25% }
  .places th { border: 0 }
  .places button { margin-block-start: .25rem }
`);

/**
 * How complete a product is on each channel (a row) in each locale (a column), and how far it is there.
 *
 * @param {{publish: Function, withdraw: Function}} [may] what an approver does about it
 */
export function places(product, states, may) {
  const channels = [...new Set(states.map(({ channel }) => channel))];
  const locales = [...new Set(states.map(({ locale }) => locale))];
  const cell = (channel, locale) => {
    const state = states.find(one => one.channel === channel && one.locale === locale);
    if (!state) return h('td', {});
    const { percent, findings } = product.completeness.find(one => one.channel === channel && one.locale === locale) ?? { percent: 0, findings: [] };
    const nearest = Math.floor(percent / 25) * 25;
    return h('td', { class: `share-${nearest}` },
      h('b', {}, `${percent} %`), ' ', t(`status${state.status}`),
      state.status === 'PUBLISHED' && state.revision !== state.latest.revision && h('span', { class: 'small' }, ` ${t('revisionIs', state)}`),
      findings.length > 0 && h('details', {}, h('summary', { class: 'small' }, t('inTheWay', { count: findings.length })), h('ul', { class: 'small' }, findings.map(({ detail }) => h('li', {}, detail)))),
      may && h('div', { class: 'row' },
        product.status === 'APPROVED' && (state.status !== 'PUBLISHED' || state.revision !== product.revision) && findings.length === 0
          && h('button', { type: 'button', class: 'plain small', onclick: () => may.publish({ channel, locale }) }, t('publish')),
        state.status === 'PUBLISHED' && h('button', { type: 'button', class: 'plain small', onclick: () => may.withdraw({ channel, locale }) }, t('withdraw'))));
  };
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('completeness') },
    h('table', { class: 'places' }, h('caption', {}, t('completenessAbout')),
      h('thead', {}, h('tr', {}, h('td', { class: 'corner' }), locales.map(locale => h('th', { scope: 'col' }, locale)))),
      h('tbody', {}, channels.map(channel => h('tr', {}, h('th', { scope: 'row' }, channel), locales.map(locale => cell(channel, locale)))))));
}
