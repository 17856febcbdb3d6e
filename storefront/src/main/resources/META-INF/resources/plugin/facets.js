import { h } from './element.js';
import { called } from './format.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/** Attributes that a filter names without `attr.` before them. */
const PLAIN = new Set(['category', 'subcategory']);

/** What a list can be narrowed by: each attribute with its values and how many products have them. Of several values of one attribute, any will do. */
export class Facets {
  static look = sheet(`
    .facets { display: grid; gap: 1.25rem }
    .facets fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; display: grid; gap: .1rem }
    .facets legend { padding: 0; margin-block-end: .35rem; font-weight: 650 }
    .facets .values { max-block-size: 16rem; overflow: auto; padding: .25rem; margin: -.25rem }
    .facets label { display: grid; grid-template-columns: auto 1fr auto; gap: .6rem; align-items: baseline; padding-block: .3rem; font-weight: 400; cursor: pointer }
    .facets input { inline-size: 1.1rem; block-size: 1.1rem; margin: 0; align-self: center; accent-color: var(--accent) }
  `);

  #chosen = new Map();
  #changed;
  element = h('section', { class: 'facets', part: 'facets', 'aria-label': t('narrow'), hidden: true });

  /** @param {() => void} changed called when something else is chosen */
  constructor(changed) {
    this.#changed = changed;
  }

  get isNarrowed() {
    return this.#chosen.size > 0;
  }

  /** The query parameters of what is chosen. */
  filters() {
    return Object.fromEntries([...this.#chosen].map(([attribute, values]) =>
      [`${PLAIN.has(attribute) ? '' : 'attr.'}${attribute}[in]`, [...values].map(value => value.replaceAll(',', '\\,')).join(',')]));
  }

  /** @param {{attribute: string, label?: string, values: {value: string, label?: string, count: number}[]}[]} facets */
  show(facets) {
    const useful = facets.filter(({ attribute, values }) => values.length > 1 || this.#chosen.has(attribute));
    const focused = this.element.getRootNode().activeElement?.id;
    this.element.hidden = useful.length === 0;
    this.element.replaceChildren(...useful.map(facet => this.#group(facet)),
      ...this.isNarrowed ? [h('div', {}, h('button', { type: 'button', class: 'plain', onclick: () => this.#clear() }, t('showAll')))] : []);
    if (focused && this.element.contains(this.element.querySelector(`#${CSS.escape(focused)}`))) this.element.querySelector(`#${CSS.escape(focused)}`).focus();
  }

  #group({ attribute, label, values }) {
    const chosen = this.#chosen.get(attribute) ?? new Set();
    // What is chosen stays there to be taken back, even if nothing has it any more.
    const missing = [...chosen].filter(value => !values.some(one => one.value === value)).map(value => ({ value, count: 0 }));
    return h('fieldset', {}, h('legend', {}, called(label, attribute)),
      h('div', { class: 'values' }, [...values, ...missing].map(one => h('label', {},
        h('input', {
          type: 'checkbox', id: `facet-${attribute}-${one.value}`, checked: chosen.has(one.value), onchange: event => this.#choose(attribute, one.value, event.target.checked),
        }),
        h('span', { dir: 'auto' }, one.label ?? one.value), h('span', { class: 'quiet small' }, one.count)))));
  }

  #choose(attribute, value, on) {
    const values = this.#chosen.get(attribute) ?? new Set();
    if (on) values.add(value);
    else values.delete(value);
    if (values.size > 0) this.#chosen.set(attribute, values);
    else this.#chosen.delete(attribute);
    this.#changed();
  }

  #clear() {
    this.#chosen.clear();
    this.#changed();
  }
}
