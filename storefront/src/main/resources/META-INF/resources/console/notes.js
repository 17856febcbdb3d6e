import { h, pages } from '/plugin/element.js';
import { field, form } from '/plugin/form.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { staff } from './staff.js';
import { ago } from './time.js';
import { once, Part, work } from './work.js';

/** What sales wrote down about a lead. `@` and a name says whom it is meant for. */
export class Notes extends Part {
  static look = [work, sheet(`
    li + li { margin-block-start: .6rem; padding-block-start: .6rem; border-block-start: 1px solid var(--line) }
    li p { white-space: pre-line }
  `)];

  async render() {
    const path = `/leads/${encodeURIComponent(this.getAttribute('lead'))}/notes`;
    const [people, first] = await Promise.all([staff(this.client), this.client.get(path, { limit: 20 })]);
    const list = h('ul', { role: 'list' });
    const draw = notes => {
      const rows = notes.map(note => row(note, people));
      list.append(...rows);
      return rows;
    };
    const foot = pages(first, after => this.client.get(path, { limit: 20, after }), draw);
    return h('section', { class: 'card stack' }, h('h2', {}, t('notes')),
      form({ action: t('writeNote'), send: async data => {
        const text = data.get('text').trim();
        const mentions = people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
        await this.client.post(path, { text, mentions }, once());
        await this.renew();
        this.say(t('noteWritten'));
        this.shadowRoot.querySelector('textarea')?.focus();
      } }, field({ name: 'text', label: t('note'), hint: people.length > 0 ? t('noteHint', { names: people.slice(0, 5).map(({ name }) => `@${name}`).join(', ') }) : t('noteSeenBySales'), rows: 2, maxlength: 4000, required: true })),
      list, foot);
  }
}

function row({ author, at, text, mentions }, people) {
  const named = people.filter(({ id }) => mentions.includes(id)).map(({ name }) => name);
  return h('li', {}, h('p', { dir: 'auto' }, text), h('p', { class: 'quiet small' }, h('span', { dir: 'auto' }, author.name), ' · ', h('time', { datetime: at, title: instant(at) }, ago(at)),
    named.length > 0 && ` · ${t('meantFor', { names: named.join(', ') })}`));
}
