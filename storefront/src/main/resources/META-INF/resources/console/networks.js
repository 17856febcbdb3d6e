import { failure, focusOn, h } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { instant, words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { locale, t } from '/plugin/texts.js';
import { ask } from './ask.js';
import { askLook } from './look.js';
import { said } from './notices.js';
import { table, tableLook } from './tabs.js';
import { Part, work } from './work.js';

const USES = ['store', 'refresh', 'show', 'sell', 'score', 'export', 'mail'];
const DECISIONS = ['CAPTURE', 'SHOW_ONLY', 'DECLINE'];

/** What each network hands over, what is done with it, how often it helped, what its terms allow; decided here by stewards, with a reason. `inside` another screen it has no heading of its own. */
export class Networks extends Part {
  static look = [work, tableLook, askLook, sheet(`
    h1 { margin-block-end: 1rem }
    .screen { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) }
    .uses { display: flex; flex-wrap: wrap; gap: .4rem }
    .allowed { background: color-mix(in srgb, var(--good) 16%, transparent) }
    .refused { text-decoration: line-through; color: var(--quiet) }
    .uses-asked { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .35rem }
    .uses-asked label { display: flex; gap: .4rem; align-items: center; font-weight: 400 }
    .uses-asked input { inline-size: 1.125rem; block-size: 1.125rem; margin: 0; accent-color: var(--accent) }
  `)];

  #decides = false;

  async render() {
    document.title = `${t('networks')} – Touchstone`;
    const [{ items: providers }, { roles }] = await Promise.all([this.client.get('/providers'), this.client.session()]);
    this.#decides = roles.includes('steward');
    const all = await Promise.all(providers.map(async ({ alias, name }) => {
      const path = `/providers/${encodeURIComponent(alias)}`;
      const [rules, { items: policies }] = await Promise.all([this.client.send('GET', `${path}/rules`), this.client.get(`${path}/capture-policies`)]);
      return this.#network(path, name, rules, policies);
    }));
    return [!this.hasAttribute('inside') && h('h1', {}, t('networks')), providers.length === 0 && h('p', { class: 'notice' }, t('noNetworks')), h('div', { class: 'screen' }, all, !this.hasAttribute('inside') && h('console-rates'))];
  }

  #network(path, name, { value: rules, tag }, policies) {
    const most = Math.max(1, ...policies.map(({ allowed }) => allowed));
    const percent = new Intl.NumberFormat(locale(), { style: 'percent' });
    return h('section', { class: 'card stack', 'aria-label': name },
      h('div', { class: 'head' }, h('h2', { dir: 'auto' }, name), this.#decides && h('button', { type: 'button', class: 'small', 'data-at': `rules ${path}`, onclick: () => this.#rule(path, name, rules, tag) }, t('changeRules'))),
      h('ul', { class: 'uses', role: 'list', 'aria-label': t('rulesOf', { name }) }, USES.map(use => h('li', { class: `tag ${rules[use] ? 'allowed' : 'refused'}` }, t(`use ${use}`), h('span', { class: 'unseen' }, t(rules[use] ? 'allowedUse' : 'refusedUse')))),
        rules.keepDays && h('li', { class: 'tag' }, t('keptDays', { days: rules.keepDays }))),
      h('p', { class: 'quiet small' }, rules.decidedAt ? t('decidedBy', { who: rules.decidedBy, when: instant(rules.decidedAt), why: rules.reason }) : t('rulesUndecided')),
      this.#past(path, name),
      table(t('policiesOf', { name }), [t('claim'), t('decision'), t('why'), t('allowedIt'), t('helped'), t('wonWith'), ...this.#decides ? [''] : []], policies.map(policy => [
        words(policy.claim), t(`decision ${policy.decision}`),
        h('span', { class: 'small' }, policy.since ? t('decidedBy', { who: policy.decidedBy, when: instant(policy.since), why: policy.reason }) : t('asShipped')),
        h('span', { class: 'number' }, policy.allowed.toLocaleString(locale()), h('span', { class: 'quiet small' }, ` ${percent.format(policy.allowed / most)}`)),
        h('span', { class: 'number' }, policy.confirmed.toLocaleString(locale())),
        h('span', { class: 'number' }, policy.won.toLocaleString(locale())),
        ...this.#decides ? [h('button', { type: 'button', class: 'plain small', 'data-at': `${path} ${policy.claim}`, 'aria-label': t('changePolicy', { claim: words(policy.claim) }), onclick: () => this.#decide(path, policy) }, t('change'))] : []])));
  }

  #past(path, name) {
    const body = h('div', {});
    return h('details', { ontoggle: async event => {
      if (!event.target.open) return;
      try {
        const { items } = await this.client.get(`${path}/rules/revisions`);
        body.replaceChildren(items.length === 0 ? h('p', { class: 'quiet' }, t('rulesUndecided')) : table(t('rulesOf', { name }), [t('when'), t('allowedUse'), t('who'), t('why')], items.map(one =>
          [instant(one.decidedAt), USES.filter(use => one[use]).map(use => t(`use ${use}`)).join(', ') || '–', one.decidedBy, one.reason])));
      } catch (problem) {
        body.replaceChildren(failure(problem));
      }
    } }, h('summary', { class: 'small' }, t('rulesBefore')), body);
  }

  async #rule(path, name, rules, tag) {
    const sent = await ask(this.shadowRoot, { title: t('rulesOf', { name }), about: t('rulesAbout'), action: t('decide'), send: data => this.client.send('PUT', `${path}/rules`, {
      body: { ...Object.fromEntries(USES.map(use => [use, data.get(use) === 'on'])), keepDays: data.get('keepDays') ? Number(data.get('keepDays')) : undefined, reason: data.get('reason').trim() }, headers: { 'If-Match': tag } }) },
    h('fieldset', {}, h('legend', {}, t('allowedUse')), h('div', { class: 'uses-asked' }, USES.map(use => h('label', {}, h('input', { type: 'checkbox', name: use, checked: rules[use] }), t(`use ${use}`))))),
    field({ name: 'keepDays', label: t('keepDays'), hint: t('keepDaysHint'), type: 'number', min: 1, max: 36500, value: rules.keepDays }),
    field({ name: 'reason', label: t('whichTerms'), rows: 2, maxlength: 1000, required: true }));
    if (sent) await this.#again(t('rulesDecided', { name }));
  }

  async #decide(path, { claim, decision, revision }) {
    const sent = await ask(this.shadowRoot, { title: t('changePolicy', { claim: words(claim) }), action: t('decide'), send: data => this.client.send('PUT', `${path}/capture-policies/${encodeURIComponent(claim)}`, {
      body: { decision: data.get('decision'), reason: data.get('reason').trim() }, headers: { 'If-Match': `"${revision}"` } }) },
    field({ name: 'decision', label: t('decision'), required: true, value: decision, choices: DECISIONS.map(one => [one, t(`decision ${one}`)]) }),
    field({ name: 'reason', label: t('why'), rows: 2, maxlength: 1000, required: true }));
    if (sent) await this.#again(t('policyDecided', { claim: words(claim) }));
  }

  async #again(text) {
    await this.renew();
    said(text);
    if (!this.shadowRoot.activeElement) focusOn(this.shadowRoot.querySelector('h1'));
  }
}
