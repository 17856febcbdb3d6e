import { focusOn, h } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { instant, words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { ask } from './ask.js';
import { askLook } from './look.js';
import { failed, said, soon } from './notices.js';
import { me, staff } from './staff.js';
import { badge, clock, look } from './status.js';
import { facts, Part, patch, work } from './work.js';

const UNDECIDED = ['NEW', 'IN_REVIEW'];

/** One lead: who asks and who else of their company, the product as they saw it and as it is now, all they touched, what is to be done, and what comes of it. */
export class Lead extends Part {
  static look = [work, look, askLook, sheet(`
    .top { display: grid; gap: .4rem; margin-block: .5rem 1rem }
    .top .badge { justify-self: start }
    .acts { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-block-start: .35rem }
    .three { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; align-items: start }
    .column { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem }
    @media (width > 56rem) { .three { grid-template-columns: minmax(0, 20rem) minmax(0, 1fr) } .timeline { grid-column: 1 / -1 } }
    @media (width >= 78rem) { .three { grid-template-columns: minmax(0, 19rem) minmax(0, 1fr) minmax(0, 25rem) } .timeline { grid-column: auto } }
    ol { display: grid; gap: .35rem }
    .tag button { min-block-size: 1.5rem; padding: 0 .15rem; border: 0; text-decoration: none }
  `)];

  #lead;
  #tag;
  #me;

  get #path() {
    return `/leads/${encodeURIComponent(this.getAttribute('lead'))}`;
  }

  keys() {
    const open = UNDECIDED.includes(this.#lead?.status);
    return [
      open && ['a', t('accept'), () => this.#accept()],
      open && ['d', t('decline'), () => this.#decline()],
      ['i', t('take'), () => this.#take()],
      ['n', t('writeNote'), () => this.#part('console-notes', 'textarea')],
      ['t', t('addTask'), () => this.#part('console-tasks', 'input[type=text]')],
      ['u', t('backToLeads'), () => { location.hash = '#/leads'; }],
    ].filter(Boolean);
  }

  #part(name, control) {
    this.shadowRoot.querySelector(name)?.shadowRoot.querySelector(control)?.focus();
  }

  async render() {
    const [{ value: lead, tag }, mine] = await Promise.all([this.client.send('GET', this.#path), me(this.client)]);
    const since = lead.product && await this.#since(lead.product);
    this.#lead = lead;
    this.#tag = tag;
    this.#me = mine;
    const { contact = {}, product } = lead;
    const name = contact.name ?? contact.email ?? t('erased');
    document.title = `${name} – Touchstone`;
    return [
      h('a', { href: '#/leads' }, t('backToLeads')),
      this.#top(lead, name),
      h('div', { class: 'three' },
        h('div', { class: 'column' }, this.#who(lead), h('console-score', { lead: lead.id }), product && h('console-seen'), h('console-colleagues', { lead: lead.id, company: contact.company ?? '' }), this.#extra(lead)),
        h('div', { class: 'column' },
          lead.status === 'ACCEPTED' && h('console-deal', { lead: lead.id, currency: product?.price?.currency ?? '' }),
          lead.status === 'ACCEPTED' && h('console-demo', { lead: lead.id }),
          h('console-tasks', { lead: lead.id }), h('console-notes', { lead: lead.id }), h('console-files', { lead: lead.id }),
          h('section', { class: 'card stack' }, h('h2', {}, t('history')), h('ol', { role: 'list' }, lead.history.map(change)))),
        h('section', { class: 'card stack timeline' }, h('h2', {}, t('timeline')),
          !lead.prospect && h('p', { class: 'notice' }, t('notRegistered')),
          (lead.prospect || lead.visitor) && h('console-timeline', { prospect: lead.prospect, visitor: lead.visitor, product: product?.id, 'product-name': product?.name, 'live-revision': since?.revision }))),
    ].map(node => this.#fill(node, lead, since));
  }

  /** What is on show by now; undefined where that cannot be told. */
  async #since({ id, revision, channel, locale }) {
    try {
      return await this.client.get(`/products/${encodeURIComponent(id)}/published-changes`, { revision, channel, locale });
    } catch (problem) {
      // Nobody is kept from working by a catalog that is away; the part says that it does not know.
      return { unknown: problem.message };
    }
  }

  #top(lead, name) {
    return h('div', { class: 'top' },
      h('h1', { dir: 'auto' }, name),
      h('div', { class: 'row' }, badge(lead.status), clock(lead), h('span', { class: 'quiet' }, [t(`kind ${lead.kind}`), t('asked', { when: instant(lead.createdAt) })].join(' · '))),
      this.#handling(lead),
      this.#acts(lead));
  }

  #fill(node, lead, since) {
    const seen = node.querySelector?.('console-seen');
    if (seen) Object.assign(seen, { product: lead.product, message: lead.message, since });
    return node;
  }

  #who({ contact = {}, locale, source, prospect, message, product, answers }) {
    const [user, domain] = contact.email?.split('@') ?? [];
    return h('section', { class: 'card stack' }, h('h2', {}, t('contact')),
      facts([
        [t('email'), contact.email && h('a', { href: `mailto:${contact.email}` }, user, h('wbr'), `@${domain}`)],
        [t('company'), contact.company],
        [t('locale'), locale],
        [t('cameFrom'), source && [source.first, source.last !== source.first && source.last, source.campaign].filter(Boolean).map(words).join(' → ')],
        [t('known'), prospect ? h('a', { href: `#/people/${prospect}` }, t('registered')) : t('notYetRegistered')],
        ...Object.entries(answers ?? {}).map(([question, answer]) => [words(question), String(answer)]),
      ]),
      !product && message && h('blockquote', { dir: 'auto' }, message));
  }

  #extra({ consents, suspicions }) {
    return [
      suspicions && h('section', { class: 'card stack' }, h('h2', {}, t('suspicions')), h('ul', {}, suspicions.map(one => h('li', {}, words(one))))),
      consents.length > 0 && h('section', { class: 'card stack' }, h('h2', {}, t('consents')), facts(consents.map(({ purpose, state, at }) => [words(purpose), `${words(state)}, ${instant(at, { dateStyle: 'medium' })}`]))),
    ];
  }

  #handling({ assignee, tags = [] }) {
    return h('div', { class: 'row' },
      h('span', { class: 'quiet' }, assignee ? t('looksAfter', { name: assignee.name }) : t('nobodyLooks')),
      assignee?.id !== this.#me.id && h('button', { type: 'button', class: 'plain small', 'data-at': 'take', onclick: () => this.#take() }, t('take')),
      h('button', { type: 'button', class: 'plain small', 'data-at': 'hand', onclick: () => this.#hand() }, t('handOver')),
      tags.map(tag => h('span', { class: 'tag' }, tag, h('button', { type: 'button', 'aria-label': t('removeTag', { tag }), onclick: () => this.#tags(tags.filter(one => one !== tag)) }, '×'))),
      h('button', { type: 'button', class: 'plain small', 'data-at': 'tag', onclick: () => ask(this.shadowRoot, { title: t('addTag'), action: t('addTag'), send: data => this.#handle({ tags: [...tags, data.get('newtag').trim().toLowerCase()] }) },
        field({ name: 'newtag', label: t('tag'), hint: t('tagHint'), required: true, maxlength: 40 })) }, t('addTag')));
  }

  #acts({ status }) {
    if (status === 'QUARANTINED') {
      return h('div', { class: 'acts' }, h('button', { type: 'button', class: 'main', onclick: () => this.#do('DELETE', 'quarantine', undefined, t('releasedLead')) }, t('release')), this.#declining());
    }
    if (!UNDECIDED.includes(status)) return undefined;
    return h('div', { class: 'acts' },
      h('button', { type: 'button', class: 'main', onclick: () => this.#accept() }, t('accept')),
      this.#declining(),
      status === 'NEW' && h('button', { type: 'button', onclick: () => this.#do('PUT', 'review', { decision: 'IN_REVIEW' }, t('reviewedIN_REVIEW')) }, t('lookInto')));
  }

  #declining() {
    return h('button', { type: 'button', onclick: () => this.#decline() }, t('decline'));
  }

  #accept() {
    return this.#do('PUT', 'review', { decision: 'ACCEPTED' }, t('reviewedACCEPTED'));
  }

  /** The prospect is told by mail, which nobody can take back: there is a while in which it has not gone out. */
  async #decline() {
    let reason;
    if (!await ask(this.shadowRoot, { title: t('decline'), action: t('decline'), send: async data => { reason = data.get('reason').trim(); } },
      field({ name: 'reason', label: t('reason'), hint: t('reasonHint'), rows: 3, maxlength: 1000 }))) return;
    soon(t('declining'), async keepalive => {
      // With what is known by then: whoever declines may tag it meanwhile.
      await this.client.send('PUT', `${this.#path}/review`, { body: { decision: 'DECLINED', reason: reason || undefined }, headers: { 'If-Match': this.#tag }, keepalive });
    }, async done => {
      if (!this.isConnected) return;
      await this.refresh();
      if (done) this.#notice(t('reviewedDECLINED'));
    });
  }

  /** Does it, and shows how things stand then. */
  async #do(method, what, body, done) {
    try {
      await this.client.send(method, `${this.#path}/${what}`, { body, headers: { 'If-Match': this.#tag } });
      await this.refresh();
      this.#notice(done);
    } catch (problem) {
      // A colleague was faster: show what is true now.
      if (problem.status !== 412 && !problem.is?.('lead-already-reviewed')) return failed(problem);
      await this.refresh();
      this.#notice(t('reviewedByOther'));
    }
  }

  #notice(text) {
    const notice = h('p', { class: 'notice' }, text);
    this.shadowRoot.querySelector('.top')?.append(notice);
    focusOn(notice);
  }

  async #handle(change) {
    const { value: lead, tag } = await patch(this.client, this.#path, change, this.#tag);
    this.#lead = lead;
    this.#tag = tag;
    // Only what is above changes: what somebody is typing below stays.
    const top = this.shadowRoot.querySelector('.top');
    const at = this.shadowRoot.activeElement?.dataset.at;
    top.replaceWith(this.#top(lead, top.querySelector('h1').textContent));
    this.shadowRoot.querySelector(`[data-at="${at}"]`)?.focus();
  }

  async #tags(tags) {
    const before = this.#lead.tags ?? [];
    try {
      await this.#handle({ tags });
      said(t('tagRemoved'), () => this.#handle({ tags: before }));
    } catch (problem) {
      failed(problem);
    }
  }

  async #take() {
    const before = this.#lead.assignee ?? null;
    try {
      await this.#handle({ assignee: this.#me });
      said(t('yours'), () => this.#handle({ assignee: before }));
    } catch (problem) {
      failed(problem);
    }
  }

  async #hand() {
    const before = this.#lead.assignee ?? null;
    try {
      const people = await staff(this.client);
      if (people.length === 0) return said(t('noTeams'));
      await ask(this.shadowRoot, { title: t('handOver'), action: t('handOver'), send: async data => {
        await this.#handle({ assignee: people.find(({ id }) => id === data.get('person')) });
        said(t('handedOver'), () => this.#handle({ assignee: before }));
      } }, field({ name: 'person', label: t('toWhom'), required: true, choices: people.map(({ id, name }) => [id, name]) }));
    } catch (problem) {
      failed(problem);
    }
  }
}

function change({ to, at, by, reason }) {
  return h('li', {},
    h('span', {}, t(`status${to}`)), ' ',
    h('time', { class: 'quiet small', datetime: at }, instant(at)), h('span', { class: 'quiet small', dir: 'auto' }, ` · ${by.name}`),
    reason && h('p', { class: 'quiet', dir: 'auto' }, reason));
}
