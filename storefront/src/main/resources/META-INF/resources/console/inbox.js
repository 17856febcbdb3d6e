import { focusOn, h, pages } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { locale, t } from '/plugin/texts.js';
import { keep, said as addressed } from './address.js';
import { ask } from './ask.js';
import { watch } from './live.js';
import { askLook } from './look.js';
import { failed, said, soon } from './notices.js';
import { step } from './shortcuts.js';
import { me } from './staff.js';
import { badge, clock, KINDS, look } from './status.js';
import { tabs, tabsLook } from './tabs.js';
import { ago } from './time.js';
import { once, Part, work } from './work.js';

const STATUSES = ['NEW', 'IN_REVIEW', 'ACCEPTED', 'DECLINED', 'QUARANTINED', ''];
/** What a lead begins with, and what changes one. */
const TELLING = new Set(['requested-demo', 'contacted', 'requested-quote', 'requested-sheet', 'subscribed', 'submitted-form', 'accepted-lead', 'declined-lead']);

/** What was asked for, newest first: searched, filtered, worked on one by one or many at once. */
export class Inbox extends Part {
  static look = [work, look, tabsLook, askLook, sheet(`
    .filters { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin-block-end: .75rem }
    .filters input[type=search] { inline-size: min(20rem, 100%) }
    .filters select { inline-size: auto; max-inline-size: 14rem }
    .filters .choice { display: flex; gap: .4rem }
    .bulk { position: sticky; inset-block-start: .5rem; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; padding: .5rem .75rem; margin-block-end: .5rem; border: 1px solid var(--accent); border-radius: var(--radius); background: var(--surface) }
    .arrived { inline-size: 100%; margin-block-end: .5rem }
    console-burndown { margin-block-end: .75rem }
    ul { border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.5); background: var(--surface) }
    li { position: relative; display: grid; grid-template-columns: auto minmax(0, 1.2fr) minmax(0, 1.4fr) 2.5rem auto auto; gap: 0 1rem; align-items: center; padding: .55rem .9rem }
    li + li { border-block-start: 1px solid var(--line) }
    li:hover, li:has(:checked) { background: color-mix(in srgb, var(--accent) 6%, transparent) }
    li:focus-within:has(a:focus-visible) { outline: .1875rem solid var(--accent); outline-offset: -.1875rem }
    li a { color: inherit; text-decoration: none; outline: none; font-weight: 600 }
    li a::after { content: ""; position: absolute; inset: 0 }
    li input { position: relative; z-index: 1; inline-size: 1.125rem; block-size: 1.125rem; margin: 0; accent-color: var(--accent) }
    li p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
    .score { font-weight: 600; font-variant-numeric: tabular-nums; text-align: end }
    .end { grid-column: 5; display: grid; justify-items: end; min-inline-size: 7rem }
    .state { grid-column: 6; display: grid; justify-items: end; gap: .15rem }
    @media (width < 48rem) {
      li { grid-template-columns: auto minmax(0, 1fr) auto }
      li .score { display: none }
      li p { white-space: normal; overflow-wrap: anywhere }
      .filters select { flex: 1 }
      li .about { grid-column: 2 / -1; grid-row: 2 }
      li p:first-of-type { grid-column: 2 / -1 }
      .end { grid-column: 2; grid-row: 3; display: flex; flex-wrap: wrap; align-self: start; gap: 0 .75rem; min-inline-size: 0 }
      .state { grid-column: 3; grid-row: 3 }
    }
  `)];

  #wanted = { status: 'NEW', ...addressed() };
  #chosen = new Set();
  #views = [];
  #me;
  #arrived = 0;
  #stop;
  #typing;
  // The same all the time: an answer must not take away what is typed meanwhile.
  #search = h('input', { type: 'search', value: this.#wanted.q, maxlength: 200, 'aria-label': t('searchRequests'), placeholder: t('searchRequests'), 'data-at': 'search', oninput: () => {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#narrow({ q: this.#search.value.trim() }), 250);
  } });

  connectedCallback() {
    super.connectedCallback();
    this.#stop = watch(touch => {
      if (!TELLING.has(touch.verb) || touch.signedIn === undefined) return;
      this.#arrived++;
      const button = this.shadowRoot.querySelector('.arrived');
      if (!button) return;
      button.hidden = false;
      button.textContent = t('arrived', { count: this.#arrived });
      this.say(button.textContent);
    });
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  keys() {
    return [
      ['j', t('nextRow'), () => step(this.#links(), 1)],
      ['k', t('previousRow'), () => step(this.#links(), -1)],
      ['x', t('chooseRow'), () => this.shadowRoot.activeElement?.closest('li')?.querySelector('input')?.click()],
      ['/', t('searchRequests'), () => this.shadowRoot.querySelector('[type=search]').focus()],
      ['o', t('order'), () => this.shadowRoot.querySelector('[data-at=sort]').focus()],
      ['r', t('showArrived'), () => this.#again()],
    ];
  }

  #links() {
    return [...this.shadowRoot.querySelectorAll('li a')];
  }

  async render() {
    document.title = `${t('requests')} – Touchstone`;
    const [mine, { items: views }, list] = await Promise.all([me(this.client), this.client.get('/saved-views', { limit: 200 }), this.#list()]);
    this.#me = mine;
    this.#views = views;
    this.#chosen.clear();
    this.#arrived = 0;
    return [
      h('div', { class: 'top' }, h('h1', {}, t('requests')),
        tabs(t('status'), STATUSES.map(status => [status, t(`leads${status || 'ALL'}`)]), this.#wanted.status ?? '', status => this.#choose({ status }, `[value="${status}"]`))),
      this.#filters(),
      h('button', { type: 'button', class: 'arrived', hidden: true, onclick: () => this.#again() }, ''),
      this.#wanted.status === 'NEW' && h('console-burndown'),
      h('div', { class: 'bulk', role: 'group', 'aria-label': t('withChosen'), hidden: true }),
      list,
    ].flat();
  }

  #filters() {
    const { kind, assignee, sort } = this.#wanted;
    return h('div', { class: 'filters', role: 'search' }, this.#search,
      h('select', { 'aria-label': t('kind'), 'data-at': 'kind', onchange: event => this.#narrow({ kind: event.target.value }) },
        h('option', { value: '' }, t('everyKind')), KINDS.map(one => h('option', { value: one, selected: one === kind }, t(`kind ${one}`)))),
      h('select', { 'aria-label': t('order'), 'data-at': 'sort', onchange: event => this.#narrow({ sort: event.target.value }) },
        ['', 'SCORE'].map(one => h('option', { value: one, selected: one === (sort ?? '') }, t(`order ${one || 'CREATED'}`)))),
      h('span', { class: 'choice' }, h('input', { type: 'checkbox', id: 'mine', 'data-at': 'mine', checked: Boolean(assignee), onchange: event => this.#narrow({ assignee: event.target.checked ? this.#me.id : '' }) }),
        h('label', { for: 'mine' }, t('mine'))),
      this.#views.length > 0 && h('select', { 'aria-label': t('savedViews'), 'data-at': 'views', onchange: event => {
        const view = this.#views.find(({ id }) => id === event.target.value);
        if (!view) return;
        // All of the view, and nothing of what was looked for before.
        this.#wanted = {};
        this.#choose({ status: '', ...view.query }, '[data-at=views]');
      } }, h('option', { value: '' }, t('savedViews')), this.#views.map(({ id, name }) => h('option', { value: id }, name))),
      h('button', { type: 'button', class: 'plain small', onclick: () => this.#save() }, t('saveView')),
      h('a', { class: 'small', href: `/lead-exports?${new URLSearchParams(this.#query())}`, download: '' }, t('asCsv')));
  }

  #query() {
    return Object.fromEntries(Object.entries(this.#wanted).filter(([, value]) => value));
  }

  #want(wanted) {
    this.#wanted = { ...this.#wanted, ...wanted };
    const { status, ...more } = this.#wanted;
    keep('leads', { status: status === 'NEW' ? '' : status || null, ...more });
  }

  async #choose(wanted, focus) {
    this.#want(wanted);
    this.#search.value = this.#wanted.q ?? '';
    await this.refresh();
    this.shadowRoot.querySelector(focus)?.focus();
  }

  async #narrow(wanted) {
    this.#want(wanted);
    try {
      await this.renew();
    } catch (problem) {
      failed(problem);
    }
  }

  async #again() {
    await this.refresh();
    focusOn(this.shadowRoot.querySelector('h1'));
  }

  async #save() {
    await ask(this.shadowRoot, { title: t('saveView'), about: t('saveViewAbout'), action: t('save'), send: async data => {
      await this.client.post('/saved-views', { name: data.get('view').trim(), shared: data.get('shared') === 'on', query: this.#query() }, once());
      said(t('viewSaved'));
    } }, field({ name: 'view', label: t('name'), required: true, maxlength: 100 }),
      h('p', { class: 'choice' }, h('input', { type: 'checkbox', id: 'shared', name: 'shared' }), h('label', { for: 'shared' }, t('viewShared')))) && this.renew();
  }

  #page(after) {
    return this.client.get('/leads', { ...this.#query(), limit: 50, after });
  }

  async #list() {
    const first = await this.#page();
    if (first.items.length === 0) {
      const narrowed = ['q', 'kind', 'assignee', 'tag', 'sort'].some(name => this.#wanted[name]);
      return [h('p', { class: 'notice' }, t(narrowed ? 'noLeadsLikeThis' : `noLeads${this.#wanted.status || 'ALL'}`))];
    }
    const list = h('ul', { role: 'list' });
    const draw = leads => {
      const rows = leads.map(lead => this.#row(lead));
      list.append(...rows);
      return rows;
    };
    return [list, pages(first, after => this.#page(after), draw)];
  }

  #row(lead) {
    const { id, kind, status, createdAt, contact = {}, product, assignee, score, tags = [] } = lead;
    const name = contact.name ?? contact.email ?? t('erased');
    return h('li', {},
      h('input', { type: 'checkbox', 'aria-label': t('chooseOne', { name }), onchange: event => this.#pick(id, event.target.checked) }),
      h('p', {}, h('a', { href: `#/leads/${encodeURIComponent(id)}`, dir: 'auto', 'data-at': id }, name), contact.company && h('span', { class: 'quiet', dir: 'auto' }, ` · ${contact.company}`)),
      h('p', { class: 'about' }, h('span', {}, t(`kind ${kind}`)), product && h('span', { class: 'quiet', dir: 'auto' }, ` · ${product.name}`), tags.map(tag => [' ', h('span', { class: 'tag' }, tag)])),
      score !== undefined && h('span', { class: 'score', title: t('score') }, h('span', { class: 'unseen' }, `${t('score')} `), Math.round(score).toLocaleString(locale())),
      h('div', { class: 'end small' }, clock(lead), h('span', { class: 'quiet' }, assignee?.name ?? t('nobody'))),
      h('div', { class: 'state' }, badge(status), h('time', { class: 'quiet small', datetime: createdAt, title: instant(createdAt) }, ago(createdAt))));
  }

  #pick(id, chosen) {
    if (chosen) this.#chosen.add(id);
    else this.#chosen.delete(id);
    const bar = this.shadowRoot.querySelector('.bulk');
    bar.hidden = this.#chosen.size === 0;
    bar.replaceChildren(h('b', { class: 'number' }, t('chosen', { count: this.#chosen.size })),
      h('button', { type: 'button', class: 'small', onclick: () => this.#change({ assignee: this.#me }, t('taken')) }, t('takeThem')),
      h('button', { type: 'button', class: 'small', onclick: () => this.#change({ review: { decision: 'ACCEPTED' } }, t('statusACCEPTED')) }, t('accept')),
      h('button', { type: 'button', class: 'small', onclick: () => this.#decline() }, t('decline')),
      h('button', { type: 'button', class: 'small', onclick: () => this.#tag() }, t('tagThem')));
    this.say(t('chosen', { count: this.#chosen.size }));
  }

  async #decline() {
    let reason;
    const leads = [...this.#chosen];
    if (!await ask(this.shadowRoot, { title: t('declineThem', { count: leads.length }), action: t('decline'), send: async data => { reason = data.get('why').trim(); } },
      field({ name: 'why', label: t('reason'), hint: t('reasonHint'), rows: 3, maxlength: 1000 }))) return;
    soon(t('decliningThem', { count: leads.length }), keepalive => this.#change({ review: { decision: 'DECLINED', reason: reason || undefined } }, t('statusDECLINED'), { leads, keepalive }));
  }

  async #tag() {
    await ask(this.shadowRoot, { title: t('tagThem'), action: t('tagThem'), send: data => this.#change({ addTags: [data.get('tag').trim().toLowerCase()] }, t('tagged')) },
      field({ name: 'tag', label: t('tag'), hint: t('tagHint'), required: true, maxlength: 40 }));
  }

  async #change(change, done, { leads = [...this.#chosen], keepalive } = {}) {
    try {
      const { value: { results } } = await this.client.send('POST', '/lead-changes', { body: { leads, ...change }, headers: once(), keepalive });
      const refused = results.filter(({ problem }) => problem).length;
      if (this.isConnected) await this.renew();
      said(refused > 0 ? t('doneBut', { done, count: results.length - refused, refused }) : t('doneTo', { done, count: results.length }));
    } catch (problem) {
      if (problem.status === 422) throw problem;
      failed(problem);
    }
  }
}
