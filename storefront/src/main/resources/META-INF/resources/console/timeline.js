import { h, pages, TouchstoneElement } from '/plugin/element.js';
import { instant, words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';

/** The touches that change how far things are; the others only lead there. */
const TURNS = new Set(['registered', 'requested-demo', 'accepted-lead', 'declined-lead', 'won-opportunity', 'lost-opportunity']);

/** Every touch of a prospect in the order in which it happened, also those before they signed in. */
export class Timeline extends TouchstoneElement {
  static look = [sheet(`
    h3 { margin-block: 1.25rem .25rem; color: var(--quiet); font-size: .875rem }
    :first-child > h3 { margin-block-start: 0 }
    ol { border-inline-start: .125rem solid var(--line); margin-inline-start: .3rem }
    li { position: relative; display: grid; grid-template-columns: 6rem 1fr; gap: 0 .5rem; align-items: baseline; padding-block: .35rem; padding-inline: 1.1rem 0 }
    li::before { content: ""; position: absolute; inset-block-start: .8rem; inset-inline-start: -.35rem; inline-size: .55rem; block-size: .55rem; border-radius: 50%; background: var(--border) }
    li.turn { font-weight: 600 }
    li.turn::before { background: var(--accent) }
    @media (width < 30rem) { li { grid-template-columns: 1fr } li time { order: 1 } }
    time, .small { font-variant-numeric: tabular-nums; font-weight: 400 }
  `)];

  async render() {
    const first = await this.#page();
    if (first.items.length === 0) return h('p', { class: 'notice' }, t('noTouches'));
    const days = h('div', {});
    const draw = touches => touches.map(touch => {
      const row = this.#row(touch);
      this.#day(days, touch).append(row);
      return row;
    });
    return [days, pages(first, after => this.#page(after), draw)];
  }

  #page(after) {
    return this.client.get(`/timelines/prospects/${encodeURIComponent(this.getAttribute('prospect'))}`, { limit: 100, after });
  }

  #day(days, touch) {
    const day = instant(touch.at, { dateStyle: 'full' });
    if (days.lastChild?.firstChild.textContent !== day) days.append(h('section', {}, h('h3', {}, day), h('ol', { role: 'list' })));
    return days.lastChild.lastChild;
  }

  #row({ at, verb, subject, revision, signedIn, event }) {
    const key = `did ${verb}`;
    const text = t(key, { subject: subject ? this.#name(subject) : '', event: event ?? words(verb) });
    return h('li', { class: TURNS.has(verb) && 'turn' },
      h('time', { class: 'quiet small', datetime: at }, instant(at, { timeStyle: 'medium' })),
      h('span', { dir: 'auto' }, text === key ? words(verb) : text,
        h('span', { class: 'quiet small' }, [subject?.startsWith('product/') && revision !== undefined && t('revisionIs', { revision }), !signedIn && t('notSignedIn')]
          .filter(Boolean).map(fact => ` · ${fact}`))));
  }

  /** The product this is about is called by its name, all else by kind and the end of its id. */
  #name(subject) {
    const [kind, id = ''] = subject.split('/');
    if ((kind === 'product' || kind === 'sheet') && id === this.getAttribute('product')) return this.getAttribute('product-name');
    const key = `about ${kind}`;
    return t(key) === key ? `${kind} ${id.length > 12 ? `…${id.slice(-8)}` : id}` : t(key);
  }
}
