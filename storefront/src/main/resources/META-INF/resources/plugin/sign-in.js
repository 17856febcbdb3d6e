import { failure, focusOn, h, TouchstoneElement } from './element.js';
import { choice, form } from './form.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/**
 * Where the token lies meanwhile by which a further network is linked: for all windows, as a mailed link opens another one, and never in an address.
 * The address that the sign-in leads back to only tells, by this parameter, that it was begun for that.
 */
export const LINK = 'touchstone-link';

/**
 * Signs in with a social network, after showing what it would hand over and asking what of it may be kept.
 * Signed in, it shows who, and signs out.
 *
 * With `beside`, it is one more way in next to another such element: signed in, there is nothing of it.
 *
 * With `link`, whoever is signed in adds the network to their ways in: see touchstone-sign-ins.
 *
 *   <touchstone-sign-in provider="social" return="/where/to/go/then">Sign in with ...</touchstone-sign-in>
 */
export class SignIn extends TouchstoneElement {
  static look = [sheet(`
    :host { display: inline-block }
    :host([beside]) [aria-haspopup] { gap: .3em; padding-inline: 0; border-color: transparent }
    :host([beside]) [aria-haspopup]:not(:hover) { color: var(--quiet) }
    dialog {
      --pad: clamp(1.1rem, 4vi, 1.75rem);
      inline-size: min(34rem, calc(100vi - 2rem)); max-block-size: calc(100dvb - 2rem); padding: var(--pad); overflow: auto;
      border: 1px solid var(--line); border-radius: calc(var(--radius) * 2); background: var(--surface); color: var(--ink);
      text-align: start; font-weight: 400;
    }
    dialog::backdrop { background: rgb(0 0 0 / .55) }
    dialog > * + *, fieldset > * + * { margin-block-start: .75rem }
    fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0 }
    legend { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; inline-size: 100%; padding: 0; font-weight: 650 }
    /* In sight while the notice is read, where that leaves room to read it. */
    @media (height > 44rem) {
      dialog form > .row { position: sticky; inset-block-end: calc(-1 * var(--pad)); padding-block: .9rem var(--pad); margin-block-end: calc(-1 * var(--pad)); background: var(--surface) }
    }
    .legal { white-space: pre-line; padding-block-start: .9rem; border-block-start: 1px solid var(--line) }
    .who { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .15rem .75rem; min-block-size: 2.75rem }
  `)];

  #dialog = h('dialog', { part: 'dialog', 'aria-labelledby': 'title', onclose: () => this.#dialog.open || this.#dialog.replaceChildren() });
  #button = h('button', { type: 'button', part: 'button', 'aria-haspopup': 'dialog', onclick: () => this.#open() }, h('slot', {}, t('signIn')));
  #turn = 0;

  constructor() {
    super();
    this.shadowRoot.append(this.#dialog);
    this.show(this.#button);
  }

  async render() {
    const session = await this.client.session();
    const asks = !session.signedIn || this.hasAttribute('link');
    this.toggleAttribute('hidden', !asks && this.hasAttribute('beside'));
    if (asks) return this.#button;
    return h('span', { class: 'who', part: 'who' },
      session.name && h('span', { dir: 'auto' }, session.name),
      h('button', { type: 'button', class: 'plain', part: 'sign-out', onclick: () => this.#signOut() }, t('signOut')));
  }

  async refresh() {
    // The button stands there from the start: most visitors are not signed in, and nothing on the page should jump.
    try {
      this.show(await this.render());
    } catch {
      this.show(this.#button);
    }
  }

  async #signOut() {
    try {
      await this.client.signOut();
      location.reload();
    } catch (problem) {
      this.show(this.failed(problem));
    }
  }

  #open() {
    this.#turn++;
    this.#fill(h('p', { class: 'quiet' }, t('loading')), this.#cancel());
    this.#dialog.showModal();
    this.#load();
  }

  /** Draws the answer only where it is still waited for: closed and opened again meanwhile, the dialog may hold ticks already. */
  async #load() {
    const turn = this.#turn;
    const isAwaited = () => this.#dialog.open && turn === this.#turn;
    try {
      const provider = await this.client.provider(this.getAttribute('provider') ?? 'social');
      if (!isAwaited()) return;
      this.#fill(...this.#ask(provider));
      focusOn(this.#dialog.querySelector('h2'));
    } catch (problem) {
      if (isAwaited()) this.#fill(failure(problem, () => this.#load()), this.#cancel());
    }
  }

  #fill(...nodes) {
    this.#dialog.replaceChildren(...nodes);
  }

  #cancel() {
    return h('button', { type: 'button', onclick: () => this.#dialog.close() }, t('cancel'));
  }

  #ask(provider) {
    const boxes = provider.claims.map(({ name, label, use, required }) => choice({
      name: 'claims', value: name, label, about: required ? `${use} ${t('alwaysComes')}` : use, checked: required, disabled: required,
    }));
    const tickAll = () => boxes.forEach(box => { box.querySelector('input').checked = true; });
    const asked = form({ action: t('continueTo', provider), send: data => this.#goOn(provider, data.getAll('claims')) },
      h('fieldset', {},
        h('legend', {}, h('span', {}, t('mayKeep')), h('button', { type: 'button', class: 'plain small', onclick: tickAll }, t('chooseAll'))),
        boxes),
      h('p', { class: 'small quiet legal', lang: provider.notice.locale }, provider.notice.text));
    asked.lastChild.append(this.#cancel());
    return [h('h2', { id: 'title' }, t('signInWith', provider)), h('p', {}, t('willShare', provider)), asked];
  }

  async #goOn(provider, claims) {
    const { id } = await this.client.chooseCapture({ provider: provider.alias, claims, noticeHash: provider.notice.hash });
    const target = new URL(this.getAttribute('return') ?? location.href, location);
    if (this.hasAttribute('link')) {
      const { token } = await this.client.post('/me/link-tokens');
      localStorage.setItem(LINK, token);
      target.searchParams.set(LINK, '');
      // The identity server would let the same person in again.
      await this.client.signOut();
    }
    const { origin, pathname, search, hash, href } = target;
    const back = origin === this.client.origin ? pathname + search + hash : href;
    location.assign(this.client.signInAddress({ provider: provider.alias, choice: id, back }));
  }
}
