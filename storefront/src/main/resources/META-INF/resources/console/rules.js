import { h } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { instant, language } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { locale, t } from '/plugin/texts.js';
import { ask } from './ask.js';
import { views, viewsLook } from './defined.js';
import { askLook } from './look.js';
import { failed, said } from './notices.js';
import { KINDS } from './status.js';
import { table, tableLook, tabsLook } from './tabs.js';
import { codes } from './teams.js';
import { Part, work } from './work.js';

const BASE = '/routing-rules';
const BY = ['ROUND_ROBIN', 'LOAD', 'ACCOUNT_OWNER'];
const LISTS = ['countries', 'languages', 'products', 'families'];

/** Which requests go to which team: the first rule that fits. Operators change a draft of them, and see what it would do before it counts. */
export class Rules extends Part {
  static look = [work, tabsLook, viewsLook, tableLook, askLook, sheet(`
    ol { border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.5); background: var(--surface); counter-reset: rule }
    li { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) auto; gap: .15rem .75rem; align-items: center; padding: .55rem .9rem; counter-increment: rule }
    li::before { content: counter(rule); color: var(--quiet); font-variant-numeric: tabular-nums }
    li + li { border-block-start: 1px solid var(--line) }
    li .row { gap: .25rem .75rem; justify-content: flex-end }
    li button.step { min-inline-size: 1.875rem; padding: 0 }
    li button[aria-disabled=true] { cursor: default }
    @media (width < 40rem) { li .row { grid-column: 2 / -1; justify-content: flex-start } }
    .notice, .draft { margin-block-end: 1rem }
    .draft { position: sticky; inset-block-start: .5rem; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; padding: .5rem .9rem; border: 1px solid var(--accent); border-radius: var(--radius); background: var(--surface) }
    .draft span { margin-inline-end: auto }
    .card { margin-block-start: 1rem; grid-template-columns: minmax(0, 1fr) }
    .first { margin-block-start: .6rem }
    .kinds { display: flex; flex-wrap: wrap; gap: .25rem 1rem }
    .kinds label { display: flex; gap: .4rem; align-items: center; font-weight: 400 }
  `)];

  #seen;
  #teams = new Map();
  #draft;
  #told;

  async render() {
    document.title = `${t('routing')} – Touchstone`;
    const [{ roles }, { items: teams }, seen] = await Promise.all([this.client.session(), this.client.get('/teams', { limit: 200 }), this.client.send('GET', BASE)]);
    this.#teams = new Map(teams.map(({ id, definition }) => [id, definition.name]));
    // Once there is a draft, it is measured against what it was made from.
    if (!this.#draft) this.#seen = { rules: seen.value.rules, tag: seen.tag };
    const operator = roles.includes('operator');
    const rules = this.#draft ?? this.#seen.rules;
    return [h('div', { class: 'top' }, h('h1', {}, t('routing')), h('div', { class: 'row' }, views('teams/rules'), operator && !this.#draft && this.#teams.size > 0 && this.#adding())),
      this.#draft && this.#bar(),
      this.#told && h('p', { class: 'notice bad', role: 'alert' }, this.#told),
      this.#teams.size === 0 && operator && h('p', { class: 'notice' }, t('noTeamsForRules')),
      rules.length === 0 ? h('p', { class: 'notice' }, t(operator ? 'noRulesYet' : 'noRules')) : h('ol', { role: 'list', 'aria-label': t('rulesOrder') }, rules.map((rule, index) => this.#row(rule, index, rules.length, operator))),
      h('p', { class: 'quiet small first' }, t('rulesFirstFits')),
      this.#draft && await this.#preview()].filter(Boolean);
  }

  #adding() {
    return h('button', { type: 'button', class: this.#draft ? 'small' : 'main', 'data-at': 'new', onclick: () => this.#edit() }, t('newRule'));
  }

  #bar() {
    return h('div', { class: 'draft', role: 'group', 'aria-label': t('rulesDraft') }, h('span', {}, t('rulesDraft')), this.#adding(),
      h('button', { type: 'button', class: 'small', 'data-at': 'discard', onclick: () => this.#settle() }, t('discard')),
      h('button', { type: 'button', class: 'small main', 'data-at': 'save', onclick: () => this.#save() }, t('save')));
  }

  #row(rule, index, count, operator) {
    const { name, team, by } = rule;
    const step = (to, sign, text, at) => h('button', { type: 'button', class: 'small step', 'aria-label': t(text, { name }), 'aria-disabled': String(to < 0 || to >= count), 'data-at': `${at} ${index}`, onclick: () => this.#move(index, to, at) }, sign);
    return h('li', { onkeydown: event => {
      if (!operator || !event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
      event.preventDefault();
      this.#move(index, index + (event.key === 'ArrowUp' ? -1 : 1), event.target.dataset.at.split(' ')[0]);
    } }, h('div', {}, h('b', { dir: 'auto' }, name), h('div', {}, conditions(rule)), h('div', { class: 'quiet' }, t('goesTo', { team: this.#teams.get(team) ?? team, by: t(`by ${by}`) }))),
    operator && h('div', { class: 'row' }, step(index - 1, '↑', 'moveUp', 'up'), step(index + 1, '↓', 'moveDown', 'down'),
      h('button', { type: 'button', class: 'plain small', 'data-at': `change ${index}`, 'aria-label': t('changeOne', { name }), onclick: () => this.#edit(rule, index) }, t('change')),
      h('button', { type: 'button', class: 'plain small', 'data-at': `remove ${index}`, 'aria-label': t('removeOne', { name }), onclick: () => this.#change(this.#rules().toSpliced(index, 1), 'new').catch(failed) }, t('remove'))));
  }

  #rules() {
    return [...this.#draft ?? this.#seen.rules];
  }

  async #move(from, to, at) {
    const rules = this.#rules();
    if (to < 0 || to >= rules.length) return;
    const [rule] = rules.splice(from, 1);
    rules.splice(to, 0, rule);
    try {
      await this.#change(rules, `${at} ${to}`);
      this.say(t('ruleMovedTo', { name: rule.name, place: to + 1, count: rules.length }));
    } catch (problem) {
      failed(problem);
    }
  }

  /** @param {string} at what has the focus then */
  async #change(rules, at) {
    this.#draft = rules;
    await this.renew();
    this.shadowRoot.querySelector(`[data-at="${CSS.escape(at)}"]`)?.focus({ preventScroll: true });
  }

  /** A new one stands first: behind one that takes all else it would never count. */
  async #edit(rule, index = 0) {
    const { name, kinds = [], team, by } = rule ?? {};
    let rules;
    const sent = await ask(this.shadowRoot, { title: rule ? t('changeOne', { name }) : t('newRule'), about: t(rule ? 'ruleAbout' : 'newRuleAbout'), action: t('intoDraft'), send: async data => {
      const made = { name: data.get('name').trim(), kinds: data.getAll('kinds'), ...Object.fromEntries(LISTS.map(list => [list, codes(data.get(list))])), team: data.get('team'), by: data.get('by') };
      rules = this.#rules().toSpliced(index, rule ? 1 : 0, made);
      try {
        // Nothing is kept yet: whether it can be is said where it was typed.
        await this.client.post(`${BASE}/previews`, { rules });
      } catch (problem) {
        problem.errors?.forEach(error => { error.pointer = error.pointer.replace(`/rules/${index}/`, '/'); });
        throw problem;
      }
    } }, field({ name: 'name', label: t('name'), required: true, maxlength: 100, value: name }),
    h('fieldset', {}, h('legend', {}, t('kinds'), ' ', h('span', { class: 'quiet' }, t('anyIfNone'))), h('div', { class: 'kinds' }, KINDS.map(kind => h('label', {}, h('input', { type: 'checkbox', name: 'kinds', value: kind, checked: kinds.includes(kind) }), t(`kind ${kind}`))))),
    LISTS.map(list => field({ name: list, label: t(list), hint: t(`${list}Hint`), value: (rule?.[list] ?? []).join(', ') })),
    field({ name: 'team', label: t('team'), required: true, value: team ?? '', choices: [...this.#teams] }),
    field({ name: 'by', label: t('whoGetsIt'), required: true, value: by ?? '', choices: BY.map(one => [one, t(`by ${one}`)]) }));
    if (sent) await this.#change(rules, `change ${index}`).catch(failed);
  }

  async #preview() {
    const { items, more } = await this.client.post(`${BASE}/previews`, { rules: this.#draft });
    return h('section', { class: 'card stack' }, h('h2', {}, t('whoWaits')), h('p', { class: 'quiet' }, t('whoWaitsAbout')),
      items.length === 0 ? h('p', { class: 'quiet' }, t('nobodyWaits')) : table(t(more ? 'theNewestWaiting' : 'allWaiting', { count: items.length }), [t('request'), t('askedWhen'), t('teamNow'), t('wouldGoTo'), t('byRule')],
        items.map(({ kind, product, createdAt, team, rule, wouldBe }) => [[t(`kind ${kind}`), product && ` · ${product}`].filter(Boolean).join(''), instant(createdAt), team ?? t('noTeam'), wouldBe === team ? wouldBe ?? t('noTeam') : h('b', {}, wouldBe ?? t('noTeam')), rule ?? '–'])));
  }

  async #save() {
    const { rules: former } = this.#seen;
    try {
      await this.client.send('PUT', BASE, { body: { rules: this.#draft }, headers: { 'If-Match': this.#seen.tag } });
      await this.#settle();
      said(t('rulesSaved'), async () => {
        const { tag } = await this.client.send('GET', BASE);
        await this.client.send('PUT', BASE, { body: { rules: former }, headers: { 'If-Match': tag } });
        await this.renew();
      });
    } catch (problem) {
      if (problem.status !== 412) return failed(problem);
      const { value, tag } = await this.client.send('GET', BASE);
      this.#told = t('rulesMeanwhile', { what: different(former, value.rules) });
      this.#seen = { rules: value.rules, tag };
      await this.renew();
    }
  }

  async #settle() {
    this.#draft = undefined;
    this.#told = undefined;
    await this.renew();
    this.shadowRoot.querySelector('[data-at=new]')?.focus();
  }
}

/** What a rule asks for, in words. */
function conditions({ kinds = [], countries = [], languages = [], products = [], families = [] }) {
  const list = names => new Intl.ListFormat(locale(), { type: 'disjunction' }).format(names);
  const regions = new Intl.DisplayNames(locale(), { type: 'region' });
  return [kinds.length > 0 ? list(kinds.map(kind => t(`kind ${kind}`))) : t('everyRequest'),
    countries.length > 0 && t('fromCountries', { list: list(countries.map(code => regions.of(code))) }), languages.length > 0 && t('inLanguages', { list: list(languages.map(language)) }),
    products.length > 0 && t('onProducts', { list: list(products) }), families.length > 0 && t('onFamilies', { list: list(families) })].filter(Boolean).join(' · ');
}

/** What became of rules, by their names. */
function different(before, now) {
  const named = rules => new Map(rules.map(rule => [rule.name, JSON.stringify(rule)]));
  const [old, fresh] = [named(before), named(now)];
  const told = [...fresh].filter(([name, rule]) => old.get(name) !== rule).map(([name]) => t(old.has(name) ? 'ruleChanged' : 'ruleAdded', { name }));
  told.push(...[...old.keys()].filter(name => !fresh.has(name)).map(name => t('ruleRemoved', { name })));
  return told.join(', ') || t('rulesReordered');
}
