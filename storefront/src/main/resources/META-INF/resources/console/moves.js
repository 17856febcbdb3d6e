import { h } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { money } from '/plugin/format.js';
import { t } from '/plugin/texts.js';
import { ask } from './ask.js';
import { said } from './notices.js';
import { patch } from './work.js';
import { worth, worthFields } from './worth.js';

const MENDED_HERE = new Set(['VALUE', 'EXPECTED_CLOSE']);

/** Moves opportunities: asks why where a stage does not lead there, for what a stage wants to know first, and for what was won or why it was lost. */
export class Moves {
  #client;
  #root;
  #done;

  /** @param {ShadowRoot} root where is asked @param {() => Promise} done draws what is true now */
  constructor(client, root, done) {
    this.#client = client;
    this.#root = root;
    this.#done = done;
  }

  /** @param {{id: string, name: string, leadsTo: string[]}[]} stages of the pipeline @returns {Promise} fails with a Problem */
  async move(opportunity, stages, to) {
    const from = stages.find(({ id }) => id === opportunity.stage);
    const stage = stages.find(({ id }) => id === to);
    const back = opportunity.stage;
    const moved = async () => {
      await this.#done();
      said(t('movedTo', { stage: stage.name }), async () => {
        await this.#stage(opportunity.id, back, t('undone'));
        await this.#done();
      });
    };
    if (from?.leadsTo.includes(to)) {
      await this.#enter(opportunity, stage);
      return moved();
    }
    const sent = await ask(this.#root, { title: t('moveTo', { stage: stage.name }), about: t('moveWhy', { from: from?.name ?? opportunity.stage }), action: t('move'),
      send: data => this.#stage(opportunity.id, to, data.get('reason').trim()).catch(problem => { throw named(problem, stage); }) },
    field({ name: 'reason', label: t('reason'), rows: 2, maxlength: 1000, required: true }));
    if (sent) await moved();
  }

  /** Into a stage; what it wants to know first is asked for on the way. */
  async #enter(opportunity, stage) {
    try {
      await this.#stage(opportunity.id, stage.id);
    } catch (problem) {
      const missing = problem.facts?.missing ?? [];
      if (!problem.is?.('stage-not-entered') || !missing.every(one => MENDED_HERE.has(one))) throw named(problem, stage);
      const sent = await ask(this.#root, { title: t('moveTo', { stage: stage.name }), about: wants(stage, missing), action: t('saveAndMove'), send: async data => {
        const { tag } = await this.#client.send('GET', path(opportunity.id));
        await patch(this.#client, path(opportunity.id), { value: missing.includes('VALUE') ? worth(data) : undefined, expectedClose: data.get('close') ?? undefined }, tag);
        await this.#stage(opportunity.id, stage.id);
      } }, missing.includes('VALUE') && worthFields({ label: t('value'), required: true }), missing.includes('EXPECTED_CLOSE') && field({ name: 'close', label: t('expectedClose'), type: 'date', required: true }));
      if (!sent) throw Object.assign(new Error(wants(stage, missing)), { type: problem.type, status: problem.status });
    }
  }

  async #stage(id, stage, reason) {
    const { tag } = await this.#client.send('GET', path(id));
    await this.#client.send('PUT', `${path(id)}/stage`, { body: { stage, reason }, headers: { 'If-Match': tag } });
  }

  async win(opportunity, currency) {
    const sent = await ask(this.#root, { title: t('winIt'), action: t('won'), send: data => this.#settle(opportunity.id, { result: 'WON', amount: worth(data) }) },
      worthFields({ label: t('amountWon'), value: opportunity.value, currency, required: true }));
    if (sent) await this.#settled(opportunity, t('isWon'));
  }

  async lose(opportunity) {
    const sent = await ask(this.#root, { title: t('loseIt'), action: t('lost'), send: data => this.#settle(opportunity.id, { result: 'LOST', reason: data.get('lostReason').trim() }) },
      field({ name: 'lostReason', label: t('lostWhy'), rows: 2, maxlength: 1000, required: true }));
    if (sent) await this.#settled(opportunity, t('isLost'));
  }

  async reopen(opportunity) {
    const sent = await ask(this.#root, { title: t('reopen'), action: t('reopen'), send: data => this.#settle(opportunity.id, { result: 'OPEN', reason: data.get('openReason').trim() }) },
      field({ name: 'openReason', label: t('reason'), rows: 2, maxlength: 1000, required: true }));
    if (sent) await this.#done();
  }

  async #settled(opportunity, text) {
    await this.#done();
    said(text, async () => {
      await this.#settle(opportunity.id, { result: 'OPEN', reason: t('undone') });
      await this.#done();
    });
  }

  async #settle(id, outcome) {
    const { tag } = await this.#client.send('GET', path(id));
    await this.#client.send('PUT', `${path(id)}/outcome`, { body: outcome, headers: { 'If-Match': tag } });
  }
}

function path(id) {
  return `/opportunities/${encodeURIComponent(id)}`;
}

function wants(stage, missing) {
  return t('stageWants', { stage: stage.name, what: missing.map(one => t(`need ${one}`)).join(', ') });
}

/** A refusal in the words of the board. */
function named(problem, stage) {
  const missing = problem.facts?.missing;
  return problem.is?.('stage-not-entered') && missing ? Object.assign(new Error(wants(stage, missing)), { type: problem.type, status: problem.status }) : problem;
}

/** What an opportunity is worth, as a word. */
export function value(opportunity) {
  return opportunity.value ? money(opportunity.value) : t('noValue');
}

/** Where it can go, as buttons of a menu: first where the stage leads, then where it takes a reason. */
export function stagesFrom(opportunity, stages, choose) {
  const from = stages.find(({ id }) => id === opportunity.stage);
  const others = stages.filter(({ id }) => id !== opportunity.stage);
  const free = others.filter(({ id }) => from?.leadsTo.includes(id));
  const reasoned = others.filter(one => !free.includes(one));
  return [
    free.map(one => h('button', { type: 'button', role: 'menuitem', onclick: () => choose(one.id) }, one.name)),
    reasoned.map(one => h('button', { type: 'button', role: 'menuitem', class: 'asks', onclick: () => choose(one.id) }, one.name, h('span', { class: 'quiet small' }, ` ${t('asksWhy')}`))),
  ].flat();
}
