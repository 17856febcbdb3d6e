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

/** Who is told of what is published, and what came of each delivery. */
export class Webhooks extends Part {
  static look = [work, tableLook, askLook, sheet(`
    .top { display: flex; flex-wrap: wrap; gap: .75rem 2rem; align-items: center; justify-content: space-between; margin-block-end: 1rem }
    .screen { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) }
    h2, code { overflow-wrap: anywhere }
  `)];

  #made;

  async render() {
    document.title = `${t('webhooks')} – Touchstone`;
    const { items: hooks } = await this.client.get('/webhooks');
    const made = this.#made;
    this.#made = undefined;
    return [
      h('div', { class: 'top' }, h('h1', {}, t('webhooks')), h('button', { type: 'button', class: 'main', 'data-at': 'new', onclick: () => this.#make() }, t('newWebhook'))),
      made && h('div', { class: 'notice good', role: 'status' }, h('p', {}, t('webhookSecret')), h('code', {}, made.secret)),
      hooks.length === 0 ? h('p', { class: 'notice' }, t('noWebhooks')) : h('div', { class: 'screen' }, hooks.map(hook => this.#hook(hook))),
    ];
  }

  #hook({ id, url, channel, state, reason, failures, failingSince, revision, createdAt }) {
    const paused = state !== 'ACTIVE';
    return h('section', { class: 'card stack', 'aria-label': url },
      h('div', { class: 'head' }, h('h2', { dir: 'ltr' }, url), h('span', { class: paused ? 'warn' : failures > 0 ? 'bad-text' : 'good-text' }, t(`webhook ${state}`))),
      h('p', { class: 'quiet small' }, [channel ? t('onlyChannel', { channel }) : t('everyChannel'), t('sinceWhen', { when: instant(createdAt, { dateStyle: 'medium' }) }), reason].filter(Boolean).join(' · ')),
      failures > 0 && h('p', { class: 'notice bad' }, t('failingSince', { count: failures, when: failingSince ? ago(failingSince) : '' })),
      h('div', { class: 'row' },
        h('button', { type: 'button', class: 'small', 'data-at': `state ${id}`, onclick: () => this.#state(id, revision, paused ? 'ACTIVE' : 'PAUSED') }, t(paused ? 'resume' : 'pause')),
        h('button', { type: 'button', class: 'plain small', 'data-at': `secret ${id}`, onclick: () => this.#secret(id, revision) }, t('replaceSecret')),
        h('button', { type: 'button', class: 'plain small', 'data-at': `end ${id}`, onclick: () => this.#end(id, url) }, t('endWebhook'))),
      this.#deliveries(id));
  }

  #deliveries(id) {
    const body = h('div', {});
    const load = async () => {
      try {
        const { items } = await this.client.get(`/webhooks/${id}/deliveries`, { limit: 50 });
        body.replaceChildren(items.length === 0 ? h('p', { class: 'quiet' }, t('noDeliveries')) : table(t('deliveries'), [t('when'), t('event'), t('subject'), t('attempt'), t('answer'), ''], items.map(one => [
          instant(one.at), one.type, one.subject ?? '', String(one.attempt), one.failure ? h('span', { class: 'bad-text' }, one.status ?? '', ' ', one.failure) : h('span', { class: 'good-text' }, String(one.status ?? '')),
          h('button', { type: 'button', class: 'plain small', 'aria-label': t('deliverAgainOne', { event: one.event }), onclick: () => this.#again(id, one.event) }, t('deliverAgain'))])));
      } catch (problem) {
        body.replaceChildren(failure(problem, load));
      }
    };
    return h('details', { ontoggle: event => event.target.open && load() }, h('summary', { class: 'small' }, t('deliveries')), body);
  }

  async #again(id, event) {
    try {
      await this.client.post(`/webhooks/${id}/redeliveries`, { from: event });
      said(t('willBeDelivered'));
    } catch (problem) {
      failed(problem);
    }
  }

  async #make() {
    const sent = await ask(this.shadowRoot, { title: t('newWebhook'), about: t('newWebhookAbout'), action: t('newWebhook'), send: async data => {
      this.#made = await this.client.post('/webhooks', { url: data.get('url').trim(), channel: data.get('channel').trim() || undefined });
    } }, field({ name: 'url', label: t('address'), type: 'url', required: true, maxlength: 2000 }), field({ name: 'channel', label: t('channel'), hint: t('channelHint'), maxlength: 100 }));
    if (sent) await this.renew();
  }

  async #state(id, revision, state) {
    try {
      const { tag } = await this.client.send('PUT', `/webhooks/${id}/state`, { body: { state }, headers: { 'If-Match': `"${revision}"` } });
      await this.renew();
      said(t(`webhookIs ${state}`), async () => {
        await this.client.send('PUT', `/webhooks/${id}/state`, { body: { state: state === 'ACTIVE' ? 'PAUSED' : 'ACTIVE' }, headers: { 'If-Match': tag } });
        await this.renew();
      });
    } catch (problem) {
      failed(problem);
    }
  }

  async #secret(id, revision) {
    const sent = await ask(this.shadowRoot, { title: t('replaceSecret'), about: t('replaceSecretAbout'), action: t('replaceSecret'), send: async () => {
      const { value } = await this.client.send('POST', `/webhooks/${id}/secrets`, { body: {}, headers: { 'If-Match': `"${revision}"` } });
      this.#made = value;
    } });
    if (sent) await this.renew();
  }

  async #end(id, url) {
    const sent = await ask(this.shadowRoot, { title: t('endWebhook'), about: t('endWebhookAbout', { url }), action: t('endWebhook'), send: () => this.client.send('DELETE', `/webhooks/${id}`) });
    if (!sent) return;
    await this.renew();
    said(t('webhookEnded'));
  }
}
