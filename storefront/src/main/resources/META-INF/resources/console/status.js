import { h } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { span } from './time.js';

/** What people ask for. */
export const KINDS = ['DEMO_REQUEST', 'QUOTE_REQUEST', 'CONTACT', 'SHEET_REQUEST', 'NEWSLETTER', 'OTHER'];

/** The status of a lead or a product, as a word; the colour only repeats it. */
export function badge(status) {
  return h('span', { class: `badge ${status}` }, t(`status${status}`));
}

/** How much of the promised time is left until somebody looks into a lead. */
export function clock({ promise, respondBy, status }) {
  if (!promise || !respondBy) return undefined;
  const left = new Date(respondBy) - Date.now();
  const open = status === 'NEW';
  const said = promise === 'MET' ? t('promiseMet') : left > 0 ? t('promiseLeft', { span: span(left, 'short') }) : t('promiseLate', { span: span(left, 'short') });
  if (promise !== 'MET' && !open) return undefined;
  return h('span', { class: `clock ${promise === 'MET' ? 'quiet' : left <= 0 || promise === 'BREACHED' ? 'bad-text' : promise === 'WARNED' ? 'warn' : ''}`, title: t('promiseUntil', { when: instant(respondBy) }) }, said);
}

export const look = sheet(`
  .badge { justify-self: end; padding: 0 .55rem; border: 1px solid currentcolor; border-radius: 1rem; font-size: .8125rem; font-weight: 550; line-height: 1.4rem; white-space: nowrap }
  .NEW { color: var(--accent) }
  .ACCEPTED, .WON { color: var(--good) }
  .DECLINED, .MERGED, .WITHDRAWN, .CANCELLED { color: var(--quiet) }
  .QUARANTINED, .NO_SHOW { color: var(--warn, var(--bad)) }
  .LOST { color: var(--bad) }
  .clock { font-variant-numeric: tabular-nums; font-size: .875rem; white-space: nowrap }
`);
