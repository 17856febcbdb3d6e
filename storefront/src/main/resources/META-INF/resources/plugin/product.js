import { Attempt } from './client.js';
import { focusOn, h, TouchstoneElement } from './element.js';
import { field, form } from './form.js';
import { money, value, words } from './format.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/**
 * One product as published, and the form that requests a demo of it: asks to sign in and to register when that is still to be done.
 * Tells `touchstone-product` with the product, and `touchstone-demo-requested` with the request.
 *
 *   <touchstone-product product="ID" provider="social" requests-page="requests.html" level="1"></touchstone-product>
 */
export class Product extends TouchstoneElement {
  static observedAttributes = ['product'];

  static look = [sheet(`
    article { display: grid; gap: 2rem }
    header { display: grid; gap: .5rem }
    .price { font-size: 1.25rem; font-variant-numeric: tabular-nums; margin-block-start: .25rem }
    .description { max-inline-size: 42rem; white-space: pre-line }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); column-gap: 2.5rem; margin-block-start: .75rem }
    dl div { display: flex; justify-content: space-between; gap: 1rem; padding-block: .55rem; border-block-end: 1px solid var(--line) }
    dt { color: var(--quiet) }
    dd { text-align: end }
    .demo { max-inline-size: 36rem }
    .demo > * + * { margin-block-start: 1rem }
    touchstone-sign-in::part(button) { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
  `)];

  #demo = h('section', { class: 'demo', part: 'demo' });
  #product;
  #attempt = new Attempt();

  async render() {
    const id = this.getAttribute('product');
    if (!id) return h('p', { class: 'notice', part: 'empty' }, t('productMissing'));
    const product = await this.client.product(id);
    this.#product = product;
    this.#offerDemo();
    this.tell('product', product);
    // What a sheet asks for shows at its button.
    const attributes = Object.entries(product.attributes ?? {}).filter(([code]) => code !== 'sheet_gate');
    return h('article', { part: 'product', lang: product.locale },
      h('header', {},
        h('p', { class: 'quiet small' }, `${product.category} · ${product.sku}`),
        h(this.heading, { part: 'name', dir: 'auto' }, product.name),
        h('p', { class: 'price', part: 'price' }, product.price ? money(product.price) : t('priceOnRequest'))),
      product.description && h('p', { class: 'description', part: 'description', dir: 'auto' }, product.description),
      h('div', { class: 'row' },
        this.#part('touchstone-sheet', { product: product.id, name: product.sku, provider: this.getAttribute('provider') }),
        this.#part('touchstone-share', { name: product.name })),
      this.#demo,
      !product.price && this.#part('touchstone-form', { form: 'quote-request', product: product.id, revision: product.revision }),
      attributes.length > 0 && h('section', { part: 'attributes' },
        h('h2', {}, t('attributes')),
        h('dl', {}, attributes.map(([code, given]) => h('div', {}, h('dt', {}, words(code)), h('dd', {}, h('bdi', {}, value(given))))))));
  }

  #offerDemo() {
    this.#demo.replaceChildren(h('button', { type: 'button', class: 'main', part: 'button', onclick: () => this.#openDemo() }, t('requestDemo')));
    if (location.hash === '#request-demo') this.#openDemo();
  }

  async #openDemo() {
    this.#ask(h('p', { class: 'quiet' }, t('loading')));
    try {
      this.#ask(...await this.#demoSteps());
      focusOn(this.#demo.querySelector('h2'));
    } catch (problem) {
      this.#ask(this.failed(problem));
    }
  }

  #ask(...nodes) {
    this.#demo.replaceChildren(h('h2', {}, t('requestDemo')), ...nodes);
  }

  async #demoSteps() {
    const session = await this.client.session();
    if (!session.signedIn) {
      const back = new URL(location);
      back.hash = 'request-demo';
      return [h('p', {}, t('demoNeedsSignIn')), this.#part('touchstone-sign-in', {
        provider: this.getAttribute('provider') ?? 'social', return: back.pathname + back.search + back.hash,
      })];
    }
    if (!session.roles.includes('prospect')) return [h('p', { class: 'notice' }, t('notAProspect', session))];
    try {
      return [this.#demoForm(await this.client.me())];
    } catch (problem) {
      if (!problem.is?.('not-registered')) throw problem;
      const registration = this.#part('touchstone-registration');
      registration.addEventListener('touchstone-registered', event => {
        event.stopPropagation();
        this.tell('registered', event.detail);
        this.#ask(this.#demoForm(event.detail));
        focusOn(this.#demo.querySelector('h2'));
      });
      return [h('p', {}, t('demoNeedsRegistration')), registration];
    }
  }

  #demoForm(me) {
    return form({ action: t('sendRequest'), send: data => this.#request(data) },
      h('p', {}, t('contactIs', { name: [me.givenName, me.familyName].join(' '), email: me.email })),
      field({ name: 'message', label: t('message'), hint: t('messageHint'), rows: 4, maxlength: 2000 }));
  }

  async #request(data) {
    const { id: product, revision } = this.#product;
    const request = await this.client.requestDemo({ product, revision, message: data.get('message').trim() || undefined }, this.#attempt);
    const page = this.getAttribute('requests-page');
    const done = h('p', {}, t('demoRequested', request.product), page && [' ', h('a', { href: page }, t('followRequest'))]);
    this.#demo.replaceChildren(h('div', { class: 'notice good', part: 'done' }, done));
    focusOn(done);
    this.tell('demo-requested', request);
  }

  #part(tag, attributes = {}) {
    return h(tag, { 'data-key': this.dataset.key, ...attributes });
  }
}
