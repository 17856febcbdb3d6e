import { h } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';

/** The status of a lead, as a word; the colour only repeats it. */
export function badge(status) {
  return h('span', { class: `badge ${status}` }, t(`status${status}`));
}

export const look = sheet(`
  .badge { justify-self: end; padding: .1rem .6rem; border: 1px solid currentcolor; border-radius: 1rem; font-size: .8125rem; font-weight: 550; white-space: nowrap }
  .NEW { color: var(--accent) }
  .ACCEPTED { color: var(--good) }
  .DECLINED { color: var(--quiet) }
`);
