import { h } from './element.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/** The trees of categories to choose from: the way down to what is chosen, and what lies below it. */
export class Categories {
  static look = sheet(`
    .categories { display: grid; gap: 1rem }
    .categories h2, .categories h3 { font-size: 1rem; margin-block-end: .35rem }
    .categories ul ul { margin-inline-start: .9rem }
    .categories li > button { justify-content: space-between; inline-size: 100%; min-block-size: 1.75rem; padding-block: .2rem; gap: .6rem; text-align: start; text-decoration: none; color: inherit }
    .categories li > button:hover { color: var(--accent) }
    .categories [aria-current] { font-weight: 650; color: var(--accent) }
  `);

  #choose;
  element = h('nav', { class: 'categories', part: 'categories', 'aria-label': t('categories'), hidden: true });

  /** @param {(category: string|undefined) => void} choose called with `tree/code`, or nothing for all */
  constructor(choose) {
    this.#choose = choose;
  }

  /** @param {object[]} trees as the API has them @param {string|null} chosen `tree/code` */
  show(trees, chosen) {
    const focused = this.element.getRootNode().activeElement?.dataset?.category;
    this.element.hidden = trees.length === 0;
    this.element.replaceChildren(...trees.map(({ tree, name, categories }) => h('div', {},
      h('ul', { role: 'list', 'aria-label': name },
        h('li', {}, this.#button('', t('allProducts'), undefined, !chosen)), categories.map(one => this.#row(tree, one, chosen))))));
    if (focused !== undefined) [...this.element.querySelectorAll('button')].find(({ dataset }) => dataset.category === focused)?.focus();
  }

  #row(tree, { code, name, count, children = [] }, chosen) {
    const open = children.length > 0 && holds(tree, { code, children }, chosen);
    return h('li', {}, this.#button(`${tree}/${code}`, name, count, chosen === `${tree}/${code}`), open && h('ul', { role: 'list' }, children.map(one => this.#row(tree, one, chosen))));
  }

  #button(category, name, count, current) {
    return h('button', { type: 'button', class: 'plain', 'data-category': category, 'aria-current': current && 'true', onclick: () => this.#choose(category || undefined) },
      h('span', { dir: 'auto' }, name), count !== undefined && h('span', { class: 'quiet small' }, count));
  }
}

/** Whether what is chosen is this category, or lies below it. */
function holds(tree, { code, children = [] }, chosen) {
  return chosen === `${tree}/${code}` || children.some(child => holds(tree, child, chosen));
}
