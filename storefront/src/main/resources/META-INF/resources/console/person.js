import { failure, h } from '/plugin/element.js';
import { instant, words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { table, tableLook } from './tabs.js';
import { Part, work } from './work.js';

/** One person: every value that we hold, where it is from, who confirmed it, and all it ever was. */
export class Person extends Part {
  static look = [work, tableLook, sheet(`
    .top { display: grid; gap: .3rem; margin-block: .5rem 1rem }
    .two { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); align-items: start }
    .side { display: grid; gap: 1rem }
    .side, .stack { grid-template-columns: minmax(0, 1fr) }
    @media (width > 64rem) { .two { grid-template-columns: minmax(0, 1fr) minmax(0, 26rem) } }
    .notice { margin-block-end: 1rem }
    .stack .notice { margin: 0 }
    th, td { overflow-wrap: break-word }
    .long { overflow-wrap: anywhere }
    details { min-inline-size: 9rem }
    details ol { display: grid; gap: .35rem; padding-block: .35rem }
    s { color: var(--quiet) }
  `)];

  get #path() {
    return `/prospects/${encodeURIComponent(this.getAttribute('person'))}`;
  }

  keys() {
    return [['u', t('allPeople'), () => { location.hash = '#/people'; }]];
  }

  async render() {
    const [person, { items: values }, { items: claims }] = await Promise.all([
      this.client.get(this.#path), this.client.get(`${this.#path}/provenance`), this.client.get(`${this.#path}/claims`)]);
    const name = [person.givenName, person.familyName].filter(Boolean).join(' ') || person.email || t('nameWithheld');
    document.title = `${name} – Touchstone`;
    return [
      h('a', { href: '#/people' }, t('allPeople')),
      h('div', { class: 'top' }, h('h1', { dir: 'auto' }, name),
        h('p', { class: 'quiet' }, [person.nativeName, person.company, t('knownSince', { when: instant(person.registeredAt, { dateStyle: 'medium' }) })].filter(Boolean).join(' · '))),
      (person.withheld ?? []).length > 0 && h('p', { class: 'notice' }, t('withheld', { fields: person.withheld.map(words).join(', ') })),
      h('div', { class: 'two' },
        h('section', { class: 'card stack' }, h('h2', {}, t('whatWeHold')),
          values.length === 0 ? h('p', { class: 'quiet' }, t('nothingHeld')) : table(t('whatWeHoldAbout'), [t('field'), t('value'), t('from'), t('confirmed'), t('history')], values.map(value => this.#row(value)))),
        h('div', { class: 'side' },
          h('section', { class: 'card stack' }, h('h2', {}, t('claims')), claims.length === 0 ? h('p', { class: 'quiet' }, t('noClaims'))
            : table(t('claimsAbout'), [t('claim'), t('value'), t('from')], claims.map(({ claim, text, provider }) => [words(claim), h('span', { class: 'long', dir: 'auto' }, text), words(provider)]))),
          h('section', { class: 'card stack' }, h('h2', {}, t('timeline')), h('console-timeline', { prospect: this.getAttribute('person') })))),
    ];
  }

  #row({ field, item, label, value, at, origin, provider, claim, verified, confirmedBy, recordedBy, legalBasis, kind }) {
    return [label, h('bdi', {}, value ?? '–'),
      h('div', {}, t(`origin ${origin}`, { provider: words(provider ?? ''), claim: words(claim ?? '') }), h('div', { class: 'quiet small' }, [t(`record ${kind}`), instant(at), recordedBy].filter(Boolean).join(' · '))),
      h('div', {}, h('div', {}, t(`confirmedBy ${confirmedBy}`)), h('div', { class: 'quiet small' }, [verified && t('verified'), legalBasis && words(legalBasis)].filter(Boolean).join(' · '))),
      this.#history(field, item, label)];
  }

  /** All that a value ever was: asked when it is wanted. */
  #history(field, item, label) {
    const body = h('ol', { role: 'list' });
    return h('details', { ontoggle: async event => {
      if (!event.target.open) return;
      try {
        const { items } = await this.client.get(`${this.#path}/history`, { field });
        body.replaceChildren(...items.filter(one => one.item === item).map(one => h('li', {}, one.current ? h('b', { dir: 'auto' }, one.value) : h('s', { dir: 'auto' }, one.value ?? t('tookBack')),
          h('div', { class: 'quiet small' }, [instant(one.at), t(`record ${one.kind}`), one.recordedBy].filter(Boolean).join(' · ')))));
      } catch (problem) {
        body.replaceChildren(failure(problem));
      }
    } }, h('summary', { class: 'small' }, h('span', { class: 'unseen' }, t('historyOf', { attribute: label })), h('span', { 'aria-hidden': 'true' }, t('show'))), body);
  }
}
