import { focusOn, h, TouchstoneElement } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { addTexts, t } from '/plugin/texts.js';
import { areasOf } from './areas.js';
import { Imports } from './imports.js';
import { Inbox } from './inbox.js';
import { Lead } from './lead.js';
import { Operations } from './operations.js';
import { Product } from './product.js';
import { Products } from './products.js';
import { Reach } from './reach.js';
import en from './texts/en.js';
import { Timeline } from './timeline.js';

addTexts('en', en);

/** The console: who is signed in and may see what, and one screen per address. */
class Console extends TouchstoneElement {
  static look = [sheet(`
    .bar { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; align-items: center; padding: .6rem clamp(1rem, 4vi, 2.5rem); border-block-end: 1px solid var(--line); background: var(--surface) }
    .bar b { letter-spacing: -.01em }
    .bar .who { display: flex; flex-wrap: wrap; gap: .15rem .9rem; align-items: center; margin-inline-start: auto; min-block-size: 2.75rem }
    .bar nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }
    .bar nav a { color: var(--quiet); text-decoration: none; padding-block: .35rem }
    .bar nav a:hover { color: inherit }
    .bar nav [aria-current] { color: inherit; box-shadow: 0 2px var(--accent) }
    main { max-inline-size: 76rem; margin-inline: auto; padding: clamp(1.25rem, 4vi, 2.25rem) clamp(1rem, 4vi, 2.5rem) }
    .alone { max-inline-size: 30rem; margin-block-start: 12dvb; margin-inline: auto; justify-items: start }
  `)];

  #areas = [];

  connectedCallback() {
    addEventListener('hashchange', () => this.#open());
    super.connectedCallback();
  }

  async render() {
    const session = await this.client.session();
    if (!session.signedIn) {
      return this.#alone(t('consoleSignIn'), t('consoleSignInAbout'),
        h('a', { class: 'button main', href: this.client.signInAddress({ back: '/console/' + location.hash }) }, t('signIn')));
    }
    this.#areas = areasOf(session.roles);
    if (this.#areas.length === 0) {
      return this.#alone(t('noPermission'), t('noPermissionAbout', { name: session.name ?? '' }), this.#signOut());
    }
    const bar = h('header', { class: 'bar' },
      h('b', {}, 'Touchstone'),
      h('nav', { 'aria-label': t('console') }, this.#areas.map(({ path, name }) => h('a', { href: `#/${path}` }, t(name)))),
      h('div', { class: 'who' }, h('span', { dir: 'auto' }, session.name ?? ''), this.#signOut()));
    const main = h('main', {});
    this.#open(bar, main);
    return [bar, main];
  }

  #alone(title, about, action) {
    return h('main', {}, h('div', { class: 'card stack alone' }, h('h1', {}, title), h('p', {}, about), action));
  }

  #signOut() {
    return h('button', { type: 'button', class: 'plain', onclick: async () => {
      await this.client.signOut();
      await this.refresh();
      focusOn(this.shadowRoot.querySelector('h1'));
    } }, t('signOut'));
  }

  #open(bar = this.shadowRoot.querySelector('.bar'), main = this.shadowRoot.querySelector('main')) {
    if (!bar) return;
    const [, path, rest] = location.hash.match(/^#\/([a-z]+)(?:\/([^/?]+))?$/) ?? [];
    const area = this.#areas.find(one => one.path === path) ?? this.#areas[0];
    for (const link of bar.querySelectorAll('nav a')) {
      if (link.hash === `#/${area.path}`) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    main.replaceChildren(area.screen(area.path === path && rest ? decodeURIComponent(rest) : undefined));
    scrollTo(0, 0);
  }
}

customElements.define('console-timeline', Timeline);
customElements.define('console-lead', Lead);
customElements.define('console-inbox', Inbox);
customElements.define('console-products', Products);
customElements.define('console-product', Product);
customElements.define('console-imports', Imports);
customElements.define('console-reach', Reach);
customElements.define('console-operations', Operations);
customElements.define('touchstone-console', Console);
