import { h, pages } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { t } from '/plugin/texts.js';
import { failed, said } from './notices.js';
import { tableLook } from './tabs.js';
import { Part, work } from './work.js';

/** The events from sites and servers that were not taken, with what is wrong with them; each can be tried again once that is mended. */
export class Rejected extends Part {
  static look = [work, tableLook];

  async render() {
    const first = await this.#page();
    const heading = h('h2', {}, t('rejected'));
    if (first.items.length === 0) return h('section', { class: 'card stack' }, heading, h('p', { class: 'quiet' }, t('nothingRejected')));
    const rows = h('tbody', {});
    const draw = events => {
      const drawn = events.map(event => this.#row(event));
      rows.append(...drawn);
      return drawn;
    };
    return h('section', { class: 'card stack' }, heading,
      h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('rejected') }, h('table', {}, h('caption', {}, t('rejectedAbout')),
        h('thead', {}, h('tr', {}, [t('when'), t('event'), t('key'), t('whatIsWrong'), ''].map(head => h('th', { scope: 'col' }, head)))), rows)),
      pages(first, after => this.#page(after), draw));
  }

  #page(after) {
    return this.client.get('/rejected-touches', { limit: 20, after });
  }

  #row({ id, received, event, key, faults, message }) {
    return h('tr', {}, h('th', { scope: 'row' }, h('time', { datetime: received }, instant(received))), h('td', {}, event ?? '–'), h('td', {}, key ?? '–'),
      h('td', {}, h('ul', { role: 'list' }, faults.map(fault => h('li', {}, fault)))),
      h('td', {}, message ? h('button', { type: 'button', class: 'small', onclick: click => this.#again(click.currentTarget, id) }, t('tryAgain')) : h('span', { class: 'quiet small' }, t('notKept'))));
  }

  async #again(button, id) {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    try {
      const { rejected = [] } = await this.client.post(`/rejected-touches/${encodeURIComponent(id)}/replays`);
      said(t(rejected.length > 0 ? 'rejectedAgain' : 'takenNow'));
    } catch (problem) {
      failed(problem);
    } finally {
      button.ariaDisabled = 'false';
    }
  }
}
