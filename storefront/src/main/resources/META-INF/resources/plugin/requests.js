import { failure, h, pages, TouchstoneElement } from './element.js';
import { instant, money } from './format.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/**
 * What happens to my request: one's own demo requests, newest first, each with its steps so far. The newest is open.
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
    summary span { margin-inline-start: auto }
    @media (width < 30rem) { summary span { order: 1; inline-size: 100% } }
    summary .name { font-size: 1.125rem }
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
    const first = await this.client.demoRequests();
    if (first.items.length === 0) return h('p', { class: 'notice', part: 'empty' }, t('noRequests'));
    const list = h('ul', { role: 'list', part: 'list' });
    const draw = requests => {
      const rows = requests.map(request => h('li', {}, this.#card(request)));
      list.append(...rows);
      return rows;
    };
    const foot = pages(first, after => this.client.demoRequests({ after }), draw);
    list.querySelector('details').open = true;
    return [list, foot];
  }

  #card({ id, product, status, createdAt }) {
    const body = h('div', { class: 'body' });
    const load = async () => {
      body.replaceChildren(h('p', { class: 'quiet' }, t('loading')));
      try {
        body.replaceChildren(...this.#steps(await this.client.demoRequest(id)));
      } catch (problem) {
        body.replaceChildren(failure(problem, load));
      }
    };
    return h('details', { class: 'card', part: 'card', ontoggle: event => event.target.open && load() },
      h('summary', {},
        h(this.heading, { class: 'name', part: 'name', dir: 'auto' }, product.name),
        h('span', { class: 'quiet' }, t(`request${status}`), ` · ${instant(createdAt, { dateStyle: 'medium' })}`)),
      body);
  }

  #steps({ product, message, status, history }) {
    const page = this.getAttribute('product-page');
    return [
      h('p', { class: 'quiet' },
        [product.sku, product.price && money(product.price)].filter(Boolean).join(' · '),
        page && [' · ', h('a', { href: page.replace('{id}', encodeURIComponent(product.id)) }, t('seeProduct'))]),
      message && h('blockquote', { dir: 'auto' }, message),
      h('ol', { role: 'list', 'aria-label': t('progress') },
        history.map(step => h('li', {},
          h('b', {}, t(step.status === 'NEW' ? 'requested' : `request${step.status}`)), h('p', { class: 'quiet small' }, instant(step.at)),
          h('p', { dir: 'auto' }, step.reason ?? (step.status === 'NEW' ? '' : t(`request${step.status}About`))))),
        status === 'NEW' && h('li', { class: 'ahead' }, h('b', {}, t('requestNEW')), h('p', {}, t('requestNEWAbout')))),
    ].filter(Boolean);
  }
}
