import { h, pages } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { failed } from './notices.js';
import { step } from './shortcuts.js';
import { Part, work } from './work.js';

/** The people we know, found by any of their words. */
export class People extends Part {
  static look = [work, sheet(`
    .top { display: flex; flex-wrap: wrap; gap: .75rem 2rem; align-items: center; justify-content: space-between; margin-block-end: 1rem }
    .top input { inline-size: min(24rem, 100%) }
    ul { border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.5); background: var(--surface) }
    li { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto; gap: 0 1rem; padding: .55rem .9rem }
    li + li { border-block-start: 1px solid var(--line) }
    li:hover { background: color-mix(in srgb, var(--accent) 6%, transparent) }
    li:focus-within { outline: .1875rem solid var(--accent); outline-offset: -.1875rem }
    li a { color: inherit; text-decoration: none; outline: none; font-weight: 600 }
    li a::after { content: ""; position: absolute; inset: 0 }
    @media (width < 40rem) { li { grid-template-columns: minmax(0, 1fr) } }
    li span { overflow-wrap: anywhere }
  `)];

  #q = '';
  #typing;
  // The same all the time: an answer must not take away what is typed meanwhile.
  #field = h('input', { type: 'search', maxlength: 200, 'data-at': 'search', placeholder: t('searchPeople'), 'aria-label': t('searchPeople'), oninput: () => {
    clearTimeout(this.#typing);
    this.#q = this.#field.value.trim();
    this.#typing = setTimeout(() => this.#search(), 250);
  } });

  keys() {
    return [
      ['j', t('nextRow'), () => step(this.#links(), 1)],
      ['k', t('previousRow'), () => step(this.#links(), -1)],
      ['/', t('searchPeople'), () => this.shadowRoot.querySelector('[type=search]').focus()],
    ];
  }

  #links() {
    return [...this.shadowRoot.querySelectorAll('li a')];
  }

  async render() {
    document.title = `${t('people')} – Touchstone`;
    const list = await this.#list();
    return [
      h('div', { class: 'top', role: 'search' }, h('h1', {}, t('people')),
        this.#field),
      list,
    ].flat();
  }

  async #search() {
    try {
      await this.renew();
    } catch (problem) {
      // Too little to search for is not worth an alarm while somebody types.
      if (!problem.is?.('search-too-short')) failed(problem);
    }
  }

  #page(after) {
    return this.client.get('/prospects', { q: this.#q, limit: 50, after });
  }

  async #list() {
    const first = await this.#page();
    if (first.items.length === 0 && !first.next) return [h('p', { class: 'notice' }, t(this.#q ? 'nobodyLikeThis' : 'nobodyYet'))];
    const list = h('ul', { role: 'list' });
    const draw = people => {
      const rows = people.map(row);
      list.append(...rows);
      return rows;
    };
    return [list, pages(first, after => this.#page(after), draw)];
  }
}

function row({ id, givenName, familyName, email, company, jobTitle, registeredAt }) {
  const name = [givenName, familyName].filter(Boolean).join(' ') || email || t('nameWithheld');
  return h('li', {}, h('span', {}, h('a', { href: `#/people/${id}`, dir: 'auto', 'data-at': id }, name), company && h('span', { class: 'quiet', dir: 'auto' }, ` · ${company}`)),
    h('span', { class: 'quiet', dir: 'auto' }, [jobTitle, email].filter(Boolean).join(' · ')),
    h('time', { class: 'quiet small', datetime: registeredAt }, instant(registeredAt, { dateStyle: 'medium' })));
}
