import { h } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { watch } from './live.js';
import { askLook } from './look.js';
import { Moves, stagesFrom, value } from './moves.js';
import { failed } from './notices.js';
import { step } from './shortcuts.js';
import { me } from './staff.js';
import { day } from './time.js';
import { Part, work } from './work.js';
import { sums } from './worth.js';

const TELLING = new Set(['opened-opportunity', 'moved-opportunity', 'changed-opportunity', 'won-opportunity', 'lost-opportunity', 'reopened-opportunity']);

/** The open opportunities by stage. A card is dragged, or moved by its menu or the arrow keys; what a move asks for is asked. */
export class Board extends Part {
  static look = [work, askLook, sheet(`
    .top { display: flex; flex-wrap: wrap; gap: .75rem 2rem; align-items: center; justify-content: space-between; margin-block-end: 1rem }
    .top .row { gap: 1rem }
    .notice { margin-block-end: 1rem }
    .mine { display: flex; gap: .4rem; align-items: center; font-weight: 400 }
    .mine input { inline-size: 1.125rem; block-size: 1.125rem; margin: 0; accent-color: var(--accent) }
    .top select { inline-size: auto }
    .board { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(14rem, 1fr); gap: .75rem; overflow-x: auto; padding-block-end: .5rem; align-items: start }
    .stage { display: grid; gap: .5rem; align-content: start; min-block-size: 14rem; padding: .6rem; border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.5); background: color-mix(in srgb, var(--border) 7%, transparent) }
    .stage.end { min-block-size: 6rem; place-content: center; justify-items: center; border-style: dashed; color: var(--quiet) }
    .ends { display: grid; gap: .75rem }
    .stage.free { border-color: var(--accent); background: color-mix(in srgb, var(--accent) 8%, transparent) }
    .stage.asks { border-style: dashed; border-color: var(--border) }
    .stage.over { outline: .1875rem solid var(--accent) }
    .stage h2 { font-size: .9375rem }
    .cards { display: grid; gap: .5rem }
    .deal { position: relative; padding: .6rem .7rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); cursor: grab }
    .deal:hover { border-color: var(--border) }
    .deal.dragged { opacity: .45 }
    .deal a { color: inherit; font-weight: 600; text-decoration: none; overflow-wrap: anywhere }
    .deal a:hover { text-decoration: underline }
    .deal .menu { position: absolute; inset-block-start: .3rem; inset-inline-end: .3rem; min-block-size: 1.625rem; min-inline-size: 1.625rem; padding: 0; border-color: transparent }
    .deal h3 { padding-inline-end: 1.75rem }
    [role=menu] { position: fixed; inset: auto; margin: 0; inline-size: 16rem; padding: .3rem; border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); color: inherit; box-shadow: 0 .5rem 2rem rgb(0 0 0 / .2) }
    [role=menu] button { justify-content: start; gap: .5rem; inline-size: 100%; border-color: transparent; font-weight: 400; text-align: start }
    [role=menu] button:hover, [role=menu] button:focus-visible { background: color-mix(in srgb, var(--accent) 10%, transparent); outline-offset: -.1875rem }
  `)];

  #mine = false;
  #pipeline;
  #stages = [];
  #dragged;
  #stop;
  #due;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = watch(touch => {
      if (!TELLING.has(touch.verb)) return;
      clearTimeout(this.#due);
      this.#due = setTimeout(() => this.#follow(), 300);
    });
  }

  /** Draws what came meanwhile, once nobody holds a card or has a menu open. */
  #follow() {
    if (this.#dragged || this.shadowRoot.querySelector('dialog, [role=menu]')) this.#due = setTimeout(() => this.#follow(), 1000);
    else this.renew().catch(failed);
  }

  // A card taken up while the answer was on the way stays in the hand.
  show(...nodes) {
    if (this.#dragged) this.#due = setTimeout(() => this.#follow(), 1000);
    else super.show(...nodes);
  }

  disconnectedCallback() {
    this.#stop?.();
    clearTimeout(this.#due);
  }

  keys() {
    return [
      ['j', t('nextRow'), () => step(this.#links(), 1)],
      ['k', t('previousRow'), () => step(this.#links(), -1)],
      ['ArrowRight', t('moveOn'), () => this.#along(1)],
      ['ArrowLeft', t('moveBack'), () => this.#along(-1)],
      ['m', t('moveSomewhere'), () => this.shadowRoot.activeElement?.closest('.deal')?.querySelector('.menu').click()],
    ];
  }

  #links() {
    return [...this.shadowRoot.querySelectorAll('.deal a')];
  }

  async render() {
    document.title = `${t('board')} – Touchstone`;
    const [{ items: pipelines }, mine] = await Promise.all([this.client.get('/pipelines'), me(this.client)]);
    const pipeline = pipelines.find(({ id }) => id === this.#pipeline) ?? pipelines.find(({ id }) => id === 'sales') ?? pipelines[0];
    this.#stages = pipeline.definition.stages;
    const { stages } = await this.client.get(`/pipelines/${pipeline.id}/board`, { owner: this.#mine ? mine.id : undefined, limit: 50 });
    const empty = stages.every(({ count }) => count === 0);
    return [
      h('div', { class: 'top' }, h('h1', {}, t('board')), h('div', { class: 'row' },
        pipelines.length > 1 && h('select', { 'aria-label': t('pipeline'), 'data-at': 'pipeline', onchange: event => this.#choose({ pipeline: event.target.value }) },
          pipelines.map(({ id, definition }) => h('option', { value: id, selected: id === pipeline.id }, definition.name))),
        h('label', { class: 'mine' }, h('input', { type: 'checkbox', 'data-at': 'mine', checked: this.#mine, onchange: event => this.#choose({ mine: event.target.checked }) }), t('mine')))),
      empty && h('p', { class: 'notice' }, t('noOpportunities')),
      h('div', { class: 'board', role: 'region', 'aria-label': t('board'), tabindex: '0' }, stages.map(stage => this.#column(stage)), this.#ends()),
    ];
  }

  #choose({ pipeline = this.#pipeline, mine = this.#mine }) {
    this.#pipeline = pipeline;
    this.#mine = mine;
    return this.renew().catch(failed);
  }

  #column({ stage, name, probability, count, values, items }) {
    return h('section', { class: 'stage', 'data-stage': stage, 'aria-label': name, ...this.#target(() => this.#moves(moves => moves.move(this.#dragged, this.#stages, stage))) },
      h('div', { class: 'head' }, h('h2', {}, name), h('span', { class: 'quiet small number' }, t('countAndChance', { count, probability }))),
      values.length > 0 && h('p', { class: 'small number' }, sums(values)),
      h('ul', { class: 'cards', role: 'list' }, items.map(one => this.#card(one))),
      count > items.length && h('p', { class: 'quiet small' }, t('andMore', { count: count - items.length })));
  }

  #ends() {
    return h('div', { class: 'ends' },
      h('div', { class: 'stage end', 'data-stage': 'WON', ...this.#target(() => this.#moves(moves => moves.win(this.#dragged))) }, t('won')),
      h('div', { class: 'stage end', 'data-stage': 'LOST', ...this.#target(() => this.#moves(moves => moves.lose(this.#dragged))) }, t('lost')));
  }

  #card(one) {
    return h('li', { class: 'deal', draggable: 'true', ondragstart: event => this.#drag(event, one), ondragend: () => this.#dropped() },
      h('h3', {}, h('a', { href: `#/leads/${one.lead}`, 'data-at': one.id, dir: 'auto', draggable: 'false' }, one.name)),
      h('p', { class: 'small' }, h('span', { class: 'number' }, value(one)), one.expectedClose && h('span', { class: 'quiet' }, ` · ${t('by', { day: day(one.expectedClose) })}`)),
      one.owner && h('p', { class: 'quiet small', dir: 'auto' }, one.owner.name),
      h('button', { type: 'button', class: 'menu', 'aria-haspopup': 'menu', 'aria-label': t('moveOne', { name: one.name }), onclick: event => this.#menu(event.currentTarget, one) }, '⋯'));
  }

  #drag(event, one) {
    this.#dragged = one;
    event.dataTransfer.setData('text/plain', one.name);
    event.dataTransfer.effectAllowed = 'move';
    event.currentTarget.classList.add('dragged');
    const from = this.#stages.find(({ id }) => id === one.stage);
    for (const column of this.shadowRoot.querySelectorAll('.stage')) {
      const { stage } = column.dataset;
      if (stage !== one.stage) column.classList.add(from?.leadsTo.includes(stage) || stage === 'WON' ? 'free' : 'asks');
    }
  }

  #dropped() {
    this.#dragged = undefined;
    for (const one of this.shadowRoot.querySelectorAll('.free, .asks, .over, .dragged')) one.classList.remove('free', 'asks', 'over', 'dragged');
  }

  #target(drop) {
    return {
      ondragover: event => {
        if (!this.#dragged || event.currentTarget.dataset.stage === this.#dragged.stage) return;
        event.preventDefault();
        event.currentTarget.classList.add('over');
      },
      ondragleave: event => event.currentTarget.classList.remove('over'),
      ondrop: event => {
        event.preventDefault();
        drop();
        this.#dropped();
      },
    };
  }

  #menu(button, one) {
    const close = () => {
      menu.remove();
      button.focus();
    };
    const choose = act => () => {
      close();
      return this.#moves(act);
    };
    const items = [
      ...stagesFrom(one, this.#stages, to => choose(moves => moves.move(one, this.#stages, to))()),
      h('button', { type: 'button', role: 'menuitem', onclick: choose(moves => moves.win(one)) }, t('won')),
      h('button', { type: 'button', role: 'menuitem', onclick: choose(moves => moves.lose(one)) }, t('lost')),
    ];
    const menu = h('div', { role: 'menu', popover: 'auto', 'aria-label': t('moveOne', { name: one.name }), onkeydown: event => {
      const at = items.indexOf(this.shadowRoot.activeElement);
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      items.at(next % items.length).focus();
    }, ontoggle: event => event.newState === 'closed' && menu.isConnected && close() }, items);
    this.shadowRoot.append(menu);
    const { left, bottom, right } = button.getBoundingClientRect();
    menu.showPopover();
    menu.style.top = `${Math.min(bottom + 4, innerHeight - menu.offsetHeight - 8)}px`;
    menu.style.left = `${Math.max(8, Math.min(left, right - menu.offsetWidth, innerWidth - menu.offsetWidth - 8))}px`;
    items[0].focus();
  }

  /** The card with the focus goes to the neighbouring stage. */
  #along(by) {
    const card = this.shadowRoot.activeElement?.closest('.deal');
    if (!card) return;
    const stage = card.closest('.stage').dataset.stage;
    const to = this.#stages[this.#stages.findIndex(({ id }) => id === stage) + by];
    if (!to) return;
    const id = card.querySelector('a').dataset.at;
    this.#moves(async moves => moves.move(await this.client.get(`/opportunities/${id}`), this.#stages, to.id));
  }

  async #moves(act) {
    try {
      await act(new Moves(this.client, this.shadowRoot, () => this.renew()));
    } catch (problem) {
      failed(problem);
    }
  }
}
