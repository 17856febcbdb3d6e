import { h } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { locale, t } from '/plugin/texts.js';
import { failed, soon } from './notices.js';
import { ago } from './time.js';
import { once, Part, work } from './work.js';

const TYPES = '.pdf,.png,.jpg,.jpeg,.txt,.csv,.docx,.xlsx,.pptx';

/** The files that sales keeps with a lead. */
export class Files extends Part {
  static look = [work, sheet(`
    li { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; padding-block: .2rem }
    li a { overflow-wrap: anywhere }
    li .end { margin-inline-start: auto }
  `)];

  #gone = new Set();

  get #path() {
    return `/leads/${encodeURIComponent(this.getAttribute('lead'))}/attachments`;
  }

  async render() {
    const items = (await this.client.get(this.#path)).items.filter(({ id }) => !this.#gone.has(id));
    const input = h('input', { type: 'file', hidden: true, accept: TYPES, 'aria-label': t('attach'), onchange: () => this.#attach(input.files[0]) });
    return h('section', { class: 'card stack' }, h('div', { class: 'head' }, h('h2', {}, t('files')),
      h('div', {}, input, h('button', { type: 'button', class: 'small', 'data-at': 'attach', onclick: () => input.click() }, t('attach')))),
      items.length === 0 ? h('p', { class: 'quiet small' }, t('noFiles')) : h('ul', { role: 'list' }, items.map(file => this.#row(file))));
  }

  #row({ id, name, size, at, by }) {
    const length = new Intl.NumberFormat(locale(), { style: 'unit', unit: size < 1000 ? 'byte' : 'kilobyte', maximumFractionDigits: 0 }).format(size < 1000 ? size : size / 1000);
    return h('li', {}, h('a', { href: `${this.#path}/${id}`, download: name, dir: 'auto' }, name),
      h('span', { class: 'quiet small end' }, `${length} · ${by.name} · `, h('time', { datetime: at, title: instant(at) }, ago(at))),
      h('button', { type: 'button', class: 'plain small', 'aria-label': t('deleteFile', { name }), onclick: () => this.#delete(id, name) }, t('delete')));
  }

  async #attach(file) {
    if (!file) return;
    const button = this.shadowRoot.querySelector('[data-at=attach]');
    button.ariaDisabled = 'true';
    try {
      await this.client.send('POST', this.#path, { query: { name: file.name }, file, headers: { ...once(), 'Content-Type': 'application/octet-stream' } });
      await this.renew();
      this.say(t('attached', { name: file.name }));
    } catch (problem) {
      failed(problem);
      button.ariaDisabled = 'false';
    }
  }

  #delete(id, name) {
    const show = () => this.isConnected && this.renew().catch(failed);
    this.#gone.add(id);
    show();
    soon(t('deletingFile', { name }), keepalive => this.client.send('DELETE', `${this.#path}/${id}`, { keepalive }), done => {
      if (!done) this.#gone.delete(id);
      show();
    });
  }
}
