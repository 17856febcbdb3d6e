import { h, pages } from '/plugin/element.js';
import { field, form } from '/plugin/form.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { failed, said } from './notices.js';
import { step } from './shortcuts.js';
import { table, tableLook, tabs, tabsLook, tableRow } from './tabs.js';
import { Part, work } from './work.js';

/** As the realm has them; none of prospects and customers. */
const ROLES = ['sales', 'marketing', 'steward', 'approver', 'operator'];

/** Who of our people may do what: a tick gives a role, taking it away takes it. */
export class Users extends Part {
  static look = [work, tableLook, tabsLook, sheet(`
    h1 { margin-block-end: 0 }
    .find { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: end; margin-block-end: 1rem }
    .find form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end }
    .find .hint, .find form > div:empty { display: none }
    td input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--accent) }
    .off th { color: var(--quiet) }
    th .small { display: block; font-weight: 400 }
    console-staff-changes { margin-block-start: 1rem }
  `)];

  #role = '';
  #name;
  #self;

  keys() {
    return [
      ['j', t('nextRow'), () => step(this.#first(), 1)],
      ['k', t('previousRow'), () => step(this.#first(), -1)],
      ['/', t('findAccount'), () => this.shadowRoot.querySelector('[name=username]')?.focus()],
    ];
  }

  /** The first box of each row. */
  #first() {
    return [...this.shadowRoot.querySelectorAll('tbody tr')].map(row => row.querySelector('input:enabled')).filter(Boolean);
  }

  async render() {
    document.title = `${t('users')} – Touchstone`;
    const [first, { subject }] = await Promise.all([this.#page(), this.client.session()]);
    this.#self = subject;
    return [
      h('div', { class: 'top' }, h('h1', {}, t('users')),
        tabs(t('role'), ['', ...ROLES].map(role => [role, t(role ? `role ${role}` : 'everyRole')]), this.#name ? undefined : this.#role, role => this.#choose({ role }, `.tabs [value="${role}"]`))),
      h('div', { class: 'find' }, form({ action: t('find'), send: data => this.#choose({ name: data.get('username').trim() }, '[name=username]') },
        field({ name: 'username', label: t('findAccount'), required: true, maxlength: 255, value: this.#name, autocomplete: 'off' })),
        this.#name && h('button', { type: 'button', onclick: () => this.#choose({}, '[name=username]') }, t('showAllStaff'))),
      this.#list(first),
      h('console-staff-changes'),
    ].flat();
  }

  /** What was changed is known here, also while the identity server is away. */
  failed(problem) {
    return h('div', { class: 'stack' }, h('h1', {}, t('users')), super.failed(problem), h('console-staff-changes'));
  }

  #page(after) {
    return this.client.get('/staff', this.#name ? { username: this.#name } : { role: this.#role || undefined, limit: 50, after });
  }

  #list(first) {
    if (first.items.length === 0) return [h('p', { class: 'notice' }, t(this.#name ? 'noSuchAccount' : 'nobodyHasRole'))];
    const shown = table(t('usersAbout'), [t('name'), ...ROLES.map(role => t(`role ${role}`)), t('access')], []);
    const draw = members => {
      const rows = members.map(member => this.#row(member));
      shown.querySelector('tbody').append(...rows);
      return rows;
    };
    return [h('section', { class: 'card' }, shown, pages(first, after => this.#page(after), draw))];
  }

  #row(member) {
    const { id, username, name = username, enabled, roles } = member;
    const self = id === this.#self;
    const row = tableRow([h('span', { dir: 'auto' }, name, h('span', { class: 'quiet small' }, [username, self && t('yourself')].filter(Boolean).join(' · '))),
      ...ROLES.map(role => h('input', { type: 'checkbox', checked: roles.includes(role), disabled: self && role === 'operator', 'data-at': `${id} ${role}`, 'aria-label': t('roleOf', { role: t(`role ${role}`), name }),
        onchange: event => this.#set(member, role, event.target.checked) })),
      self ? h('span', { class: 'quiet small' }, t('notYourself')) : h('button', { type: 'button', class: 'plain small', 'data-at': `${id} access`, 'aria-label': t(enabled ? 'switchOffOne' : 'switchOnOne', { name }), onclick: () => this.#letIn(member, !enabled) },
        t(enabled ? 'switchOff' : 'switchOn'))]);
    if (!enabled) row.className = 'off';
    if (!enabled) row.firstChild.append(h('span', { class: 'small bad-text' }, t('isSwitchedOff')));
    return row;
  }

  async #choose({ role = '', name }, focus) {
    this.#role = role;
    this.#name = name;
    await this.refresh();
    this.shadowRoot.querySelector(focus)?.focus();
  }

  async #set({ id, username, name = username }, role, given) {
    const send = now => this.client.send(now ? 'PUT' : 'DELETE', `/staff/${id}/roles/${role}`, {});
    await this.#do(() => send(given), t(given ? 'roleGiven' : 'roleTaken', { role: t(`role ${role}`), name }), () => send(!given));
  }

  async #letIn({ id, username, name = username }, enabled) {
    const send = now => this.client.send('PUT', `/staff/${id}/access`, { body: { enabled: now } });
    await this.#do(() => send(enabled), t(enabled ? 'switchedOn' : 'switchedOff', { name }), () => send(!enabled));
  }

  /** Says what was done, and takes it back; what could not be done is shown as it still is. */
  async #do(act, text, undo) {
    try {
      await act();
      said(text, async () => {
        await undo();
        await this.renew();
      });
    } catch (problem) {
      failed(problem);
      await this.refresh();
      return;
    }
    await this.renew();
  }
}
