import { focusOn, h, TouchstoneElement } from './element.js';
import { field, form } from './form.js';
import { instant } from './format.js';
import { INPUTS } from './registration.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/** What prospects may correct by themselves. An e-mail address is another matter: it has to be confirmed. */
const CHANGEABLE = ['givenName', 'familyName', 'company', 'jobTitle'];

/**
 * What is held on the signed-in prospect: to read, to correct, to take along.
 * Tells `touchstone-changed` with the prospect.
 *
 *   <touchstone-my-data provider="social"></touchstone-my-data>
 */
export class MyData extends TouchstoneElement {
  static look = [sheet(`
    form, .stack { max-inline-size: 36rem }
    :host > div > * + * { margin-block-start: 1.5rem }
  `)];

  async render() {
    const session = await this.client.session();
    if (!session.signedIn) {
      return h('div', { class: 'stack' }, h('p', {}, t('myDataNeedsSignIn')),
        h('div', {}, h('touchstone-sign-in', { 'data-key': this.dataset.key, provider: this.getAttribute('provider') ?? 'social' })));
    }
    if (!session.roles.includes('prospect')) return h('p', { class: 'notice' }, t('notAProspect', session));
    try {
      return this.#draw(await this.client.send('GET', '/me'));
    } catch (problem) {
      if (!problem.is?.('not-registered')) throw problem;
      return h('touchstone-registration', { 'data-key': this.dataset.key, 'ontouchstone-registered': () => this.refresh() });
    }
  }

  #draw({ value: me, tag }) {
    return [
      h('p', { class: 'quiet' }, t('heldSince', { email: me.email, since: instant(me.registeredAt, { dateStyle: 'long' }) })),
      form({ action: t('save'), send: data => this.#save(data, tag) },
        CHANGEABLE.map(name => field({ name, label: t(name), value: me[name], ...INPUTS[name] }))),
      h('div', {}, h('button', { type: 'button', part: 'button', onclick: () => take(me) }, t('takeAlong'))),
    ];
  }

  async #save(data, tag) {
    const patch = Object.fromEntries(CHANGEABLE.map(name => [name, data.get(name).trim() || null]));
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
}

function take(me) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(me, null, 2)], { type: 'application/json' }));
  h('a', { href: address, download: 'my-data.json' }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
