import { h } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { chart } from './chart.js';
import { Part, work } from './work.js';

const HOUR = 3_600_000;
const MOST_HOURS = 48;
const PAGE = 200;
const MOST_PAGES = 5;

/** How the promises that are open run out, hour by hour, if nobody looks into anything. Nothing is shown where nothing is promised. */
export class Burndown extends Part {
  static look = [work, sheet(`
    summary { display: flex; gap: .25rem .75rem; align-items: baseline; cursor: pointer }
    summary::before { content: "▸" / ""; color: var(--quiet) }
    [open] > summary::before { content: "▾" / "" }
    summary b { font-weight: 600 }
    summary span { margin-inline-start: auto }
    details { padding: .6rem 1rem }
    console-chart { margin-block-start: .6rem }
  `)];

  async render() {
    const open = (await this.#new()).filter(({ respondBy, promise }) => respondBy && promise !== 'MET').map(({ respondBy }) => new Date(respondBy).getTime());
    if (open.length === 0) return [];
    const now = Date.now();
    const late = open.filter(until => until <= now).length;
    const hours = Math.min(MOST_HOURS, Math.max(4, Math.ceil((Math.max(...open) - now) / HOUR) + 1));
    const rows = Array.from({ length: hours + 1 }, (_, hour) => {
      const at = now + hour * HOUR;
      return [hour === 0 ? t('now') : instant(at, hours > 12 ? { weekday: 'short', hour: 'numeric' } : { timeStyle: 'short' }), open.filter(until => until > at).length];
    });
    return h('details', { class: 'card' }, h('summary', {}, h('b', {}, t('burndown')), h('span', { class: late > 0 ? 'bad-text' : 'quiet' }, t('promisesOpen', { open: open.length - late, late }))),
      chart({ label: t('burndownAbout'), heads: [t('when'), t('stillInTime')], rows, kind: 'steps' }));
  }

  async #new() {
    const all = [];
    let after;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { items, next } = await this.client.get('/leads', { status: 'NEW', limit: PAGE, after });
      all.push(...items);
      if (!next) break;
      after = next;
    }
    return all;
  }
}
