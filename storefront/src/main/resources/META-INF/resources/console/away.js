import { h } from '/plugin/element.js';
import { field, form } from '/plugin/form.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { failed, said } from './notices.js';
import { localInput, plusDays } from './time.js';
import { once, Part, work } from './work.js';

const BASE = '/absences';

/** When whoever is signed in is away: they get no new requests then. */
export class Away extends Part {
  static look = [work, sheet(`
    form { grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); align-items: start; max-inline-size: 48rem }
    .field { min-inline-size: 0 }
    @media (width > 44rem) { form > .row { padding-block-start: 1.7rem } }
    form > div:not(.field, .row) { grid-column: 1 / -1; order: 1 }
    ul { display: grid; gap: .35rem }
    li { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center }
    code { overflow-wrap: anywhere }
  `)];

  async render() {
    const [{ items: absences }, { subject }] = await Promise.all([this.client.get(BASE), this.client.session()]);
    const tomorrow = plusDays(new Date(new Date().setHours(9, 0, 0, 0)), 1);
    return h('section', { class: 'card stack' }, h('h2', {}, t('away')), h('p', { class: 'quiet' }, t('awayAbout')),
      absences.length > 0 && h('ul', { role: 'list' }, absences.map(one => h('li', {}, h('span', {}, between(one)),
        h('button', { type: 'button', class: 'plain small', 'aria-label': t('takeBackOne', { when: between(one) }), onclick: () => this.#drop(one) }, t('takeBack'))))),
      form({ action: t('sayAway'), send: data => this.#add(data) },
        field({ name: 'since', label: t('awaySince'), type: 'datetime-local', required: true, value: localInput(tomorrow) }),
        field({ name: 'until', label: t('awayUntil'), type: 'datetime-local', required: true, value: localInput(plusDays(tomorrow, 7)) })),
      h('p', { class: 'quiet small' }, t('yourAccount'), ' ', h('code', {}, subject)));
  }

  async #add(data) {
    try {
      await this.client.post(BASE, { since: new Date(data.get('since')), until: new Date(data.get('until')) }, once());
    } catch (problem) {
      // That the two belong together is said of neither.
      problem.errors?.forEach(error => { error.pointer = error.pointer.replace('possible', 'until'); });
      throw problem;
    }
    await this.renew();
    said(t('awayKnown'));
  }

  async #drop({ id, since, until }) {
    try {
      await this.client.send('DELETE', `${BASE}/${id}`);
      await this.renew();
      said(t('awayTakenBack'), async () => {
        await this.client.post(BASE, { since, until }, once());
        await this.renew();
      });
    } catch (problem) {
      failed(problem);
    }
  }
}

function between({ since, until }) {
  return `${instant(since)} – ${instant(until)}`;
}
