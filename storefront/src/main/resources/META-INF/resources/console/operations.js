import { h, TouchstoneElement } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { table, tableLook } from './tabs.js';
import { work } from './work.js';

/** Whether every interaction is there, and everybody who is needed for it. */
export class Operations extends TouchstoneElement {
  static look = [work, tableLook, sheet(`
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
        h('div', {}, h('button', { type: 'button', onclick: () => this.refresh() }, t('proveAgain')))),
        h('console-services'), h('console-crm'), h('console-rejected')),
    ];
  }
}
