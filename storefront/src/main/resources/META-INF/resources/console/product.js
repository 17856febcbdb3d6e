import { failure, focusOn, h, TouchstoneElement } from '/plugin/element.js';
import { field, form } from '/plugin/form.js';
import { instant, words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { differences, shown } from './differences.js';
import { places, placesLook } from './places.js';
import { badge, look } from './status.js';
import { table, tableLook } from './tabs.js';
import { scopes, typed, valueField } from './values.js';
import { work } from './work.js';

/** One product for those who govern it: where it stands, what it says in two locales side by side, what would change, and all it ever said. */
export class Product extends TouchstoneElement {
  static look = [work, look, tableLook, placesLook, sheet(`
    .top { display: grid; gap: .5rem; justify-items: start; margin-block: .75rem 1.5rem }
    .badge { justify-self: start }
    .screen { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr) }
    .values { display: grid; gap: .9rem 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); align-items: start }
    .values .history { justify-self: start }
    .attribute { display: grid; gap: .35rem 1.25rem }
    .attribute.several { grid-column: 1 / -1; grid-template-columns: subgrid }
    .attribute > .history { grid-column: 1 / -1 }
    .attribute label .quiet { display: none }
    .where { display: flex; flex-wrap: wrap; gap: .75rem }
    .where label { display: grid; gap: .2rem; font-weight: 400; font-size: .875rem }
    del { text-decoration-thickness: 1px; color: var(--bad) }
    ins { text-decoration: none; color: var(--good) }
    .figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem }
    .figures b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums }
  `)];

  #locales = [];
  #tag;
  /** What is typed by the name of its field. */
  #unsaved = new Map();

  get #path() {
    return `/products/${encodeURIComponent(this.getAttribute('product'))}`;
  }

  async render() {
    const [session, { value: product, tag }, { items: states }, { items: channels }, { items: revisions }] = await Promise.all([
      this.client.session(), this.client.send('GET', this.#path), this.client.get(`${this.#path}/states`), this.client.get('/channels'),
      this.client.get(`${this.#path}/revisions`, { limit: 20 })]);
    const { attributes } = await this.client.get(`/families/${encodeURIComponent(product.family)}`);
    this.#tag = tag;
    const name = product.values.name ?? product.sku;
    const roles = { steward: session.roles.includes('steward'), approver: session.roles.includes('approver') };
    document.title = `${name} – Touchstone`;
    return [
      h('a', { href: '#/products' }, t('backToProducts')),
      h('div', { class: 'top' },
        h('h1', { dir: 'auto' }, name),
        h('div', { class: 'row' }, badge(product.status), h('span', { class: 'quiet' }, [product.sku, product.family, t('revisionIs', product)].join(' · ')))),
      h('div', { class: 'screen' },
        h('section', { class: 'card stack' }, h('h2', {}, t('whereItStands')),
          places(product, states, roles.approver && { publish: place => this.#publish(product, place), withdraw: place => this.#withdraw(place) })),
        h('section', { class: 'card stack' }, h('h2', {}, t('whatChanges')), await this.#review(product, states, revisions, roles)),
        h('section', { class: 'card stack' }, h('h2', {}, t('values')), this.#editor(product, attributes, channels, roles.steward)),
        h('section', { class: 'card stack' }, h('h2', {}, t('history')), this.#history(product, revisions, roles.steward), this.#audit())),
    ];
  }

  /** What the latest revision would change for readers, and what is decided about it. */
  async #review(product, states, revisions, roles) {
    const { items: reviews } = await this.client.get(`${this.#path}/reviews`);
    const open = reviews.find(review => review.revision === product.revision && review.state === 'OPEN');
    const impact = await this.client.get(`${this.#path}/impact`);
    const live = states.find(({ status }) => status === 'PUBLISHED');
    const before = live?.revision ?? revisions.find(({ revision }) => revision < product.revision)?.revision;
    const changed = before !== undefined && before !== product.revision
      ? differences(t('sinceRevision', { revision: before }), (await this.client.get(`${this.#path}/differences`, { from: before, to: product.revision })).items)
      : h('p', { class: 'quiet' }, t(before === undefined ? 'firstRevision' : 'noDifference'));
    return [
      changed,
      impact.demandKnown && h('div', { class: 'figures' }, ['views', 'leads', 'downloads'].map(one => h('p', {}, h('b', {}, impact.lastDays[one]), h('span', { class: 'quiet small' }, t(`lastDays ${one}`))))),
      impact.live.length > 0 && h('p', { class: 'quiet' }, t('liveOn', { places: impact.live.map(({ channel, locale }) => `${channel} ${locale}`).join(', ') })),
      open?.comment && h('blockquote', { dir: 'auto' }, open.comment),
      open?.comments.map(({ text, at, attribute }) => h('blockquote', { dir: 'auto' }, attribute && h('b', {}, `${words(attribute)}: `), text, h('div', { class: 'quiet small' }, instant(at)))),
      roles.steward && product.status === 'DRAFT' && form({ action: t('askForReview'), send: data => this.#do(() => this.client.post(`${this.#path}/reviews`,
        { revision: product.revision, comment: data.get('comment').trim() || undefined }), t('inReview')) }, field({ name: 'comment', label: t('comment'), rows: 2, maxlength: 2000 })),
      roles.approver && open && this.#decision(product),
      roles.approver && product.status === 'DRAFT' && form({ action: t('approve'), send: () => this.#do(() => this.#approve(product), t('approved')) }),
    ].flat().filter(Boolean);
  }

  #decision(product) {
    const decide = (decision, said) => data => this.#do(() => this.client.send('PUT', `${this.#path}/reviews/${product.revision}/decision`,
      { body: { decision, comment: data.get('comment')?.trim() || undefined } }), said);
    return [
      form({ action: t('approve'), send: decide('APPROVED', t('approved')) }),
      form({ action: t('askForChanges'), send: decide('CHANGES_REQUESTED', t('changesAsked')) }, field({ name: 'comment', label: t('whatToChange'), rows: 2, maxlength: 2000, required: true })),
    ];
  }

  async #approve({ id, revision }) {
    const { results: [result] } = await this.client.post('/approvals', { products: [{ id, revision }] });
    if (result.outcome === 'REFUSED') throw Object.assign(new Error(result.problem.detail ?? result.problem.title), { type: result.problem.type, status: result.problem.status });
  }

  #publish({ revision }, { channel, locale }) {
    return this.#do(() => this.client.post(`${this.#path}/publications`, { channel, locale, revision }), t('published', { channel, locale }));
  }

  #withdraw({ channel, locale }) {
    return this.#do(() => this.client.send('DELETE', `${this.#path}/publications/${encodeURIComponent(channel)}/${encodeURIComponent(locale)}`), t('withdrawn', { channel, locale }));
  }

  /** The values as they are, two locales side by side; for a steward as a form. */
  #editor(product, attributes, channels, steward) {
    const offered = [...new Set(channels.flatMap(({ defaultLocale, locales }) => [defaultLocale, ...locales]))];
    if (this.#locales.length === 0) this.#locales = offered.slice(0, 2);
    const place = h('div', {});
    const slots = slotsOf(product, attributes, channels, offered);
    const draw = () => {
      place.replaceChildren(this.#form(product, attributes, channels, steward && slots));
      for (const [name, text] of this.#unsaved) {
        const input = place.querySelector(`[name="${CSS.escape(name)}"]`);
        if (input) input.value = text;
      }
    };
    const choose = index => event => {
      if (steward) this.#keep(slots, new FormData(place.querySelector('form')));
      this.#locales = this.#locales.with(index, event.target.value);
      draw();
    };
    draw();
    return [
      offered.length > 1 && h('div', { class: 'where' }, this.#locales.map((chosen, index) => h('label', {}, t(index === 0 ? 'firstLocale' : 'secondLocale'),
        h('select', { onchange: choose(index) }, offered.map(locale => h('option', { value: locale, selected: locale === chosen }, locale)))))),
      place,
    ];
  }

  /** @param [all] the values in every locale, for whoever may change them */
  #form(product, attributes, channels, all) {
    const slots = slotsOf(product, attributes, channels, [...new Set(this.#locales)]);
    if (!all) {
      return table(t('values'), [t('attribute'), t('value')], slots.filter(({ value }) => value !== undefined)
        .map(({ attribute, scope, value }) => [[words(attribute.code), scope && ` (${scope})`].filter(Boolean).join(''), shown(value)]));
    }
    const rows = attributes.map(attribute => {
      const own = slots.filter(slot => slot.attribute === attribute);
      return h('div', { class: own.length > 1 ? 'attribute several' : 'attribute' }, own.map(({ scope, value }) => valueField(attribute, scope, value)), this.#story(attribute.code));
    });
    return form({ action: t('save'), send: data => this.#save(all, data) }, h('div', { class: 'values' }, rows), field({ name: 'reason', label: t('reason'), maxlength: 500 }));
  }

  /** Who set this value, when, from where: asked when it is wanted. */
  #story(code) {
    const body = h('div', {});
    return h('details', { class: 'history', ontoggle: async event => {
      if (!event.target.open) return;
      try {
        const { past } = await this.client.get(`${this.#path}/values/${encodeURIComponent(code)}`);
        body.replaceChildren(table(words(code), [t('revision'), t('value'), t('changedBy')], past.map(entry =>
          [String(entry.revision), [entry.scope && `${entry.scope}: `, shown(entry.value)].filter(Boolean), [instant(entry.at), entry.system ?? entry.source, entry.reason].filter(Boolean).join(' · ')])));
      } catch (problem) {
        body.replaceChildren(failure(problem));
      }
    } }, h('summary', { class: 'quiet small' }, t('historyOf', { attribute: words(code) })), body);
  }

  /** Remembers what was typed and is not saved, also for a locale that goes out of sight, or while somebody else's change is drawn. */
  #keep(slots, data) {
    for (const { name, attribute, scope, value } of slots) {
      const text = data.get(name);
      if (text === null) continue;
      if (JSON.stringify(typed(attribute, scope, text)) === JSON.stringify(value ?? null)) this.#unsaved.delete(name);
      else this.#unsaved.set(name, text);
    }
    this.#unsaved.set('reason', data.get('reason'));
  }

  async #save(slots, data) {
    this.#keep(slots, data);
    const values = {};
    for (const { name, attribute, scope } of slots) {
      if (!this.#unsaved.has(name)) continue;
      const next = typed(attribute, scope, this.#unsaved.get(name));
      if (scope) values[attribute.code] = { ...values[attribute.code], [scope]: next };
      else values[attribute.code] = next;
    }
    await this.#do(() => this.client.send('PATCH', this.#path, { body: { values, reason: data.get('reason').trim() || undefined }, headers: { 'If-Match': this.#tag } }).then(() => this.#unsaved.clear()), t('saved'));
  }

  #history(product, revisions, steward) {
    return table(t('revisions'), [t('revision'), t('when'), t('from'), t('reason'), ''], revisions.map(({ revision, at, source, system, reason }) => [
      String(revision), instant(at), system ?? source, reason ?? '',
      steward && revision !== product.revision
        ? h('button', { type: 'button', class: 'plain', onclick: () => this.#do(() => this.client.post(`${this.#path}/restorations`, { revision, reason: t('restoredReason', { revision }) },
          { 'If-Match': this.#tag }), t('restored', { revision })) }, t('restore'))
        : '',
    ]));
  }

  /** Who did what, also to publications: asked when it is wanted. */
  #audit() {
    const body = h('div', {});
    return h('details', { ontoggle: async event => {
      if (!event.target.open) return;
      try {
        const { items } = await this.client.get(`${this.#path}/events`);
        body.replaceChildren(table(t('audit'), [t('when'), t('act'), t('who'), t('revision'), t('where'), t('reason')], items.map(({ at, act, author, revision, channel, locale, note }) =>
          [instant(at), t(`act ${act}`), author ?? '', String(revision), [channel, locale].filter(Boolean).join(' '), note ?? ''])));
      } catch (problem) {
        body.replaceChildren(failure(problem));
      }
    } }, h('summary', {}, t('audit')), body);
  }

  /** Does it, shows how things stand then, and says what was done, or why not. */
  async #do(action, said) {
    let notice;
    try {
      await action();
      notice = h('p', { class: 'notice good' }, said);
    } catch (problem) {
      if (problem.status === 422) throw problem;
      notice = failure(problem);
      const reasons = problem.facts?.reasons ?? [];
      notice.append(...reasons.length > 0 ? [h('ul', {}, reasons.map(({ detail }) => h('li', {}, detail)))] : []);
      if (problem.status === 412) notice.append(h('p', {}, t('changedByOther')));
    }
    await this.refresh();
    this.shadowRoot.querySelector('.top')?.append(notice);
    focusOn(notice);
  }
}

/** The places that a value can be set at, and what stands there. */
function slotsOf(product, attributes, channels, locales) {
  return attributes.flatMap(attribute => scopes(attribute, channels, locales, product.values[attribute.code]).map(scope => ({
    name: `values/${attribute.code}${scope ? `/${scope}` : ''}`, attribute, scope, value: scope ? product.values[attribute.code]?.[scope] : product.values[attribute.code],
  })));
}
