import { client } from './client.js';
import { base } from './look.js';
import { t } from './texts.js';

/** Makes an element: attributes by name, `on...` as listeners; null, undefined and false are left out, as are such children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * What all elements have in common: a shadow root with the common look, one place that is shown, and the states
 * loading and failed around whatever {@link render} makes.
 */
export class TouchstoneElement extends HTMLElement {
  /** The look of this element, beside the common one. */
  static look = [];

  #stage = h('div', { part: 'stage' });
  #said = h('p', { class: 'unseen', role: 'status' });
  #turn = 0;
  #due = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [base, ...this.constructor.look];
    root.append(this.#stage, this.#said);
  }

  connectedCallback() {
    this.changed();
  }

  attributeChangedCallback() {
    this.changed();
  }

  /** Refreshes once for all that changes in one go: being connected and given its attributes is one change, and one request. */
  changed() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.isConnected) this.refresh();
    });
  }

  /** The client of this element's `data-key`, else of the page's key. */
  get client() {
    return client(this.dataset.key);
  }

  /** The tag of this element's headings, by its `level`: where the page's own headings leave off. */
  get heading() {
    return `h${this.getAttribute('level') ?? 2}`;
  }

  /** @returns {Promise<Node|Node[]>|Node|Node[]} what to show */
  async render() {}

  /** Renders anew. Of two at the same time, the later one is shown. */
  async refresh() {
    const turn = ++this.#turn;
    this.show(h('p', { class: 'quiet', part: 'loading' }, t('loading')));
    let shown;
    try {
      shown = await this.render();
    } catch (problem) {
      shown = this.failed(problem);
    }
    if (turn === this.#turn) this.show(shown);
  }

  show(...nodes) {
    this.#stage.replaceChildren(...nodes.flat(Infinity).filter(Boolean));
  }

  /** What is shown instead when rendering failed. */
  failed(problem) {
    return failure(problem, () => this.refresh());
  }

  /** Says to a screen reader what the eye sees happen. */
  say(text) {
    this.#said.textContent = text;
  }

  /** Tells the page. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`touchstone-${name}`, { bubbles: true, composed: true, detail }));
  }
}

/** What went wrong and, if it may help, a button to try again. */
export function failure(problem, retry) {
  if (!problem.status && !problem.type) console.error(problem);
  return h('div', { class: 'notice bad', part: 'problem', role: 'alert' },
    h('p', {}, problem.message),
    retry && problem.status !== 404 && !problem.is?.('origin-not-allowed') && h('button', { type: 'button', onclick: retry }, t('tryAgain')));
}

/**
 * Draws a list page by page: the first at once, each further one on demand, with the focus on its first row.
 *
 * @param {{items: any[], next?: string}} first
 * @param {(after: string) => Promise} load gives the page after that cursor
 * @param {(items: any[]) => Element[]} draw adds the rows of one page and gives them back
 * @returns {Element} what stands below the list
 */
export function pages(first, load, draw) {
  const foot = h('div', { class: 'more' });

  function show({ items, next }) {
    const rows = draw(items);
    foot.replaceChildren(...next ? [h('button', { type: 'button', part: 'button', onclick: event => more(event.currentTarget, next) }, t('more'))] : []);
    return rows;
  }

  async function more(button, after) {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    try {
      const [row] = show(await load(after));
      const link = row?.querySelector('a, summary');
      if (link) link.focus();
      else if (row) focusOn(row);
    } catch (problem) {
      foot.replaceChildren(failure(problem, event => more(event.currentTarget, after)));
    }
  }

  show(first);
  return foot;
}

/** Moves the focus to something that is not a control, such as a heading that has just appeared. */
export function focusOn(element) {
  element.tabIndex = -1;
  element.focus();
}
