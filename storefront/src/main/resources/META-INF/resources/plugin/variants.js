import { h } from './element.js';
import { called, value } from './format.js';
import { sheet } from './look.js';

/** What there is to choose of a model: for each axis, such as colour, the values that its variants have. */
export class Variants {
  static look = sheet(`
    .axes { display: grid; gap: .9rem }
    .axes fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0 }
    .axes legend { padding: 0; margin-block-end: .4rem; font-weight: 650 }
    .axes .row { gap: .5rem }
    .axes label { position: relative; display: inline-flex; align-items: center; min-block-size: 2.5rem; padding: .3rem .9rem; border: 1px solid var(--border); border-radius: var(--radius); font-weight: 400; cursor: pointer }
    .axes label:hover { border-color: var(--accent) }
    .axes label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); font-weight: 600 }
    .axes label:has(:focus-visible) { outline: .1875rem solid var(--accent); outline-offset: .125rem }
    .axes label.elsewhere { border-style: dashed; color: var(--quiet) }
    .axes input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer }
  `);

  #items;
  #chosen;
  #choose;

  /** @param {(id: string, axis: string) => void} choose called with the variant that is wanted now, and the axis on which it was chosen */
  constructor({ axes, items }, { id }, choose) {
    this.#items = items;
    this.#chosen = items.find(({ product }) => product.id === id)?.axes ?? {};
    this.#choose = choose;
    this.element = h('div', { class: 'axes', part: 'axes' }, axes.map(axis => this.#axis(axis)));
  }

  /** The input that is chosen on an axis, to have the focus again. */
  input(axis) {
    return [...this.element.querySelectorAll('input')].find(({ name, checked }) => name === axis && checked);
  }

  #axis({ attribute, label, values, options }) {
    return h('fieldset', { part: 'axis' }, h('legend', {}, called(label, attribute)),
      h('div', { class: 'row' }, values.map(one => {
        const wanted = { ...this.#chosen, [attribute]: one };
        const best = this.#best(attribute, wanted);
        return h('label', { class: fits(best, wanted) === Object.keys(wanted).length ? null : 'elsewhere', part: 'axis-value' },
          h('input', { type: 'radio', name: attribute, checked: same(this.#chosen[attribute], one), onchange: () => this.#choose(best.product.id, attribute) }),
          h('span', { dir: 'auto' }, value(one, options)));
      })));
  }

  /** Of the variants with that value, the one that otherwise is most like what is chosen. */
  #best(attribute, wanted) {
    return this.#items.filter(({ axes }) => same(axes[attribute], wanted[attribute])).reduce((one, other) => (fits(other, wanted) > fits(one, wanted) ? other : one));
  }
}

function fits({ axes }, wanted) {
  return Object.keys(wanted).filter(axis => same(axes[axis], wanted[axis])).length;
}

/** Values of the API: plain, or such as {value, unit}. */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
