import { failure, h } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { ask } from './ask.js';
import { askLook } from './look.js';
import { failed, said } from './notices.js';
import { table, tableLook } from './tabs.js';
import { ago } from './time.js';
import { Part, work } from './work.js';

/** Both kinds are asked alike, but for what is delivered once more. */
const KINDS = [
  { name: 'published', base: '/webhooks', again: event => ({ from: event }) },
  { name: 'requested', base: '/lead-webhooks', again: event => ({ event }) },
];

/** Who is told of what is published, and of what becomes of requests; and what came of each delivery. */
export class Webhooks extends Part {
  static look = [work, tableLook, askLook, sheet(`
    .top { display: flex; flex-wrap: wrap; gap: .75rem 2rem; align-items: center; justify-content: space-between; margin-block-end: 1rem }
    .notice.good { margin-block-end: 1rem }
    .kind + .kind { margin-block-start: 1.5rem }
    .kind .top { margin-block-end: .6rem }
    .screen { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) }
    h3, code { overflow-wrap: anywhere }
  `)];

  #made;

  async render() {
    document.title = `${t('webhooks')} – Touchstone`;
    const all = await Promise.all(KINDS.map(({ base }) => this.client.get(base)));
    const made = this.#made;
    this.#made = undefined;
    return [
      h('div', { class: 'top' }, h('h1', {}, t('webhooks'))),
      made && h('div', { class: 'notice good', role: 'status' }, h('p', {}, t('webhookSecret')), h('code', {}, made.secret)),
      KINDS.map((kind, index) => h('section', { class: 'kind' },
        h('div', { class: 'top' }, h('h2', {}, t(`webhooks ${kind.name}`)), h('button', { type: 'button', 'data-at': `new ${kind.name}`, onclick: () => this.#make(kind) }, t(`newWebhook ${kind.name}`))),
        all[index].items.length === 0 ? h('p', { class: 'notice' }, t(`noWebhooks ${kind.name}`)) : h('div', { class: 'screen' }, all[index].items.map(hook => this.#hook(kind, hook))))),
    ];
  }

  #hook(kind, { id, url, channel, types, pipeline, state, reason, failures, failingSince, createdAt }) {
    const path = `${kind.base}/${id}`;
    const paused = state !== 'ACTIVE';
    return h('section', { class: 'card stack', 'aria-label': url },
      h('div', { class: 'head' }, h('h3', { dir: 'ltr' }, url), h('span', { class: paused ? 'warn' : 'good-text' }, t(`webhook ${state}`))),
      h('p', { class: 'quiet small' }, [kind.name === 'published' && (channel ? t('onlyChannel', { channel }) : t('everyChannel')), types && types.map(type => type.replace('touchstone.', '')).join(', '), pipeline && t('onlyPipeline', { pipeline }), t('sinceWhen', { when: instant(createdAt, { dateStyle: 'medium' }) }), reason].filter(Boolean).join(' · ')),
      failures > 0 && h('p', { class: 'notice bad' }, t('failingSince', { count: failures, when: failingSince ? ago(failingSince) : '' })),
      h('div', { class: 'row' },
        h('button', { type: 'button', class: 'small', 'data-at': `state ${id}`, onclick: () => this.#state(path, paused ? 'ACTIVE' : 'PAUSED') }, t(paused ? 'resume' : 'pause')),
        h('button', { type: 'button', class: 'plain small', 'data-at': `secret ${id}`, onclick: () => this.#secret(path) }, t('replaceSecret')),
        h('button', { type: 'button', class: 'plain small', 'data-at': `end ${id}`, onclick: () => this.#end(path, url) }, t('endWebhook'))),
      this.#deliveries(kind, path));
  }

  #deliveries(kind, path) {
    const body = h('div', {});
    const load = async () => {
      try {
        const { items } = await this.client.get(`${path}/deliveries`, { limit: 50 });
        body.replaceChildren(items.length === 0 ? h('p', { class: 'quiet' }, t('noDeliveries')) : table(t('deliveries'), [t('when'), t('event'), t('subject'), t('attempt'), t('answer'), ''], items.map(one => [
          instant(one.at), one.type, one.subject ?? '', String(one.attempt), one.failure ? h('span', { class: 'bad-text' }, one.status ?? '', ' ', one.failure) : h('span', { class: 'good-text' }, String(one.status ?? '')),
          h('button', { type: 'button', class: 'plain small', 'aria-label': t('deliverAgainOne', { event: one.event }), onclick: () => this.#again(kind, path, one.event) }, t('deliverAgain'))])));
      } catch (problem) {
        body.replaceChildren(failure(problem, load));
      }
    };
    return h('details', { ontoggle: event => event.target.open && load() }, h('summary', { class: 'small' }, t('deliveries')), body);
  }

  async #again(kind, path, event) {
    try {
      await this.client.post(`${path}/redeliveries`, kind.again(event));
      said(t('willBeDelivered'));
    } catch (problem) {
      failed(problem);
    }
  }

  async #make({ name, base }) {
    const text = (data, what) => data.get(what)?.trim() || undefined;
    const sent = await ask(this.shadowRoot, { title: t(`newWebhook ${name}`), about: t(`newWebhookAbout ${name}`), action: t(`newWebhook ${name}`), send: async data => {
      const types = text(data, 'types')?.split(/[\s,]+/).map(type => type.startsWith('touchstone.') ? type : `touchstone.${type}`);
      this.#made = await this.client.post(base, { url: text(data, 'url'), channel: text(data, 'channel'), types, contact: text(data, 'contact') });
    } }, field({ name: 'url', label: t('address'), type: 'url', required: true, maxlength: 2000 }),
    name === 'published' ? field({ name: 'channel', label: t('channel'), hint: t('channelHint'), maxlength: 100 })
      : [field({ name: 'types', label: t('typesOfEvents'), hint: t('typesHint'), maxlength: 1000 }), field({ name: 'contact', label: t('toldOfFailures'), type: 'email', required: true, maxlength: 254 })]);
    if (sent) await this.renew();
  }

  async #state(path, state) {
    try {
      const now = await this.client.send('GET', path);
      const { tag } = await this.client.send('PUT', `${path}/state`, { body: { state }, headers: { 'If-Match': now.tag } });
      await this.renew();
      said(t(`webhookIs ${state}`), async () => {
        await this.client.send('PUT', `${path}/state`, { body: { state: state === 'ACTIVE' ? 'PAUSED' : 'ACTIVE' }, headers: { 'If-Match': tag } });
        await this.renew();
      });
    } catch (problem) {
      failed(problem);
    }
  }

  async #secret(path) {
    const sent = await ask(this.shadowRoot, { title: t('replaceSecret'), about: t('replaceSecretAbout'), action: t('replaceSecret'), send: async () => {
      const { tag } = await this.client.send('GET', path);
      const { value } = await this.client.send('POST', `${path}/secrets`, { body: {}, headers: { 'If-Match': tag } });
      this.#made = value;
    } });
    if (sent) await this.renew();
  }

  async #end(path, url) {
    const sent = await ask(this.shadowRoot, { title: t('endWebhook'), about: t('endWebhookAbout', { url }), action: t('endWebhook'), send: () => this.client.send('DELETE', path) });
    if (!sent) return;
    await this.renew();
    said(t('webhookEnded'));
  }
}
