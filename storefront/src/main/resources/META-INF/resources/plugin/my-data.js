import { focusOn, h, TouchstoneElement } from './element.js';
import { field, form } from './form.js';
import { instant } from './format.js';
import { INPUTS } from './registration.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/** What prospects may correct by themselves. An e-mail address is another matter: it has to be confirmed. */
const CHANGEABLE = ['givenName', 'familyName', 'company', 'jobTitle'];

/**
 * What is held on the signed-in prospect: to read, to correct, to take along, to have its use ended, and to be erased.
 * Tells `touchstone-changed` with the prospect, and `touchstone-erased` when nothing is held any more.
 *
 *   <touchstone-my-data provider="social"></touchstone-my-data>
 */
export class MyData extends TouchstoneElement {
  static look = [sheet(`
    form, .stack { max-inline-size: 36rem }
    :host > div > * + * { margin-block-start: 1.5rem }
    section > * + * { margin-block-start: .9rem }
    section { padding-block-start: 1.5rem; border-block-start: 1px solid var(--line) }
    .consents li { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between; padding-block: .5rem; border-block-end: 1px solid var(--line); max-inline-size: 36rem }
    dialog { inline-size: min(30rem, calc(100vi - 2rem)); padding: 1.5rem; border: 1px solid var(--line); border-radius: calc(var(--radius) * 2); background: var(--surface); color: var(--ink) }
    dialog::backdrop { background: rgb(0 0 0 / .55) }
    dialog > * + * { margin-block-start: .9rem }
    .contacts, .contacts > div:not(.row), .contacts fieldset { display: grid; gap: 1.1rem; justify-items: stretch }
    .contacts fieldset { margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: var(--radius); min-inline-size: 0 }
    .contacts legend { padding-inline: .4rem; font-weight: 650 }
    .contacts .item { display: grid; grid-template-columns: 1fr auto; gap: .5rem; align-items: start }
    .contacts .item > button { margin-block-start: 1.8rem }
    .contacts fieldset > button { justify-self: start }
    .danger { border-color: var(--bad); color: var(--bad) }
  `)];

  #parts = {};

  async render() {
    const session = await this.client.session();
    if (!session.signedIn) {
      return h('div', { class: 'stack' }, h('p', {}, t('myDataNeedsSignIn')),
        h('div', {}, h('touchstone-sign-in', { 'data-key': this.dataset.key, provider: this.getAttribute('provider') ?? 'social' })));
    }
    if (!session.roles.includes('prospect')) return h('p', { class: 'notice' }, t('notAProspect', session));
    // What only this page needs is loaded by it, and not by every page.
    const parts = Promise.all([import('./contacts.js'), import('./rights.js')]);
    try {
      const answer = await this.client.send('GET', '/me');
      Object.assign(this.#parts, ...await parts);
      return this.#draw(answer);
    } catch (problem) {
      if (!problem.is?.('not-registered')) throw problem;
      return h('touchstone-registration', { 'data-key': this.dataset.key, 'ontouchstone-registered': () => this.refresh() });
    }
  }

  #draw({ value: me, tag }) {
    const contacts = new this.#parts.Contacts(me);
    return [
      h('p', { class: 'quiet' }, t('heldSince', { email: me.email, since: instant(me.registeredAt, { dateStyle: 'long' }) })),
      form({ action: t('save'), send: data => this.#save(data, tag, contacts) },
        CHANGEABLE.map(name => field({ name, label: t(name), value: me[name], ...INPUTS[name] })), contacts.element),
      this.#parts.emailChange(this.client),
      this.#parts.rights(this.client, tag, { changed: () => this.refresh(), erased: certificate => this.#erased(certificate) }),
    ];
  }

  async #save(data, tag, contacts) {
    const patch = { ...Object.fromEntries(CHANGEABLE.map(name => [name, data.get(name).trim() || null])), ...contacts.patch() };
    let said = 'saved';
    let answer;
    try {
      answer = await this.client.changeMe(patch, tag);
      this.tell('changed', answer.value);
    } catch (problem) {
      // Changed from another window meanwhile: show what is true now, rather than overwrite it.
      if (problem.status !== 412) throw problem;
      answer = await this.client.send('GET', '/me');
      said = 'changedElsewhere';
    }
    const notice = h('p', { class: 'notice good', part: 'done' }, t(said));
    this.show(notice, this.#draw(answer));
    focusOn(notice);
  }

  #erased({ id }) {
    const notice = h('div', { class: 'notice good', part: 'done' }, h('p', {}, t('erased')),
      h('a', { href: new URL(`/erasures/${encodeURIComponent(id)}`, this.client.origin) }, t('certificate')));
    this.show(notice);
    focusOn(notice);
    this.tell('erased', { certificate: id });
  }
}
