import { h, pages } from '/plugin/element.js';
import { instant, words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { watch } from './live.js';
import { tabs, tabsLook } from './tabs.js';
import { Part, work } from './work.js';

/** The touches that change how far things are; the others only lead there. */
const TURNS = new Set(['registered', 'requested-demo', 'contacted', 'requested-quote', 'requested-sheet', 'accepted-lead', 'declined-lead', 'booked-demo', 'held-demo', 'opened-opportunity', 'won-opportunity', 'lost-opportunity']);
const VIEWS = ['all', 'product', 'turns'];

/** Every touch of a prospect in the order in which it happened, also those before they signed in; or of a `visitor` of whom nothing else is known. */
export class Timeline extends Part {
  static look = [work, tabsLook, sheet(`
    .tabs { margin-block-end: .75rem }
    .gone { color: var(--warn) }
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

  #view = 'all';
  #days;
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = watch(touch => {
      if (!this.#isTheirs(touch) || !touch.verb || !this.#days?.isConnected || this.shadowRoot.querySelector('.more button')) return;
      if (this.#shows(touch)) this.#day(this.#days, touch).append(this.#row(touch));
    });
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  #isTheirs({ prospect, visitor }) {
    return this.hasAttribute('prospect') ? prospect === this.getAttribute('prospect') : visitor === this.getAttribute('visitor');
  }

  async render() {
    const first = await this.#page();
    if (first.items.length === 0) return h('p', { class: 'notice' }, t('noTouches'));
    this.#days = h('div', {});
    const draw = touches => touches.filter(touch => this.#shows(touch)).map(touch => {
      const row = this.#row(touch);
      this.#day(this.#days, touch).append(row);
      return row;
    });
    const foot = pages(first, after => this.#page(after), draw);
    return [
      tabs(t('timeline'), VIEWS.filter(view => view !== 'product' || this.hasAttribute('product')).map(view => [view, t(`touches ${view}`)]), this.#view, view => this.#choose(view)),
      this.#days.childElementCount === 0 && h('p', { class: 'quiet' }, t('noTouchesLikeThis')), this.#days, foot];
  }

  async #choose(view) {
    this.#view = view;
    await this.renew();
    this.shadowRoot.querySelector(`[value="${view}"]`)?.focus();
  }

  #shows({ verb, subject = '' }) {
    return this.#view === 'all' || (this.#view === 'turns' ? TURNS.has(verb) : subject.endsWith(`/${this.getAttribute('product')}`));
  }

  #page(after) {
    const prospect = this.getAttribute('prospect');
    return this.client.get(prospect ? `/timelines/prospects/${encodeURIComponent(prospect)}` : `/timelines/visitors/${encodeURIComponent(this.getAttribute('visitor'))}`, { limit: 100, after });
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
        h('span', { class: 'quiet small' }, [this.#revision(subject, revision), !signedIn && t('notSignedIn')]
          .filter(Boolean).map(fact => ` · ${fact}`))));
  }

  /** Which revision it was, and whether another is on show by now. */
  #revision(subject, revision) {
    if (!subject?.startsWith('product/') || revision === undefined) return false;
    const now = Number(this.getAttribute('live-revision'));
    const older = now > revision && subject === `product/${this.getAttribute('product')}`;
    return older ? t('revisionWas', { revision, now }) : t('revisionIs', { revision });
  }

  /** The product this is about is called by its name, all else by kind and the end of its id. */
  #name(subject) {
    const [kind, id = ''] = subject.split('/');
    if ((kind === 'product' || kind === 'sheet') && id === this.getAttribute('product')) return this.getAttribute('product-name');
    const key = `about ${kind}`;
    return t(key) === key ? `${kind} ${id.length > 12 ? `…${id.slice(-8)}` : id}` : t(key);
  }
}
