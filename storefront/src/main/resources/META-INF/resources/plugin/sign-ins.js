import { failure, focusOn, h, TouchstoneElement } from './element.js';
import { instant } from './format.js';
import { sheet } from './look.js';
import { LINK } from './sign-in.js';
import { t } from './texts.js';

/**
 * The ways in that the signed-in prospect has: to link a further network, to take one away, and to decide on what a network says now.
 * Shows nothing to anybody else. Tells `touchstone-changed` with the prospect when a proposal was accepted.
 *
 *   <touchstone-sign-ins></touchstone-sign-ins>
 */
export class SignIns extends TouchstoneElement {
  static look = [sheet(`
    section > * + * { margin-block-start: .9rem }
    section { margin-block-start: 1.5rem }
    li { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between; padding-block: .5rem; border-block-end: 1px solid var(--line); max-inline-size: 36rem }
  `)];

  #notice = h('div', {});

  async render() {
    const token = taken();
    const session = await this.client.session();
    if (!session.signedIn || !session.roles.includes('prospect')) return [];
    if (token) await this.#link(token);
    let mine;
    try {
      mine = (await this.client.get('/me/sign-ins')).items;
    } catch (problem) {
      if (!problem.is?.('not-registered')) throw problem;
      return this.#notice;
    }
    const [{ items: providers }, { items: proposals }] = await Promise.all([this.client.get('/providers'), this.client.post('/me/proposals')]);
    const name = alias => providers.find(one => one.alias === alias)?.name ?? alias ?? t('ownAccount');
    const others = providers.filter(({ alias }) => !mine.some(({ provider }) => provider === alias));
    return [this.#notice,
      proposals.length > 0 && h('section', { part: 'proposals' }, h('h2', {}, t('proposals')), h('ul', { role: 'list' }, proposals.map(one => this.#proposal(one, name(one.provider))))),
      h('section', { part: 'sign-ins' }, h('h2', {}, t('waysIn')),
        h('ul', { role: 'list' }, mine.map(one => h('li', {},
          h('span', {}, name(one.provider), ' ', h('span', { class: 'quiet small' }, t(one.current ? 'linkedNow' : 'linkedSince', { since: instant(one.linkedAt, { dateStyle: 'medium' }) }))),
          h('button', { type: 'button', class: 'plain', onclick: () => this.#unlink(one) }, t('unlink', { name: name(one.provider) }))))),
        others.length > 0 && h('p', { class: 'quiet small' }, t('linkAbout')),
        h('div', { class: 'row' }, others.map(({ alias, name: called }) => h('touchstone-sign-in', { link: true, provider: alias, 'data-key': this.dataset.key }, t('link', { name: called })))))];
  }

  /** Back from a network that was to be linked: the token of who was signed in before says with whom. */
  async #link(token) {
    try {
      await this.client.post('/me/sign-ins', { token });
      this.#notice.replaceChildren(h('p', { class: 'notice good', part: 'done', role: 'status' }, t('linked')));
      refreshMyData();
    } catch (problem) {
      this.#notice.replaceChildren(failure(problem));
    }
  }

  #proposal({ id, field, present, proposed }, name) {
    const decide = (what, said) => () => this.#do('PUT', `/me/proposals/${encodeURIComponent(id)}/${what}`, said);
    return h('li', {},
      h('span', {}, t('proposal', { name, field: t(field) }), ' ', h('strong', {}, h('bdi', {}, proposed)), present && [' ', h('span', { class: 'quiet small' }, t('insteadOf'), ' ', h('bdi', {}, present))]),
      h('span', { class: 'row' },
        h('button', { type: 'button', onclick: decide('acceptance', 'accepted') }, t('accept')),
        h('button', { type: 'button', class: 'plain', onclick: decide('refusal', 'declined') }, t('decline'))));
  }

  async #unlink({ id, current }) {
    if (!await this.#do('DELETE', `/me/sign-ins/${encodeURIComponent(id)}`, 'unlinked') || !current) return;
    // Whoever is signed in by it is nobody here any more.
    await this.client.signOut();
    location.reload();
  }

  async #do(method, path, said) {
    let done = false;
    try {
      const { value } = await this.client.send(method, path);
      done = true;
      this.#notice.replaceChildren(h('p', { class: 'notice good', part: 'done' }, t(said)));
      if (said === 'accepted') {
        this.tell('changed', value);
        refreshMyData();
      }
    } catch (problem) {
      this.#notice.replaceChildren(failure(problem));
    }
    await this.refresh();
    focusOn(this.#notice.firstChild);
    return done;
  }
}

/** The token, once, where the sign-in that was begun with it leads back to. Any other sign-in has nothing to do with it. */
function taken() {
  const here = new URL(location);
  if (!here.searchParams.has(LINK)) return null;
  here.searchParams.delete(LINK);
  history.replaceState(history.state, '', here);
  const token = localStorage.getItem(LINK);
  localStorage.removeItem(LINK);
  return token;
}

/** What is held has changed beside what shows it on the same page. */
function refreshMyData() {
  document.querySelectorAll('touchstone-my-data').forEach(one => one.refresh());
}
