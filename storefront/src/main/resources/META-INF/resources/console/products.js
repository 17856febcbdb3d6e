import { h, pages, TouchstoneElement } from '/plugin/element.js';
import { words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { step } from './shortcuts.js';
import { badge, look } from './status.js';
import { tabs, tabsLook } from './tabs.js';
import { work } from './work.js';

/** The products that want something: what is incomplete, most wanted first; what waits for an approval; all. */
export class Products extends TouchstoneElement {
  static look = [work, look, tabsLook, sheet(`
    .where { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin-block-end: 1rem }
    .where label { display: grid; gap: .2rem; font-weight: 400; font-size: .875rem }
    .where select { min-block-size: 2.25rem; padding-block: .2rem }
    ul { border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.5); background: var(--surface) }
    li { position: relative; display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; padding: .55rem .9rem }
    li + li { border-block-start: 1px solid var(--line) }
    li:hover { background: color-mix(in srgb, var(--accent) 5%, transparent) }
    li:focus-within { outline: .1875rem solid var(--accent); outline-offset: -.1875rem }
    li a { color: inherit; text-decoration: none; outline: none; font-weight: 600 }
    li a::after { content: ""; position: absolute; inset: 0 }
    li .end { text-align: end }
    meter { inline-size: 6rem }
    @media (width < 36rem) { li { grid-template-columns: minmax(0, 1fr) } li .end { text-align: start } .badge { justify-self: start } }
  `)];

  #view = 'incomplete';
  #place = {};

  keys() {
    const links = () => [...this.shadowRoot.querySelectorAll('li a')];
    return [['j', t('nextRow'), () => step(links(), 1)], ['k', t('previousRow'), () => step(links(), -1)]];
  }

  async render() {
    document.title = `${t('products')} – Touchstone`;
    const { items: channels } = await this.client.get('/channels');
    const channel = channels.find(({ code }) => code === this.#place.channel) ?? channels[0];
    this.#place = { channel: channel.code, locale: channel.locales.includes(this.#place.locale) ? this.#place.locale : channel.defaultLocale };
    const list = await this.#list();
    return [
      h('div', { class: 'top' }, h('h1', {}, t('products')),
        tabs(t('status'), ['incomplete', 'IN_REVIEW', 'DRAFT', 'all'].map(view => [view, t(`products${view}`)]), this.#view, view => this.#choose(view))),
      this.#view === 'incomplete' && h('div', { class: 'where' },
        this.#select('channel', t('channel'), channels.map(({ code }) => code)), this.#select('locale', t('locale'), channel.locales)),
      list,
    ].flat();
  }

  async #choose(view) {
    this.#view = view;
    await this.refresh();
    this.shadowRoot.querySelector(`.tabs [value="${view}"]`)?.focus();
  }

  #select(name, label, values) {
    return h('label', {}, label, h('select', { name, onchange: async event => {
      this.#place = { ...this.#place, [name]: event.target.value };
      await this.refresh();
      this.shadowRoot.querySelector(`[name=${name}]`)?.focus();
    } }, values.map(value => h('option', { value, selected: value === this.#place[name] }, value))));
  }

  #page(after) {
    if (this.#view === 'incomplete') return this.client.get('/incomplete-products', { ...this.#place, limit: 50, after });
    return this.client.get('/products', { status: this.#view === 'all' ? undefined : this.#view, limit: 50, after });
  }

  async #list() {
    const first = await this.#page();
    if (first.items.length === 0 && !first.next) return [h('p', { class: 'notice' }, t(`noProducts${this.#view}`))];
    const list = h('ul', { role: 'list' });
    const draw = products => {
      const rows = products.map(product => this.#row(product));
      list.append(...rows);
      return rows;
    };
    return [first.demandKnown === false && h('p', { class: 'notice' }, t('demandUnknown')), list, pages(first, after => this.#page(after), draw)];
  }

  #row({ id, sku, name, status, percent, missing, findings, demand }) {
    const lacks = missing ?? [...new Set(findings.map(({ attribute, code }) => attribute ?? code))];
    return h('li', {},
      h('a', { href: `#/products/${encodeURIComponent(id)}`, dir: 'auto' }, name ?? sku),
      percent === undefined ? badge(status) : h('span', { class: 'end' }, h('meter', { min: 0, max: 100, value: percent, 'aria-label': t('completeness') }), ` ${percent} %`),
      h('span', { class: 'quiet' }, [sku, lacks.length > 0 && t('lacks', { what: lacks.map(words).join(', ') })].filter(Boolean).join(' · ')),
      demand && h('span', { class: 'quiet small end' }, t('demand', demand)));
  }
}
