import { failure, focusOn, h, pages, TouchstoneElement } from './element.js';
import { instant, money } from './format.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/** What can still be taken back. */
const OPEN = ['RECEIVED', 'IN_REVIEW', 'ACCEPTED'];

/**
 * What happens to my request: all that one asked for while signed in, newest first, each with its steps so far, to be taken back. The newest is open.
 *
 *   <touchstone-requests provider="social" product-page="product.html?id={id}" level="2"></touchstone-requests>
 */
export class Requests extends TouchstoneElement {
  static look = [sheet(`
    ul { display: grid; gap: 1rem }
    summary { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between; cursor: pointer }
    summary::-webkit-details-marker { display: none }
    summary::after { content: "+" / ""; color: var(--accent); font-size: 1.25rem; line-height: 1 }
    details[open] summary::after { content: "–" / "" }
    summary > span { margin-inline-start: auto }
    @media (width < 30rem) { summary > span { order: 1; inline-size: 100% } }
    summary .name { font-size: 1.125rem }
    .state { font-weight: inherit }
    .body { display: grid; gap: .9rem; margin-block-start: .9rem }
    ol li { position: relative; padding-inline-start: 1.5rem; padding-block-end: .9rem; border-inline-start: .125rem solid var(--line); margin-inline-start: .4rem }
    ol li:last-child { padding-block-end: 0 }
    ol li::before {
      content: ""; position: absolute; inset-block-start: .3rem; inset-inline-start: -.5rem; inline-size: .875rem; block-size: .875rem;
      border: .125rem solid var(--accent); border-radius: 50%; background: var(--accent);
    }
    ol li.ahead::before { background: var(--surface); border-color: var(--border) }
  `)];

  async render() {
    const session = await this.client.session();
    if (!session.signedIn) {
      return h('div', { class: 'stack' }, h('p', {}, t('requestsNeedSignIn')),
        h('div', {}, h('touchstone-sign-in', { 'data-key': this.dataset.key, provider: this.getAttribute('provider') ?? 'social' })));
    }
    if (!session.roles.includes('prospect')) return h('p', { class: 'notice' }, t('notAProspect', session));
    const first = await this.client.requests();
    if (first.items.length === 0) return h('p', { class: 'notice', part: 'empty' }, t('noRequests'));
    const list = h('ul', { role: 'list', part: 'list' });
    const draw = requests => {
      const rows = requests.map(request => h('li', {}, this.#card(request)));
      list.append(...rows);
      return rows;
    };
    const foot = pages(first, after => this.client.requests({ after }), draw);
    list.querySelector('details').open = true;
    return [list, foot];
  }

  #card({ id, kind, product, status, createdAt }) {
    const body = h('div', { class: 'body' });
    const state = h('b', { class: 'state' }, t(`request${status}`));
    const show = request => {
      state.textContent = t(`request${request.status}`);
      body.replaceChildren(...this.#steps(request), ...this.#withdrawal(request, show));
    };
    const load = async () => {
      body.replaceChildren(h('p', { class: 'quiet' }, t('loading')));
      try {
        show(await this.client.request(id));
      } catch (problem) {
        body.replaceChildren(failure(problem, load));
      }
    };
    const name = product ? `${t(`kind${kind}`)}: ` : t(`kind${kind}`);
    return h('details', { class: 'card', part: 'card', ontoggle: event => event.target.open && load() },
      h('summary', {},
        h(this.heading, { class: 'name', part: 'name' }, name, product && h('bdi', {}, product.name)),
        h('span', { class: 'quiet' }, state, ` · ${instant(createdAt, { dateStyle: 'medium' })}`)),
      body);
  }

  #steps({ kind, product, message, status, steps, page: times }) {
    const page = this.getAttribute('product-page');
    return [
      product && h('p', { class: 'quiet' },
        [product.sku, product.price && money(product.price)].filter(Boolean).join(' · '),
        page && [' · ', h('a', { href: page.replace('{id}', encodeURIComponent(product.id)) }, t('seeProduct'))]),
      message && h('blockquote', { dir: 'auto' }, message),
      h('ol', { role: 'list', 'aria-label': t('progress') },
        steps.map((step, index) => h('li', {},
          h('b', {}, t(index === 0 ? 'requested' : `request${step.status}`)), h('p', { class: 'quiet small' }, instant(step.at)),
          index > 0 && h('p', { dir: 'auto' }, step.reason ?? t(`request${step.status}About`)))),
        status === 'RECEIVED' && h('li', { class: 'ahead' }, h('b', {}, t('requestIN_REVIEW')), h('p', {}, t('requestIN_REVIEWAbout')))),
      kind === 'DEMO_REQUEST' && status === 'ACCEPTED' && h('div', {}, h('a', { class: 'button', part: 'button', href: this.client.timesAddress(times) }, t('pickTime'))),
    ].filter(Boolean);
  }

  /** Asks once more before it is done: it cannot be undone. */
  #withdrawal({ id, status }, show) {
    if (!OPEN.includes(status)) return [];
    const place = h('div', { class: 'row' });
    const offer = () => place.replaceChildren(h('button', { type: 'button', part: 'button', onclick: ask }, t('withdrawRequest')));
    const ask = () => {
      const question = h('p', {}, t('withdrawRequestAbout'));
      place.replaceChildren(question,
        h('button', { type: 'button', class: 'danger', part: 'button', onclick: withdraw }, t('withdrawNow')),
        h('button', { type: 'button', part: 'button', onclick: cancel }, t('cancel')));
      focusOn(question);
    };
    const cancel = () => {
      offer();
      place.firstChild.focus();
    };
    const withdraw = async ({ currentTarget: button }) => {
      if (button.ariaDisabled === 'true') return;
      button.ariaDisabled = 'true';
      const summary = place.closest('details').firstChild;
      try {
        show(await this.client.withdrawRequest(id));
        summary.focus();
        this.say(t('requestWITHDRAWNAbout'));
      } catch (problem) {
        place.replaceChildren(failure(problem, ask));
      }
    };
    offer();
    return [place];
  }
}
