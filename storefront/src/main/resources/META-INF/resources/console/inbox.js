import { h, pages, TouchstoneElement } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { badge, look } from './status.js';

const STATUSES = ['NEW', 'ACCEPTED', 'DECLINED', ''];

/** The demo requests, newest first, by status. */
export class Inbox extends TouchstoneElement {
  static look = [look, sheet(`
    .top { display: flex; flex-wrap: wrap; gap: .75rem 2rem; align-items: center; justify-content: space-between; margin-block-end: 1.25rem }
    .tabs { display: flex; flex-wrap: wrap; gap: .25rem }
    .tabs button { min-block-size: 2.25rem; padding: .2rem .8rem; border-color: transparent }
    .tabs [aria-pressed=true] { border-color: var(--accent); color: var(--accent) }
    ul { border-block-start: 1px solid var(--line) }
    li { position: relative; display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; padding: .9rem .25rem; border-block-end: 1px solid var(--line) }
    li:hover { background: color-mix(in srgb, var(--accent) 5%, transparent) }
    li:focus-within { outline: .1875rem solid var(--accent) }
    li a { color: inherit; text-decoration: none; outline: none; font-weight: 600 }
    li a::after { content: ""; position: absolute; inset: 0 }
    li time { text-align: end }
  `)];

  #status = 'NEW';

  async render() {
    document.title = `${t('demoRequests')} – Touchstone`;
    const shown = await this.#leads();
    return [
      h('div', { class: 'top' },
        h('h1', {}, t('demoRequests')),
        h('div', { class: 'tabs', role: 'group', 'aria-label': t('status') }, STATUSES.map(status =>
          h('button', { type: 'button', value: status, 'aria-pressed': String(status === this.#status), onclick: () => this.#choose(status) },
            t(`leads${status || 'ALL'}`))))),
      shown,
    ].flat();
  }

  async #choose(status) {
    this.#status = status;
    await this.refresh();
    this.shadowRoot.querySelector(`[value="${status}"]`)?.focus();
  }

  #page(after) {
    return this.client.get('/leads', { status: this.#status, limit: 50, after });
  }

  async #leads() {
    const first = await this.#page();
    if (first.items.length === 0) return [h('p', { class: 'notice' }, t(`noLeads${this.#status || 'ALL'}`))];
    const list = h('ul', { role: 'list' });
    const draw = leads => {
      const rows = leads.map(row);
      list.append(...rows);
      return rows;
    };
    return [list, pages(first, after => this.#page(after), draw)];
  }
}

function row({ id, status, createdAt, contact, product }) {
  return h('li', {},
    h('a', { href: `#/leads/${encodeURIComponent(id)}`, dir: 'auto' }, contact.name ?? contact.email),
    badge(status),
    h('span', { class: 'quiet', dir: 'auto' }, [contact.company, product?.name].filter(Boolean).join(' · ')),
    h('time', { class: 'quiet small', datetime: createdAt }, instant(createdAt)));
}
