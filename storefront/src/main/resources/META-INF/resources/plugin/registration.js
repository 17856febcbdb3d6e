import { Attempt } from './client.js';
import { focusOn, h, TouchstoneElement } from './element.js';
import { choice, field, form } from './form.js';
import { words } from './format.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/** The name of the boxes for what may be agreed to. */
const CONSENT = 'consent';

/** The yes to a purpose, given to the notice that was shown. */
export function yes({ code, notice }) {
  return { purpose: code, granted: true, noticeHash: notice.hash };
}

/** How each field is typed; which there are, and with what value, is the service's to say. */
export const INPUTS = {
  givenName: { autocomplete: 'given-name', required: true, maxlength: 100 },
  familyName: { autocomplete: 'family-name', required: true, maxlength: 100 },
  email: { type: 'email', autocomplete: 'email', required: true, maxlength: 254 },
  company: { autocomplete: 'organization', maxlength: 200 },
  jobTitle: { autocomplete: 'organization-title', maxlength: 200 },
};

/**
 * The registration: pre-filled with what the prospect allowed the provider to hand over, and all of it theirs to correct.
 * Nobody is a prospect before sending it. Tells `touchstone-registered` with the prospect.
 *
 *   <touchstone-registration provider="social"></touchstone-registration>
 */
export class Registration extends TouchstoneElement {
  static look = [sheet(`
    form, .stack { max-inline-size: 36rem }
    fieldset { display: grid; gap: .9rem; margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: var(--radius); min-inline-size: 0 }
    legend { padding-inline: .4rem; font-weight: 650 }
  `)];

  #attempt = new Attempt();

  async render() {
    const session = await this.client.session();
    if (!session.signedIn) {
      return h('div', { class: 'stack' }, h('p', {}, t('registrationNeedsSignIn')),
        h('touchstone-sign-in', { 'data-key': this.dataset.key, provider: this.getAttribute('provider') ?? 'social' }));
    }
    if (!session.roles.includes('prospect')) return h('p', { class: 'notice' }, t('notAProspect', session));
    try {
      const [registration, { items: purposes }] = await Promise.all([this.client.registration(), this.client.get('/purposes')]);
      return this.#form(registration, purposes.filter(({ notice }) => notice));
    } catch (problem) {
      if (!problem.is?.('already-registered')) throw problem;
      return this.#registered(await this.client.me());
    }
  }

  #form({ fields, claims }, purposes) {
    const shown = new Set(fields.map(({ claim }) => claim));
    const others = Object.entries(claims).filter(([claim]) => !shown.has(claim));
    return form({ action: t('register'), send: data => this.#send(data, purposes) },
      h('p', {}, t('checkAndCorrect')),
      fields.map(({ name, value, claim, verified }) =>
        field({ name, label: t(name), value, hint: claim && t(verified ? 'fromSignInVerified' : 'fromSignIn'), ...INPUTS[name] })),
      others.length > 0 && h('div', { class: 'small quiet', part: 'claims' },
        h('p', {}, t('alsoKept')),
        h('ul', {}, others.map(([claim, text]) => h('li', {}, `${words(claim)}: `, h('bdi', {}, text))))),
      purposes.length > 0 && h('fieldset', { part: 'consents' }, h('legend', {}, t('mayAlso')),
        purposes.map(({ code, label, notice }) => choice({ name: CONSENT, value: code, label, about: notice.text }))));
  }

  async #send(data, purposes) {
    const agreed = data.getAll(CONSENT);
    data.delete(CONSENT);
    const registration = Object.fromEntries([...data].map(([name, text]) => [name, text.trim()]).filter(([, text]) => text));
    // What is left unticked is no answer.
    registration.consents = purposes.filter(({ code }) => agreed.includes(code)).map(yes);
    await this.client.register(registration, this.#attempt);
    const me = await this.client.me();
    const shown = this.#registered(me);
    this.show(shown);
    focusOn(shown.firstChild);
    this.tell('registered', me);
  }

  #registered(me) {
    return h('div', { class: 'notice good', part: 'done' }, h('p', {}, t('registered', { name: me.givenName, email: me.email })));
  }
}
