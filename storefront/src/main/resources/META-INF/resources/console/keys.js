import { h } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { ask } from './ask.js';
import { askLook } from './look.js';
import { said } from './notices.js';
import { table, tableLook } from './tabs.js';
import { ago } from './time.js';
import { once, Part, patch, work } from './work.js';

/** The keys of shops and their servers: made, changed, replaced and revoked. */
export class Keys extends Part {
  static look = [work, tableLook, askLook, sheet(`
    .top { display: flex; flex-wrap: wrap; gap: .75rem 2rem; align-items: center; justify-content: space-between; margin-block-end: 1rem }
    .notice { margin-block-end: 1rem }
    code { overflow-wrap: anywhere }
    .revoked { color: var(--quiet) }
    td .row { gap: .25rem .75rem }
  `)];

  #made;

  async render() {
    document.title = `${t('keysOfShops')} – Touchstone`;
    const { items: keys } = await this.client.get('/keys', { limit: 200 });
    const made = this.#made;
    this.#made = undefined;
    return [
      h('div', { class: 'top' }, h('h1', {}, t('keysOfShops')), h('button', { type: 'button', class: 'main', 'data-at': 'new', onclick: () => this.#make() }, t('newKey'))),
      made && h('div', { class: 'notice good', role: 'status' }, h('p', {}, t(made.kind === 'SECRET' ? 'secretShownOnce' : 'keyMade', made)), h('code', {}, made.value),
        h('button', { type: 'button', class: 'small', onclick: () => navigator.clipboard.writeText(made.value).then(() => said(t('copiedKey'))) }, t('copy'))),
      keys.length === 0 ? h('p', { class: 'notice' }, t('noKeys')) : h('section', { class: 'card' }, table(t('keysAbout'), [t('name'), t('kind'), t('channel'), t('origins'), t('usedLast'), ''], keys.map(key => this.#row(key)))),
    ];
  }

  #row(key) {
    const { id, name, kind, channel, origins, value, usedAt, revokedAt, formerUntil } = key;
    return [h('span', { class: revokedAt && 'revoked' }, name, value && h('div', { class: 'quiet small' }, h('code', {}, value))), t(`kind of key ${kind}`), channel,
      origins.length > 0 ? h('ul', {}, origins.map(origin => h('li', { class: 'small' }, origin))) : h('span', { class: 'quiet' }, t(kind === 'SECRET' ? 'noPages' : 'ownPages')),
      usedAt ? h('time', { datetime: usedAt, title: instant(usedAt) }, ago(usedAt)) : h('span', { class: 'quiet' }, t('never')),
      revokedAt ? h('span', { class: 'quiet' }, t('revokedWhen', { when: instant(revokedAt, { dateStyle: 'medium' }) })) : h('div', { class: 'row' },
        formerUntil && new Date(formerUntil) > new Date() && h('span', { class: 'quiet small' }, t('formerUntil', { when: instant(formerUntil) })),
        kind !== 'SECRET' && h('button', { type: 'button', class: 'plain small', 'data-at': `change ${id}`, 'aria-label': t('changeOrigins', { name }), onclick: () => this.#change(key) }, t('change')),
        h('button', { type: 'button', class: 'plain small', 'data-at': `rotate ${id}`, 'aria-label': t('replaceKey', { name }), onclick: () => this.#rotate(key) }, t('replace')),
        h('button', { type: 'button', class: 'plain small', 'data-at': `revoke ${id}`, 'aria-label': t('revokeKey', { name }), onclick: () => this.#revoke(key) }, t('revoke')))];
  }

  async #make() {
    const sent = await ask(this.shadowRoot, { title: t('newKey'), action: t('newKey'), send: async data => {
      const origins = lines(data.get('origins'));
      this.#made = await this.client.post('/keys', { name: data.get('key').trim(), kind: data.get('kind'), channel: data.get('channel').trim(), origins }, once());
    } }, field({ name: 'key', label: t('name'), hint: t('keyNameHint'), required: true, pattern: '[a-z0-9][a-z0-9\\-]{0,39}' }),
    field({ name: 'kind', label: t('kind'), required: true, choices: ['PUBLISHABLE', 'SECRET'].map(kind => [kind, t(`kind of key ${kind}`)]) }),
    field({ name: 'channel', label: t('channel'), required: true, value: 'web', maxlength: 40 }),
    field({ name: 'origins', label: t('origins'), hint: t('originsHint'), rows: 3 }));
    if (sent) await this.renew();
  }

  async #change({ id, name, origins }) {
    const { tag } = await this.client.send('GET', `/keys/${id}`);
    const sent = await ask(this.shadowRoot, { title: t('changeOrigins', { name }), action: t('save'), send: data => patch(this.client, `/keys/${id}`, { origins: lines(data.get('origins')) }, tag) },
      field({ name: 'origins', label: t('origins'), hint: t('originsHint'), rows: 4, value: origins.join('\n') }));
    if (!sent) return;
    await this.renew();
    said(t('saved'), async () => {
      const now = await this.client.send('GET', `/keys/${id}`);
      await patch(this.client, `/keys/${id}`, { origins }, now.tag);
      await this.renew();
    });
  }

  async #rotate({ id, name }) {
    const sent = await ask(this.shadowRoot, { title: t('replaceKey', { name }), about: t('replaceAbout'), action: t('replace'), send: async data => {
      this.#made = await this.client.post(`/keys/${id}/rotations`, { overlapHours: Number(data.get('overlap')) }, once());
    } }, field({ name: 'overlap', label: t('overlapHours'), type: 'number', min: 0, max: 2160, required: true, value: 24 }));
    if (sent) await this.renew();
  }

  /** Pages and servers that use it stop working at once: its name is typed to be sure. */
  async #revoke({ id, name }) {
    const { tag } = await this.client.send('GET', `/keys/${id}`);
    const sent = await ask(this.shadowRoot, { title: t('revokeKey', { name }), about: t('revokeAbout'), action: t('revoke'), send: async data => {
      if (data.get('sure').trim() !== name) throw Object.assign(new Error(t('notItsName')), { type: 'sure', errors: [{ pointer: '/sure', detail: t('notItsName') }] });
      await this.client.send('DELETE', `/keys/${id}`, { headers: { 'If-Match': tag } });
    } }, field({ name: 'sure', label: t('typeItsName', { name }), required: true, autocomplete: 'off' }));
    if (!sent) return;
    await this.renew();
    said(t('revoked', { name }));
  }
}

function lines(text) {
  return text.split(/\s+/).filter(Boolean);
}
