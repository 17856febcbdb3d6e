import { Attempt } from './client.js';
import { focusOn, h, TouchstoneElement } from './element.js';
import { field, form } from './form.js';
import { sheet } from './look.js';
import { t } from './texts.js';

const HASH = '#request-demo';

/**
 * The form that requests a demo of a product: asks to sign in and to register when that is still to be done.
 * Tells `touchstone-demo-requested` with the request, and `touchstone-registered` with the prospect.
 *
 *   <touchstone-demo product="ID" revision="3" provider="social" requests-page="requests.html"></touchstone-demo>
 */
export class Demo extends TouchstoneElement {
  static observedAttributes = ['product', 'revision'];

  static look = [sheet(`
    .demo { max-inline-size: 36rem }
    .demo > * + * { margin-block-start: 1rem }
    touchstone-sign-in::part(button) { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
  `)];

  #demo = h('section', { class: 'demo', part: 'demo' });
  #attempt = new Attempt();

  // Nothing is asked before somebody wants a demo, or comes back from the sign-in for one.
  refresh() {
    this.#demo.replaceChildren(h('button', { type: 'button', class: 'main', part: 'button', onclick: () => this.#open() }, t('requestDemo')));
    this.show(this.#demo);
    if (location.hash === HASH) this.#open();
  }

  async #open() {
    this.#ask(h('p', { class: 'quiet' }, t('loading')));
    try {
      this.#ask(...await this.#steps());
      focusOn(this.#demo.firstChild);
    } catch (problem) {
      this.#ask(this.failed(problem));
    }
  }

  #ask(...nodes) {
    this.#demo.replaceChildren(h(this.heading, {}, t('requestDemo')), ...nodes);
  }

  async #steps() {
    const session = await this.client.session();
    if (!session.signedIn) {
      const back = new URL(location);
      back.hash = HASH;
      return [h('p', {}, t('demoNeedsSignIn')), this.#part('touchstone-sign-in', { provider: this.getAttribute('provider') ?? 'social', return: back.href })];
    }
    if (!session.roles.includes('prospect')) return [h('p', { class: 'notice' }, t('notAProspect', session))];
    try {
      return [this.#form(await this.client.me())];
    } catch (problem) {
      if (!problem.is?.('not-registered')) throw problem;
      const registration = this.#part('touchstone-registration');
      registration.addEventListener('touchstone-registered', event => {
        event.stopPropagation();
        this.tell('registered', event.detail);
        this.#ask(this.#form(event.detail));
        focusOn(this.#demo.firstChild);
      });
      return [h('p', {}, t('demoNeedsRegistration')), registration];
    }
  }

  #form(me) {
    return form({ action: t('sendRequest'), send: data => this.#request(data) },
      h('p', {}, t('contactIs', { name: [me.givenName, me.familyName].join(' '), email: me.email })),
      field({ name: 'message', label: t('message'), hint: t('messageHint'), rows: 4, maxlength: 2000 }));
  }

  async #request(data) {
    const product = this.getAttribute('product') ?? '';
    const revision = Number(this.getAttribute('revision')) || (await this.client.product(product)).revision;
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
