import { h } from '/plugin/element.js';
import { field, form } from '/plugin/form.js';
import { instant } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { failed, said } from './notices.js';
import { ago, localInput, plusDays } from './time.js';
import { once, Part, work } from './work.js';

/** What is to be done about a lead, and until when. */
export class Tasks extends Part {
  static look = [work, sheet(`
    li { display: grid; grid-template-columns: auto 1fr auto; gap: .6rem; align-items: baseline; padding-block: .25rem }
    li input { inline-size: 1.125rem; block-size: 1.125rem; margin: 0; accent-color: var(--accent); translate: 0 .15rem }
    .done label { text-decoration: line-through; color: var(--quiet) }
    li label { font-weight: 400 }
    form { grid-template-columns: minmax(0, 1fr) minmax(0, 13rem) auto; align-items: end; gap: .6rem }
    form > div:empty { display: none }
    form > .row, form > .field { align-self: end }
    form input { min-inline-size: 0 }
    form .hint { display: none }
    @media (width < 44rem) { form { grid-template-columns: 1fr } }
  `)];

  async render() {
    const path = `/leads/${encodeURIComponent(this.getAttribute('lead'))}/tasks`;
    const { items } = await this.client.get(path, { limit: 200 });
    const tomorrow = plusDays(new Date(), 1);
    tomorrow.setHours(10, 0, 0, 0);
    return h('section', { class: 'card stack' }, h('h2', {}, t('tasks')),
      items.length > 0 && h('ul', { role: 'list' }, [...items].sort((one, other) => Boolean(one.doneAt) - Boolean(other.doneAt)).map(task => this.#row(task))),
      form({ action: t('add'), send: async data => {
        await this.client.post(path, { title: data.get('title').trim(), dueAt: new Date(data.get('due')).toISOString(), done: false }, once());
        await this.renew();
        this.say(t('taskAdded'));
        this.shadowRoot.querySelector('input[type=text]').focus();
      } }, field({ name: 'title', label: t('task'), required: true, maxlength: 200 }), field({ name: 'due', label: t('due'), type: 'datetime-local', required: true, value: localInput(tomorrow) })));
  }

  #row(task) {
    const late = !task.doneAt && new Date(task.dueAt) < new Date();
    return h('li', { class: task.doneAt && 'done' },
      h('input', { type: 'checkbox', id: task.id, 'data-at': task.id, checked: Boolean(task.doneAt), onchange: () => this.#set(task, !task.doneAt) }),
      h('label', { for: task.id, dir: 'auto' }, task.title),
      h('time', { class: `small ${late ? 'bad-text' : 'quiet'}`, datetime: task.dueAt, title: instant(task.dueAt) }, task.doneAt ? t('doneWhen', { when: ago(task.doneAt) }) : ago(task.dueAt)));
  }

  async #set({ id }, done, undoing = false) {
    try {
      await finish(this.client, id, done);
      await this.renew();
      if (!undoing) said(t(done ? 'taskDone' : 'taskOpen'), () => this.#set({ id }, !done, true));
    } catch (problem) {
      failed(problem);
    }
  }
}

/** Says that a task is done, or not. */
export async function finish(client, id, done) {
  const { value, tag } = await client.send('GET', `/tasks/${id}`);
  await client.send('PUT', `/tasks/${id}`, { body: { title: value.title, dueAt: value.dueAt, assignee: value.assignee, done }, headers: { 'If-Match': tag } });
}
