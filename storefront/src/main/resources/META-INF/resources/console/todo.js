import { h, pages } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { failed, said } from './notices.js';
import { step } from './shortcuts.js';
import { tabs, tabsLook } from './tabs.js';
import { finish } from './tasks.js';
import { ago, plusDays } from './time.js';
import { Part, work } from './work.js';

const PAGE = 50;
/** More are not counted, only said to be more. */
const MOST_COUNTED = 200;

/** What is mine to do: tasks, the overdue first, and notes that mention me. */
export class Todo extends Part {
  static look = [work, tabsLook, sheet(`
    .two { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); align-items: start }
    @media (width > 64rem) { .two { grid-template-columns: repeat(2, minmax(0, 1fr)) } }
    h3 { margin-block: .25rem }
    li { position: relative; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 .75rem; align-items: baseline; padding: .5rem .25rem; overflow-wrap: anywhere }
    li + li { border-block-start: 1px solid var(--line) }
    li:hover { background: color-mix(in srgb, var(--accent) 6%, transparent) }
    li:focus-within:has(a:focus-visible) { outline: .1875rem solid var(--accent); outline-offset: -.1875rem }
    li a { color: inherit; outline: none; font-weight: 600; text-decoration: none }
    li a::after { content: ""; position: absolute; inset: 0 }
    li input { position: relative; z-index: 1; inline-size: 1.125rem; block-size: 1.125rem; margin: 0; accent-color: var(--accent); translate: 0 .15rem }
    li p { grid-column: 2 / -1; white-space: pre-line }
    .read { color: var(--quiet) }
  `)];

  #all = false;

  keys() {
    return [
      ['j', t('nextRow'), () => step(this.#links(), 1)],
      ['k', t('previousRow'), () => step(this.#links(), -1)],
      ['x', t('doneRow'), () => this.shadowRoot.activeElement?.closest('li')?.querySelector('input')?.click()],
    ];
  }

  #links() {
    return [...this.shadowRoot.querySelectorAll('li a')];
  }

  async render() {
    document.title = `${t('todo')} – Touchstone`;
    const [tasks, mentions] = await Promise.all([this.#tasks(), this.#mentions()]);
    return [
      h('div', { class: 'top' }, h('h1', {}, t('todo'))),
      h('div', { class: 'two' },
        h('section', { class: 'card stack', 'aria-label': t('myTasks') }, h('h2', {}, t('myTasks')), tasks.items.length === 0 ? h('p', { class: 'notice' }, t('noTasks')) : this.#taskList(tasks)),
        h('section', { class: 'card stack', 'aria-label': t('mentions') }, h('div', { class: 'head' }, h('h2', {}, t('mentions')),
          tabs(t('mentions'), [['', t('unreadMentions')], ['all', t('allMentions')]], this.#all ? 'all' : '', value => this.#choose(value))),
        mentions.items.length === 0 ? h('p', { class: 'notice' }, t(this.#all ? 'noMentions' : 'noUnreadMentions')) : this.#mentionList(mentions))),
    ];
  }

  #tasks(after) {
    return this.client.get('/tasks', { limit: PAGE, after });
  }

  #mentions(after) {
    return this.client.get('/mentions', { unread: !this.#all, limit: PAGE, after });
  }

  async #choose(value) {
    this.#all = value === 'all';
    await this.refresh();
    this.shadowRoot.querySelector(`.tabs [value="${value}"]`)?.focus();
  }

  /** By when they are due, with a heading where another time begins. */
  #taskList(first) {
    const place = h('div', {});
    let shown;
    const draw = tasks => tasks.map(task => {
      const due = when(task.dueAt);
      if (due !== shown) place.append(h('h3', { class: due === 'overdue' && 'bad-text' }, t(due)), h('ul', { role: 'list' }));
      shown = due;
      const row = this.#task(task, due);
      place.lastChild.append(row);
      return row;
    });
    return [place, pages(first, after => this.#tasks(after), draw)];
  }

  #task({ id, lead, title, dueAt, asker }, due) {
    return h('li', {}, h('input', { type: 'checkbox', 'aria-label': t('doneOne', { title }), onchange: event => this.#act(event.target, () => finish(this.client, id, true), t('taskDone'), () => finish(this.client, id, false)) }),
      h('span', {}, h('a', { href: `#/leads/${encodeURIComponent(lead)}`, dir: 'auto', 'data-at': id }, title), about(asker)),
      h('time', { class: `small ${due === 'overdue' ? 'bad-text' : 'quiet'}`, datetime: dueAt, title: instant(dueAt) }, ago(dueAt)));
  }

  #mentionList(first) {
    const list = h('ul', { role: 'list' });
    const draw = mentions => {
      const rows = mentions.map(mention => this.#mention(mention));
      list.append(...rows);
      return rows;
    };
    return [list, pages(first, after => this.#mentions(after), draw)];
  }

  #mention({ id, lead, asker, at, author, text, readAt }) {
    const set = read => this.client.send(read ? 'PUT' : 'DELETE', `/mentions/${id}/reading`);
    return h('li', { class: readAt && 'read' }, h('input', { type: 'checkbox', checked: Boolean(readAt), 'aria-label': t('seenOne', { name: author.name }),
      onchange: event => this.#act(event.target, () => set(!readAt), t(readAt ? 'mentionUnread' : 'mentionRead'), () => set(Boolean(readAt))) }),
    h('span', {}, h('a', { href: `#/leads/${encodeURIComponent(lead)}`, dir: 'auto', 'data-at': id }, author.name), about(asker)),
    h('time', { class: 'quiet small', datetime: at, title: instant(at) }, ago(at)), h('p', { dir: 'auto' }, text));
  }

  /** Whoever goes through the list goes on with the row that takes the place of the one that is done. */
  async #act(box, act, text, undo) {
    const row = box.closest('li');
    const at = this.#links().indexOf(row.querySelector('a'));
    const walking = row.contains(this.shadowRoot.activeElement);
    try {
      await act();
      await this.#again();
      said(text, async () => {
        await undo();
        await this.#again();
      });
      if (walking) (this.#links().at(Math.min(at, this.#links().length - 1)) ?? this.shadowRoot.querySelector('h1')).focus();
    } catch (problem) {
      failed(problem);
      await this.refresh();
    }
  }

  async #again() {
    await this.renew();
    dispatchEvent(new Event('touchstone-todo'));
  }
}

/** How much waits: tasks that are due by the end of today, and mentions that nobody has seen to. */
export class TodoCount extends Part {
  static look = [sheet(`
    :host, div { display: inline }
    .count { margin-inline-start: .35rem; padding: 0 .45rem; border-radius: 1rem; background: var(--accent); color: var(--on-accent); font-size: .8125rem; font-weight: 600; font-variant-numeric: tabular-nums }
  `)];

  #again = () => this.refresh();

  connectedCallback() {
    super.connectedCallback();
    for (const event of ['hashchange', 'touchstone-todo']) addEventListener(event, this.#again);
  }

  disconnectedCallback() {
    for (const event of ['hashchange', 'touchstone-todo']) removeEventListener(event, this.#again);
  }

  /** What it says stays until it is known anew. */
  async refresh() {
    try {
      await this.renew();
    } catch (problem) {
      this.show(h('span', { title: problem.message }, ' ?'));
    }
  }

  async render() {
    const [{ items: tasks }, { items: mentions }] = await Promise.all([this.client.get('/tasks', { limit: MOST_COUNTED }), this.client.get('/mentions', { unread: true, limit: MOST_COUNTED })]);
    const count = tasks.filter(({ dueAt }) => when(dueAt) !== 'later').length + mentions.length;
    return count === 0 ? [] : h('span', { class: 'count' }, count < MOST_COUNTED ? count : `${MOST_COUNTED}+`, h('span', { class: 'unseen' }, ` ${t('waiting')}`));
  }
}

function when(dueAt, now = new Date()) {
  const due = new Date(dueAt);
  return due < now ? 'overdue' : due < plusDays(new Date(now.getFullYear(), now.getMonth(), now.getDate()), 1) ? 'dueToday' : 'later';
}

function about(asker) {
  return h('span', { class: 'quiet', dir: 'auto' }, ' · ', asker ? [asker.name, asker.company].filter(Boolean).join(', ') : t('erased'));
}
