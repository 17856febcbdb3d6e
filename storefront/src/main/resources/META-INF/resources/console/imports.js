import { failure, focusOn, h, TouchstoneElement } from '/plugin/element.js';
import { field, form } from '/plugin/form.js';
import { words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { shown } from './differences.js';
import { failed } from './notices.js';
import { table, tableLook } from './tabs.js';
import { work } from './work.js';

const TYPES = {
  csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ndjson: 'application/x-ndjson', xml: 'application/xml',
};
const POLL_MILLIS = 700;
const UNDER_WAY = new Set(['WAITING', 'RUNNING', 'UNDOING']);
const HEADINGS = { CANCELLED: 'importStopped', PARTLY_TAKEN: 'importPartly' };
const MOST_ROWS = 200;

/** Takes in a file of products: first a dry run that shows what would change, then the same file for good. The address keeps which one, so that it is found again. */
export class Imports extends TouchstoneElement {
  static look = [work, tableLook, sheet(`
    h1 { margin-block-end: 1.25rem }
    form { max-inline-size: 36rem }
    .result { display: grid; gap: 1.25rem; margin-block-start: 1.5rem; grid-template-columns: minmax(0, 1fr) }
    progress { inline-size: min(24rem, 100%) }
    .figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem }
    .figures b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums }
    del { text-decoration-thickness: 1px; color: var(--bad) }
    ins { text-decoration: none; color: var(--good) }
  `)];

  #result = h('div', { class: 'result' });
  #awaited;

  async render() {
    document.title = `${t('imports')} – Touchstone`;
    const { items: mappings } = await this.client.get('/import-mappings');
    const run = this.getAttribute('run');
    if (run && !this.#awaited) this.#follow({ id: run, state: 'WAITING' });
    return [
      h('h1', {}, t('imports')),
      form({ action: t('tryOut'), send: data => this.#run(data, true) },
        field({ name: 'file', label: t('file'), hint: t('fileHint'), type: 'file', accept: Object.keys(TYPES).map(end => `.${end}`).join(','), required: true }),
        field({ name: 'mapping', label: t('mapping'), choices: [['', t('ownColumns')], ...mappings.map(({ code }) => [code, code])] }),
        field({ name: 'system', label: t('system'), hint: t('systemHint'), pattern: '[a-z][a-z0-9\\-]{0,62}' }),
        field({ name: 'reason', label: t('reason'), maxlength: 500 })),
      this.#result,
    ];
  }

  async #run(data, dryRun) {
    const file = data.get('file');
    const type = TYPES[file.name.split('.').at(-1).toLowerCase()];
    if (!type) throw Object.assign(new Error(t('fileHint')), { type: 'file', errors: [{ pointer: '/file', detail: t('fileHint') }] });
    const query = { dryRun: dryRun || undefined, mapping: data.get('mapping'), system: data.get('system').trim(), reason: data.get('reason').trim() };
    this.#result.replaceChildren(h('p', { role: 'status' }, t('reading', { file: file.name })));
    const { value: run } = await this.client.send('POST', '/imports', { query, file, headers: { 'Content-Type': type, Prefer: 'respond-async' } });
    history.replaceState(null, '', `#/imports/${run.id}`);
    await this.#follow(run, data);
  }

  /** Shows how far it is until it is over, or somebody looks at something else. @param {FormData} [data] the file that was tried out */
  async #follow(run, data) {
    const { id } = run;
    this.#awaited = id;
    const bar = h('progress', { max: 1, 'aria-label': t('progress') });
    this.#result.replaceChildren(h('p', { role: 'status' }, t('importRunning')), bar,
      h('div', {}, h('button', { type: 'button', onclick: () => this.#stop(id) }, t('stopImport'))));
    try {
      while (UNDER_WAY.has(run.state)) {
        await new Promise(resolve => setTimeout(resolve, POLL_MILLIS));
        if (!this.isConnected || this.#awaited !== id) return;
        run = await this.client.get(`/imports/${encodeURIComponent(id)}`);
        if (run.progress !== undefined) bar.value = run.progress;
      }
      this.#show(run, data);
    } catch (problem) {
      // It goes on meanwhile: only the look at it is lost.
      this.#result.replaceChildren(failure(problem, () => this.#follow(run, data)));
    }
  }

  async #stop(id) {
    try {
      await this.client.send('PUT', `/imports/${encodeURIComponent(id)}/cancellation`);
    } catch (problem) {
      failed(problem);
    }
  }

  #show(run, data) {
    const heading = h('h2', {}, t(run.problem ? 'importFailed' : HEADINGS[run.state] ?? (run.dryRun ? 'wouldChange' : 'tookIn')));
    const rows = run.results ?? [];
    const telling = rows.filter(({ outcome }) => outcome !== 'UNCHANGED');
    this.#result.replaceChildren(...[
      heading,
      run.problem && h('p', { class: 'notice bad' }, run.problem.detail),
      h('div', { class: 'figures' }, ['created', 'updated', 'unchanged', 'refused'].map(one => h('p', {}, h('b', {}, run.rows[one]), h('span', { class: 'quiet small' }, t(`rows ${one}`))))),
      run.findings.map(({ detail }) => h('p', { class: 'notice' }, detail)),
      data && run.dryRun && run.state === 'FINISHED' && run.rows.created + run.rows.updated > 0 && this.#forGood(data),
      telling.length > 0 && table(t('rowsShown', { count: Math.min(telling.length, MOST_ROWS) }), [t('row'), t('sku'), t('outcome'), t('changesAndFindings')], telling.slice(0, MOST_ROWS).map(row => [
        String(row.row), row.product ? h('a', { href: `#/products/${row.product}` }, row.sku) : row.sku ?? '', t(`rows ${row.outcome.toLowerCase()}`),
        h('ul', {}, (row.changes ?? []).map(({ attribute, scope, before, after }) => h('li', {}, `${words(attribute)}${scope ? ` ${scope}` : ''}: `, before !== undefined && [h('del', {}, shown(before)), ' '], h('ins', {}, shown(after)))),
          row.findings.map(({ detail }) => h('li', { class: 'quiet' }, detail)))])),
    ].flat().filter(Boolean));
    focusOn(heading);
  }

  #forGood(data) {
    const button = h('button', { type: 'button', class: 'main', onclick: async () => {
      if (button.ariaDisabled === 'true') return;
      button.ariaDisabled = 'true';
      try {
        await this.#run(data, false);
      } catch (problem) {
        this.#result.replaceChildren(failure(problem));
      }
    } }, t('takeIn'));
    return h('div', {}, button);
  }
}
