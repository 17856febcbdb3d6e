import { focusOn, h } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { editor, editorLook } from './editor.js';
import { failed, said } from './notices.js';
import { tabsLook } from './tabs.js';
import { Part, work } from './work.js';

/** What belongs to teams: who they are, which requests they get, when they show something. */
export function views(shown) {
  return h('nav', { class: 'tabs', 'aria-label': t('teams') }, [['teams', 'teams'], ['teams/rules', 'routing'], ['teams/calendars', 'demoCalendars']]
    .map(([path, name]) => h('a', { href: `#/${path}`, 'aria-current': path === shown && 'page' }, t(name))));
}

export const viewsLook = sheet(`
  .tabs a { padding: .35rem .8rem; border: 1px solid transparent; border-radius: var(--radius); color: inherit; font-weight: 550; text-decoration: none }
  .tabs a:hover { color: var(--accent) }
  .tabs [aria-current] { border-color: var(--accent); color: var(--accent) }
`);

/** Things of the house that operators define, and sales reads: a card for each, and an editor in their place. Below it stand what is defined, and how. */
export class Defined extends Part {
  static look = [work, tabsLook, viewsLook, editorLook, sheet(`
    .defined { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); align-items: start }
    .defined .card { grid-template-columns: minmax(0, 1fr) }
    code { color: var(--quiet); font-size: .8125rem; overflow-wrap: anywhere }
    .people { display: grid; gap: .35rem }
    .people li { display: grid; overflow-wrap: anywhere }
    .people li + li { padding-block-start: .35rem; border-block-start: 1px solid var(--line) }
    console-away { margin-block-end: 1rem }
  `)];

  #edited;

  /**
   * @param {{base: string, path: string, name: string, make: string, none: string}} what where they lie, where they are shown, and the names of the texts
   * @param {(one: object, session: object) => Node[]} card what is shown of one beside its name
   * @param {(seen?: object) => object} form what {@link editor} is given beside
   * @param {(session: object) => Node} [before] what stands above them
   */
  async draw(what, card, form, before = () => false) {
    document.title = `${t(what.name)} – Touchstone`;
    const [session, { items }] = await Promise.all([this.client.session(), this.client.get(what.base, { limit: 200 })]);
    const operator = session.roles.includes('operator');
    const top = tool => h('div', { class: 'top' }, h('h1', {}, t(what.name)), h('div', { class: 'row' }, views(what.path), tool));
    if (this.#edited) return [top(), this.#editor(what, form, this.#edited.seen)];
    return [top(operator && h('button', { type: 'button', class: 'main', 'data-at': 'new', onclick: () => this.#open(what) }, t(what.make))), before(session),
      items.length === 0 ? h('p', { class: 'notice' }, t(operator ? `${what.none}Yet` : what.none)) : h('div', { class: 'defined' }, items.map(one => h('section', { class: 'card stack', 'aria-label': one.definition.name },
        h('div', { class: 'head' }, h('h2', { dir: 'auto' }, one.definition.name), h('code', {}, one.id)), card(one, session),
        operator && h('div', {}, h('button', { type: 'button', class: 'small', 'data-at': `change ${one.id}`, 'aria-label': t('changeOne', one.definition), onclick: () => this.#open(what, one.id) }, t('change'))))))].filter(Boolean);
  }

  async #open({ base }, id) {
    try {
      this.#edited = { seen: id && await this.client.send('GET', `${base}/${id}`) };
      await this.renew();
      focusOn(this.shadowRoot.querySelector('#edited'));
      scrollTo(0, 0);
    } catch (problem) {
      failed(problem);
    }
  }

  async #close(id) {
    this.#edited = undefined;
    await this.renew();
    this.shadowRoot.querySelector(`[data-at="${CSS.escape(id ? `change ${id}` : 'new')}"]`)?.focus();
  }

  #editor({ base, make }, form, seen) {
    const { fields, ...more } = form(seen?.value.definition);
    return editor(this, { base, seen, title: seen ? t('changeOne', seen.value.definition) : t(make), ...more, cancel: () => this.#close(seen?.value.id),
      done: async (id, former) => {
        await this.#close(id);
        said(t('saved'), former && (async () => {
          const { tag } = await this.client.send('GET', `${base}/${id}`);
          await this.client.send('PUT', `${base}/${id}`, { body: former, headers: { 'If-Match': tag } });
          await this.renew();
        }));
      } }, fields);
  }
}
