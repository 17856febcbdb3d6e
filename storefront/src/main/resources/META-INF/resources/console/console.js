import { focusOn, h, TouchstoneElement } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { addTexts, t } from '/plugin/texts.js';
import { Inbox } from './inbox.js';
import { Lead } from './lead.js';
import en from './texts/en.js';
import { Timeline } from './timeline.js';

addTexts('en', en);

/** The console: who is signed in and may see what, and one screen per address. */
class Console extends TouchstoneElement {
  static look = [sheet(`
    .bar { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; align-items: center; padding: .6rem clamp(1rem, 4vi, 2.5rem); border-block-end: 1px solid var(--line); background: var(--surface) }
    .bar b { letter-spacing: -.01em }
    .bar .who { display: flex; flex-wrap: wrap; gap: .15rem .9rem; align-items: center; margin-inline-start: auto; min-block-size: 2.75rem }
    .bar nav a { color: inherit; text-decoration: none; padding-block: .35rem; box-shadow: 0 2px var(--accent) }
    main { max-inline-size: 76rem; margin-inline: auto; padding: clamp(1.25rem, 4vi, 2.25rem) clamp(1rem, 4vi, 2.5rem) }
    .alone { max-inline-size: 30rem; margin-block-start: 12dvb; margin-inline: auto; justify-items: start }
  `)];

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
    if (!session.roles.includes('sales')) {
      return this.#alone(t('noPermission'), t('noPermissionAbout', { name: session.name ?? '' }), this.#signOut());
    }
    const main = h('main', {}, this.#screen());
    return [
      h('header', { class: 'bar' },
        h('b', {}, 'Touchstone'),
        h('nav', { 'aria-label': t('console') }, h('a', { href: '#/leads' }, t('demoRequests'))),
        h('div', { class: 'who' }, h('span', { dir: 'auto' }, session.name ?? ''), this.#signOut())),
      main,
    ];
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

  #screen() {
    const [, lead] = location.hash.match(/^#\/leads\/([^/?]+)$/) ?? [];
    return lead ? h('console-lead', { lead: decodeURIComponent(lead) }) : h('console-inbox');
  }

  #open() {
    this.shadowRoot.querySelector('main')?.replaceChildren(this.#screen());
    scrollTo(0, 0);
  }
}

customElements.define('console-timeline', Timeline);
customElements.define('console-lead', Lead);
customElements.define('console-inbox', Inbox);
customElements.define('touchstone-console', Console);
