import { h, TouchstoneElement } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { ask } from './ask.js';
import { askLook } from './look.js';
import { table, tableLook } from './tabs.js';
import { work } from './work.js';

/** Whether every interaction is there, and everybody who is needed for it. */
export class Operations extends TouchstoneElement {
  static look = [work, tableLook, askLook, sheet(`
    h1 { margin-block-end: 1.25rem }
    .screen { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr) }
    .figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem }
    .figures b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums }
  `)];

  async render() {
    document.title = `${t('operations')} – Touchstone`;
    const proof = await this.client.get('/ledger/proof');
    const good = proof.missing === 0 && proof.duplicate === 0 && proof.journalIntact;
    return [
      h('h1', {}, t('operations')),
      h('div', { class: 'screen' }, h('section', { class: 'card stack' },
        h('h2', {}, t('proof')),
        h('p', { class: `notice ${good ? 'good' : 'bad'}`, role: 'status' }, t(good ? 'proofGood' : 'proofBad')),
        h('div', { class: 'figures' }, ['answers', 'recorded', 'missing', 'duplicate', 'waiting', 'unrecorded'].map(one =>
          h('p', {}, h('b', {}, proof[one].toLocaleString()), h('span', { class: 'quiet small' }, t(`proof ${one}`))))),
        table(t('gateways'), [t('gateway'), t('written'), t('proof recorded'), t('proof missing'), t('proof duplicate')], proof.gateways.map(one =>
          [one.gateway, one.written.toLocaleString(), one.recorded.toLocaleString(), one.missing.toLocaleString(), one.duplicate.toLocaleString()])),
        proof.journalDamage && h('p', { class: 'quiet small' }, t('journalDamage', { where: proof.journalDamage })),
        proof.losses.length > 0 && table(t('losses'), [t('gateway'), t('lostInteractions'), t('lostAbout'), t('lostWhy'), ''], proof.losses.map(loss => this.#row(loss))),
        h('div', {}, h('button', { type: 'button', onclick: () => this.refresh() }, t('proveAgain')))),
        h('console-services'), h('console-crm'), h('console-rejected')),
    ];
  }

  #row(loss) {
    const { gateway, first, last, hour, reason, kept, resolved, note } = loss;
    const numbers = last < first ? t('lostNone') : t('lostNumbers', { count: last - first + 1, first, last });
    return [gateway, numbers, h('time', { datetime: hour }, instant(hour)), [reason, h('div', { class: 'quiet small' }, kept ? t('lostKept', { file: kept }) : t('lostGone'))],
      resolved ? [note, h('div', { class: 'quiet small' }, instant(resolved))]
        : h('button', { type: 'button', class: 'plain small', 'aria-label': t('lookedIntoThis', { first }), onclick: () => this.#resolve(loss) }, t('lookedInto'))];
  }

  async #resolve({ id }) {
    const sent = await ask(this.shadowRoot, { title: t('lookedInto'), about: t('lookedIntoAbout'), action: t('lookedInto'),
      send: data => this.client.send('PUT', `/ledger/losses/${id}/resolution`, { body: { note: data.get('note').trim() } }) },
    field({ name: 'note', label: t('lostFound'), required: true, maxlength: 1000, rows: 3 }));
    if (sent) await this.refresh();
  }
}
