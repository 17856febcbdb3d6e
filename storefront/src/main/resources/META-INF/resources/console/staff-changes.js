import { h, pages } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { t } from '/plugin/texts.js';
import { table, tableLook, tableRow } from './tabs.js';
import { Part, work } from './work.js';

/** Who gave and took which roles, newest first: it stays readable while the identity server is away. */
export class StaffChanges extends Part {
  static look = [work, tableLook];

  async render() {
    const page = after => this.client.get('/staff-changes', { limit: 20, after });
    const first = await page();
    const shown = table(t('staffChangesAbout'), [t('when'), t('who'), t('what'), t('whom')], []);
    const draw = changes => {
      const rows = changes.map(({ at, by, member, kind, role, doneAt }) => tableRow([h('time', { datetime: at }, instant(at)), h('span', { dir: 'auto' }, by.name),
        h('span', {}, t(`staffChange ${kind}`, { role: role && t(`role ${role}`) }), !doneAt && h('span', { class: 'warn small' }, ` ${t('notKnownDone')}`)), h('span', { dir: 'auto' }, member.name)]));
      shown.querySelector('tbody').append(...rows);
      return rows;
    };
    return h('section', { class: 'card stack' }, h('h2', {}, t('staffChanges')),
      first.items.length === 0 ? h('p', { class: 'quiet' }, t('noStaffChanges')) : [shown, pages(first, page, draw)]);
  }
}
